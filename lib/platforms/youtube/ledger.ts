import { parseDay } from "@/lib/dates";
import type { LedgerEntry } from "@/lib/metrics/ledger";

const revisions = {
  label: "YouTube Data API revision history",
  url: "https://developers.google.com/youtube/v3/revision_history",
};

/** What YouTube changed in the meaning of its public counts. Append an entry when it does so again. */
export const youtubeLedger: readonly LedgerEntry[] = [
  {
    id: "youtube-subscribers-rounded",
    from: parseDay("2019-09-02"),
    // Rolled out "throughout September".
    complete: parseDay("2019-10-01"),
    effect: "precision",
    account: ["followers"],
    post: [],
    words: "subscriber counts are cut to three digits",
    before: "Subscriber counts were exact.",
    after:
      "Above 1,000 the public count is cut down to its first three digits, for the channel's owner too: 1,234,567 is given as 1,230,000.",
    source: {
      label: "YouTube Data API, channels: statistics.subscriberCount",
      url: "https://developers.google.com/youtube/v3/docs/channels#statistics.subscriberCount",
    },
  },
  {
    id: "youtube-shorts-views",
    from: parseDay("2025-03-31"),
    complete: parseDay("2025-03-31"),
    effect: "counting",
    account: ["views"],
    post: ["views"],
    words: "each start or replay of a Short counts as a view",
    before: "A Short had to play for a number of seconds to count as viewed.",
    after: "Every start and every replay of a Short counts, however short. Other videos are counted as before.",
    source: revisions,
  },
  {
    id: "youtube-views-all-formats",
    from: parseDay("2026-08-24"),
    complete: parseDay("2026-08-27"),
    effect: "counting",
    account: ["views"],
    post: ["views"],
    words: "a view counts when playback starts, in every format",
    before: "A view of anything but a Short needed some watching to count.",
    after: "A view of any video counts when its playback starts.",
    source: revisions,
  },
];
