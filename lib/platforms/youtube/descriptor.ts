import "server-only";
import type { PlatformDescriptor } from "../types";
import { youtubeLedger } from "./ledger";
import { youtubePolicy, youtubeRules } from "./policy";
import { hasAmendment, readCoverHosts } from "./settings";

export const readonlyScope = "https://www.googleapis.com/auth/youtube.readonly";

/** Read anew each time: the operator's amendment changes what may be shown and how long figures are kept. */
export function describeYoutube(): PlatformDescriptor {
  const amended = hasAmendment();
  return {
    id: "youtube",
    label: "YouTube",
    series: 3,
    scopes: [
      {
        scope: readonlyScope,
        allows:
          "View your YouTube account. We read your channel's public counts and those of its public videos.",
        without: "We cannot tell which channel is yours, so nothing can be read.",
        needed: "link",
      },
    ],
    requirement: null,
    accountMetrics: ["followers", "views", "posts"],
    postMetrics: ["views", "likes", "comments"],
    words: { followers: "subscribers", post: "video", posts: "videos" },
    neverRead: [
      "Private and unlisted videos",
      "YouTube Analytics: watch time, audience, revenue",
      "Comments and who wrote them",
      "Subscriptions, liked videos and watch history",
      "Your email address",
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
    ledger: youtubeLedger,
    policy: { readOn: youtubePolicy.readOn, rules: youtubeRules },
    noticeSlugs: [],
  };
}
