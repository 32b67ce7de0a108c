import "server-only";
import type { PlatformDescriptor } from "../types";
import { tiktokLedger } from "./ledger";
import { noticeSlugs } from "./notice";
import { tiktokPolicy, tiktokRules } from "./policy";
import { readCoverHosts } from "./settings";

/** @source https://developers.tiktok.com/doc/tiktok-api-scopes */
export const scopes = {
  basic: "user.info.basic",
  profile: "user.info.profile",
  stats: "user.info.stats",
  videos: "video.list",
} as const;

export function describeTiktok(): PlatformDescriptor {
  return {
    id: "tiktok",
    label: "TikTok",
    series: 2,
    scopes: [
      {
        scope: scopes.basic,
        allows: "Read your profile info. We read which account it is and its display name.",
        without: "We cannot tell which account is yours, so nothing can be read.",
        needed: "link",
      },
      {
        scope: scopes.profile,
        allows: "Read your additional profile information. We read your username.",
        without: "Your account goes by its display name here, not by its @username.",
        needed: "name",
      },
      {
        scope: scopes.stats,
        allows:
          "Read your profile engagement statistics. We read your followers, following, likes and videos.",
        without:
          "The account's own counts are not read: its followers, following, likes and number of videos.",
        needed: "counts",
      },
      {
        scope: scopes.videos,
        allows: "Read your public videos on TikTok. We read their counts.",
        without: "No video is read: neither views nor likes, comments and shares.",
        needed: "posts",
      },
    ],
    requirement: null,
    accountMetrics: ["followers", "following", "posts", "likes"],
    postMetrics: ["views", "likes", "comments", "shares"],
    words: { followers: "followers", post: "video", posts: "videos" },
    neverRead: [
      "Private videos, videos for friends, and drafts",
      "Who follows you and whom you follow",
      "Comments and who wrote them",
      "Messages",
      "Watch time, audience and revenue",
      "Your bio, picture, email address and phone number",
    ],
    followerDigits: null,
    permissionsUrl: tiktokPolicy.permissionsUrl,
    privacyPolicyUrl: tiktokPolicy.privacyPolicyUrl,
    termsUrl: tiktokPolicy.termsUrl,
    apiName: "TikTok's Login Kit and Display API",
    useNotice: null,
    graceDays: tiktokPolicy.deleteAfterRevocationOnDay,
    historyEndsWithDisconnect: tiktokPolicy.historyEndsWithDisconnect,
    canRevoke: true,
    allowsDerived: true,
    keepMonths: tiktokPolicy.keepMonths,
    isOwnerOnly: tiktokPolicy.isOwnerOnly,
    coverHosts: readCoverHosts(),
    readEveryHours: 24,
    endpoints: { account: "/v2/user/info/, user.info.stats", post: "/v2/video/list/" },
    ledger: tiktokLedger,
    policy: { readOn: tiktokPolicy.readOn, rules: tiktokRules },
    noticeSlugs,
  };
}
