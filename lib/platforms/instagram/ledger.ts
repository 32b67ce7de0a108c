import "server-only";
import { parseDay } from "@/lib/dates";
import type { LedgerEntry } from "@/lib/metrics/ledger";

const changelog = {
  label: "Instagram Platform, changelog",
  url: "https://developers.facebook.com/docs/instagram-platform/changelog",
};

/** What Instagram changed in the meaning of its public counts, oldest first. Append an entry when it does so again. */
export const instagramLedger: readonly LedgerEntry[] = [
  {
    id: "instagram-views-2024",
    from: parseDay("2024-08-08"),
    // Announced for "over the next month".
    complete: parseDay("2024-09-08"),
    effect: "counting",
    account: [],
    post: ["views"],
    words: "views replace plays and impressions",
    before: "Reels had plays; photos and carousels had impressions, which only their owner saw.",
    after:
      "Every format has views: each start and each replay of a reel, each time anything else is on a screen.",
    source: {
      label: "Instagram's announcement, as reported on 2024-08-08",
      url: "https://www.business-standard.com/technology/tech-news/instagram-to-make-views-as-primary-metric-for-content-across-all-formats-124080800402_1.html",
    },
  },
  {
    id: "instagram-view-count-2025",
    from: parseDay("2025-06-16"),
    complete: parseDay("2025-06-16"),
    effect: "counting",
    account: [],
    post: ["views"],
    words: "view counts of reels begin",
    before: "No view count was given to apps such as this one.",
    after:
      "Reels may come with a view count, paid and unpaid views together. Photos and carousels come without.",
    source: changelog,
  },
  {
    id: "instagram-shares-2026",
    from: parseDay("2026-04-22"),
    complete: parseDay("2026-04-22"),
    effect: "counting",
    account: [],
    post: ["shares"],
    words: "share counts begin",
    before: "No count of shares was given to apps such as this one.",
    after: "Posts may come with a count of shares, unless their owner hides it.",
    source: changelog,
  },
];
