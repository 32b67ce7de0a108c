import "server-only";
import { t } from "@/lib/language/t";
import type { PlatformDescriptor } from "../types";
import { arrivalsFile } from "./arrivals-file";
import { instagramLedger } from "./ledger";
import { noticeSlugs } from "./notice";
import { instagramPolicy, instagramRules, platform } from "./policy";
import { readCoverHosts } from "./settings";

export const basicScope = "instagram_business_basic";

export function describeInstagram(): PlatformDescriptor {
  return {
    id: "instagram",
    label: platform,
    series: 1,
    scopes: [
      {
        scope: basicScope,
        allows: t(
          "View your profile and posts. We read your account's public counts and those of its public posts.",
        ),
        without: t("We cannot tell which account is yours, so nothing can be read."),
        needed: "link",
      },
    ],
    requirement: {
      text: t(
        "{platform} gives figures of professional accounts only: creator or business. A personal account can be switched in {platform}'s settings, under “Account type and tools”, without cost and back again at any time. Then connect it here.",
        { platform },
      ),
      help: {
        label: t("How to switch, in {platform}'s help", { platform }),
        url: instagramPolicy.professionalAccountUrl,
      },
    },
    accountMetrics: ["followers", "following", "posts"],
    postMetrics: ["views", "likes", "comments", "shares"],
    words: { followers: t("followers"), post: t("post"), posts: t("posts"), short: "Reel" },
    neverRead: [
      t("Insights: reach, impressions, saves, profile visits, audience"),
      t("Messages, and stories"),
      t("Comments and who wrote them"),
      t("Who follows you and whom you follow"),
      t("Your email address"),
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
    ledger: instagramLedger(),
    policy: { readOn: instagramPolicy.readOn, rules: instagramRules() },
    noticeSlugs,
    arrivalsFile: arrivalsFile(),
  };
}
