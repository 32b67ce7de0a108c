import "server-only";
import { parseDay } from "@/lib/dates";
import { t } from "@/lib/language/t";
import type { LedgerEntry } from "@/lib/metrics/ledger";
import { platform } from "./policy";

const changelog = () => ({
  label: t("{platform} Platform, changelog", { platform }),
  url: "https://developers.facebook.com/docs/instagram-platform/changelog",
});

const days = {
  viewsAnnounced: parseDay("2024-08-08"),
  viewsEverywhere: parseDay("2024-09-08"),
  viewCounts: parseDay("2025-06-16"),
  shareCounts: parseDay("2026-04-22"),
};

/** What Instagram changed in the meaning of its public counts, oldest first. Append an entry when it does so again. */
export function instagramLedger(): LedgerEntry[] {
  return [
    {
      id: "instagram-views-2024",
      from: days.viewsAnnounced,
      // Announced for "over the next month".
      complete: days.viewsEverywhere,
      effect: "counting",
      account: [],
      post: ["views"],
      words: t("views replace plays and impressions"),
      before: t("Reels had plays; photos and carousels had impressions, which only their owner saw."),
      after: t(
        "Every format has views: each start and each replay of a reel, each time anything else is on a screen.",
      ),
      source: {
        label: t("{platform}'s announcement, as reported on 2024-08-08", { platform }),
        url: "https://www.business-standard.com/technology/tech-news/instagram-to-make-views-as-primary-metric-for-content-across-all-formats-124080800402_1.html",
      },
    },
    {
      id: "instagram-view-count-2025",
      from: days.viewCounts,
      complete: days.viewCounts,
      effect: "counting",
      account: [],
      post: ["views"],
      words: t("view counts of reels begin"),
      before: t("No view count was given to apps such as this one."),
      after: t(
        "Reels may come with a view count, paid and unpaid views together. Photos and carousels come without.",
      ),
      source: changelog(),
    },
    {
      id: "instagram-shares-2026",
      from: days.shareCounts,
      complete: days.shareCounts,
      effect: "counting",
      account: [],
      post: ["shares"],
      words: t("share counts begin"),
      before: t("No count of shares was given to apps such as this one."),
      after: t("Posts may come with a count of shares, unless their owner hides it."),
      source: changelog(),
    },
  ];
}
