import "server-only";
import { parseDay } from "@/lib/dates";
import { t } from "@/lib/language/t";
import type { LedgerEntry } from "@/lib/metrics/ledger";
import { platform } from "./policy";

const revisions = () => ({
  label: t("{platform} Data API, revision history", { platform }),
  url: "https://developers.google.com/youtube/v3/revision_history",
});

const days = {
  roundingBegins: parseDay("2019-09-02"),
  roundingEverywhere: parseDay("2019-10-01"),
  shortsViews: parseDay("2025-03-31"),
  viewsBegin: parseDay("2026-08-24"),
  viewsEverywhere: parseDay("2026-08-27"),
};

/** What YouTube changed in the meaning of its public counts, oldest first. Append an entry when it does so again. */
export function youtubeLedger(): LedgerEntry[] {
  return [
    {
      id: "youtube-subscribers-2019",
      from: days.roundingBegins,
      // Rolled out "throughout September".
      complete: days.roundingEverywhere,
      effect: "precision",
      account: ["followers"],
      post: [],
      words: t("subscriber counts are cut to three digits"),
      before: t("Subscriber counts were exact."),
      after: t(
        "Above 1,000 the public count is cut down to its first three digits, for the channel's owner too: 1,234,567 is given as 1,230,000.",
      ),
      source: {
        label: t("{platform} Data API, channels, statistics.subscriberCount", { platform }),
        url: "https://developers.google.com/youtube/v3/docs/channels#statistics.subscriberCount",
      },
    },
    {
      id: "youtube-shorts-views-2025",
      from: days.shortsViews,
      complete: days.shortsViews,
      effect: "counting",
      account: ["views"],
      post: ["views"],
      words: t("every start of a Short counts as a view"),
      before: t("A view of a Short counted after it had been watched for a time."),
      after: t(
        "Every start and every replay of a Short counts as a view. Other videos are counted as before.",
      ),
      source: revisions(),
    },
    {
      id: "youtube-views-2026",
      from: days.viewsBegin,
      complete: days.viewsEverywhere,
      effect: "counting",
      account: ["views"],
      post: ["views"],
      words: t("views count when playback starts"),
      before: t("A view of a long video or a live stream counted after it had been watched for a time."),
      after: t("In every format a view counts when playback starts."),
      source: revisions(),
    },
  ];
}
