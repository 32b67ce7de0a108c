import "server-only";
import { t } from "@/lib/language/t";
import type { PlatformDescriptor } from "../types";
import { mastodonLedger } from "./ledger";
import { mastodonPolicy, mastodonRules, platform } from "./policy";
import { readSettings } from "./settings";

/** Read anew each time: which server it is belongs to the installation. */
export function describeMastodon(): PlatformDescriptor {
  const server = readSettings();
  const at = (path: string) => new URL(path, server?.serverUrl ?? "https://docs.joinmastodon.org/").href;
  return {
    id: "mastodon",
    label: platform,
    series: 4,
    scopes: [
      {
        scope: mastodonPolicy.scope,
        allows: t(
          "See whose account it is, with its public counts. Posts are read as anybody can read them.",
        ),
        without: t("We cannot tell which account is yours, so nothing can be read."),
        needed: "link",
      },
    ],
    requirement: server && {
      text: t("Accounts on {serverName} can be linked. An account on another server cannot.", {
        serverName: server.serverName,
      }),
      help: { label: t("About {serverName}", { serverName: server.serverName }), url: at("about") },
    },
    accountMetrics: ["followers", "following", "posts"],
    postMetrics: ["likes", "comments", "shares"],
    words: { followers: t("followers"), post: t("post"), posts: t("posts") },
    neverRead: [
      t("Posts for followers only, and direct messages"),
      t("Your replies to others, and what you boost"),
      t("Who follows you, and whom you follow"),
      t("Notifications, bookmarks, lists and searches"),
      t("Your email address"),
    ],
    followerDigits: null,
    permissionsUrl: at("oauth/authorized_applications"),
    privacyPolicyUrl: at("privacy-policy"),
    termsUrl: at("about"),
    apiName: "the Mastodon API",
    useNotice: null,
    graceDays: mastodonPolicy.deleteAfterRevocationOnDay,
    historyEndsWithDisconnect: mastodonPolicy.historyEndsWithDisconnect,
    canRevoke: true,
    allowsDerived: mastodonPolicy.allowsDerived,
    keepMonths: mastodonPolicy.keepMonths,
    isOwnerOnly: mastodonPolicy.isOwnerOnly,
    coverHosts: server?.coverHosts ?? [],
    readEveryHours: 24,
    endpoints: { account: "accounts/verify_credentials", post: "accounts/:id/statuses" },
    ledger: mastodonLedger,
    policy: { readOn: mastodonPolicy.readOn, rules: mastodonRules() },
    noticeSlugs: [],
  };
}
