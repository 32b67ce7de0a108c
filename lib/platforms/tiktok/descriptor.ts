import "server-only";
import { t } from "@/lib/language/t";
import type { PlatformDescriptor } from "../types";
import { tiktokLedger } from "./ledger";
import { noticeSlugs } from "./notice";
import { platform, tiktokPolicy, tiktokRules } from "./policy";
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
    label: platform,
    series: 2,
    scopes: [
      {
        scope: scopes.basic,
        allows: t("Read your profile info. We read which account it is and its display name."),
        without: t("We cannot tell which account is yours, so nothing can be read."),
        needed: "link",
      },
      {
        scope: scopes.profile,
        allows: t("Read your additional profile information. We read your username."),
        without: t("Your account goes by its display name here, not by its @username."),
        needed: "name",
      },
      {
        scope: scopes.stats,
        allows: t(
          "Read your profile engagement statistics. We read your followers, following, likes and videos.",
        ),
        without: t(
          "The account's own counts are not read: its followers, following, likes and number of videos.",
        ),
        needed: "counts",
      },
      {
        scope: scopes.videos,
        allows: t("Read your public videos on {platform}. We read their counts.", { platform }),
        without: t("No video is read: neither views nor likes, comments and shares."),
        needed: "posts",
      },
    ],
    requirement: null,
    accountMetrics: ["followers", "following", "posts", "likes"],
    postMetrics: ["views", "likes", "comments", "shares"],
    words: { followers: t("followers"), post: t("video"), posts: t("videos") },
    neverRead: [
      t("Private videos, videos for friends, and drafts"),
      t("Who follows you and whom you follow"),
      t("Comments and who wrote them"),
      t("Messages"),
      t("Watch time, audience and revenue"),
      t("Your bio, picture, email address and phone number"),
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
    policy: { readOn: tiktokPolicy.readOn, rules: tiktokRules() },
    noticeSlugs,
  };
}
