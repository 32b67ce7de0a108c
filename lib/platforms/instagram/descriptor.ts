import "server-only";
import type { PlatformDescriptor } from "../types";
import { arrivalsFile } from "./arrivals-file";
import { instagramLedger } from "./ledger";
import { noticeSlugs } from "./notice";
import { instagramPolicy, instagramRules } from "./policy";
import { readCoverHosts } from "./settings";

export const basicScope = "instagram_business_basic";

export function describeInstagram(): PlatformDescriptor {
  return {
    id: "instagram",
    label: "Instagram",
    series: 1,
    scopes: [
      {
        scope: basicScope,
        allows:
          "View your profile and posts. We read your account's public counts and those of its public posts.",
        without: "We cannot tell which account is yours, so nothing can be read.",
        needed: "link",
      },
    ],
    requirement: {
      text: "Instagram gives figures of professional accounts only: creator or business. A personal account can be switched in Instagram's settings, under “Account type and tools”, without cost and back again at any time. Then connect it here.",
      help: { label: "How to switch, in Instagram's help", url: instagramPolicy.professionalAccountUrl },
    },
    accountMetrics: ["followers", "following", "posts"],
    postMetrics: ["views", "likes", "comments", "shares"],
    words: { followers: "followers", post: "post", posts: "posts", short: "Reel" },
    neverRead: [
      "Insights: reach, impressions, saves, profile visits, audience",
      "Messages, and stories",
      "Comments and who wrote them",
      "Who follows you and whom you follow",
      "Your email address",
    ],
    followerDigits: null,
    permissionsUrl: instagramPolicy.permissionsUrl,
    privacyPolicyUrl: instagramPolicy.privacyPolicyUrl,
    termsUrl: instagramPolicy.termsUrl,
    apiName: "the Instagram API with Instagram Login",
    useNotice: null,
    graceDays: instagramPolicy.deleteAfterLostGrantOnDay,
    historyEndsWithDisconnect: instagramPolicy.historyEndsWithDisconnect,
    canRevoke: false,
    allowsDerived: instagramPolicy.allowsDerived,
    keepMonths: instagramPolicy.keepMonths,
    isOwnerOnly: instagramPolicy.isOwnerOnly,
    coverHosts: readCoverHosts(),
    readEveryHours: 24,
    endpoints: { account: "GET /me", post: "GET /me/media" },
    ledger: instagramLedger,
    policy: { readOn: instagramPolicy.readOn, rules: instagramRules },
    noticeSlugs,
    arrivalsFile,
  };
}
