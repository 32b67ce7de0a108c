import "server-only";
import { t } from "@/lib/language/t";
import type { PlatformDescriptor } from "../types";
import { youtubeLedger } from "./ledger";
import { platform, youtubePolicy, youtubeRules } from "./policy";
import { hasAmendment, readCoverHosts } from "./settings";

export const readonlyScope = "https://www.googleapis.com/auth/youtube.readonly";

/** Read anew each time: the operator's amendment changes what may be shown and how long figures are kept. */
export function describeYoutube(): PlatformDescriptor {
  const amended = hasAmendment();
  return {
    id: "youtube",
    label: platform,
    series: 3,
    scopes: [
      {
        scope: readonlyScope,
        allows: t(
          "View your {platform} account. We read your channel's public counts and those of its public videos.",
          { platform },
        ),
        without: t("We cannot tell which channel is yours, so nothing can be read."),
        needed: "link",
      },
    ],
    requirement: null,
    accountMetrics: ["followers", "views", "posts"],
    postMetrics: ["views", "likes", "comments"],
    words: { followers: t("subscribers"), post: t("video"), posts: t("videos") },
    neverRead: [
      t("Private and unlisted videos"),
      t("{platform} Analytics: watch time, audience, revenue", { platform }),
      t("Comments and who wrote them"),
      t("Subscriptions, liked videos and watch history"),
      t("Your email address"),
    ],
    followerDigits: 3,
    permissionsUrl: youtubePolicy.permissionsUrl,
    privacyPolicyUrl: youtubePolicy.privacyPolicyUrl,
    termsUrl: youtubePolicy.termsUrl,
    apiName: "YouTube API Services",
    useNotice: youtubePolicy.useNotice,
    graceDays: youtubePolicy.deleteAfterRevocationOnDay,
    historyEndsWithDisconnect: true,
    canRevoke: true,
    allowsDerived: amended,
    keepMonths: amended ? youtubePolicy.keepMonthsWithAmendment : null,
    isOwnerOnly: youtubePolicy.isOwnerOnly,
    coverHosts: readCoverHosts(),
    readEveryHours: 24,
    endpoints: { account: "channels.list, statistics", post: "videos.batchGetStats, statistics" },
    ledger: youtubeLedger(),
    policy: { readOn: youtubePolicy.readOn, rules: youtubeRules() },
    noticeSlugs: [],
  };
}
