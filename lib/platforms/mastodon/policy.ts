import "server-only";
import { t } from "@/lib/language/t";
import type { PolicyRule } from "../types";

/** Names stand in no catalogue. */
export const platform = "Mastodon";

const scopes = {
  paragraph: "Documentation, OAuth scopes",
  url: "https://docs.joinmastodon.org/api/oauth-scopes/",
};
const statuses = {
  paragraph: "Documentation, visibility of a status",
  url: "https://docs.joinmastodon.org/entities/Status/#visibility",
};
const tokens = {
  paragraph: "Documentation, revoking a token",
  url: "https://docs.joinmastodon.org/methods/oauth/#revoke",
};

/**
 * What is asked of whoever keeps a Mastodon server's figures, as read on 2026-11-24. The software has no developer terms
 * of its own: each server publishes a privacy policy and rules, and its operator may end an application's access. So
 * what binds here is the documentation's advice and our own promises.
 */
export const mastodonPolicy = {
  readOn: "2026-11-24",

  /**
   * "Request the most limited scopes as possible": this one reads whose account it is and nothing else.
   * @source https://docs.joinmastodon.org/api/oauth-scopes/#profile
   */
  scope: "profile",

  /**
   * Both can be read by everybody on the profile; unlisted ones are only kept out of public timelines.
   * @source https://docs.joinmastodon.org/entities/Status/#visibility
   */
  publicVisibilities: ["public", "unlisted"],

  /** No rule limits how long public counts may be kept. Ours: as long as the person who linked the account wants. */
  keepMonths: null,
  deleteAfterRevocationOnDay: null,
  historyEndsWithDisconnect: false,
  /** Counts are on the public profile, and nothing forbids calculating from them. */
  allowsDerived: true,
  isOwnerOnly: false,

  /**
   * Requests to one server in five minutes: by one token, and without a token by one address. Later pages of a list are
   * counted over a quarter of an hour, as the source says and the documentation does not.
   * @source https://docs.joinmastodon.org/api/rate-limits/
   * @source https://github.com/mastodon/mastodon/blob/main/config/initializers/rack_attack.rb
   */
  rateLimit: { calls: 300, windowMs: 5 * 60_000, strictestWindowMs: 15 * 60_000 },
} as const;

/** The same as rules, in the reader's language, each held by a test under a moved clock in `policy.test.ts`. */
export const mastodonRules = () =>
  [
    {
      id: "scope",
      asks: t("Request the most limited permissions possible."),
      kept: t(
        "One is asked for, which says whose account it is. Everything else is read as anybody can read it.",
      ),
      source: scopes,
    },
    {
      id: "visibility",
      asks: t("Posts for followers or for those mentioned are not for everybody."),
      kept: t("Only public and unlisted posts are read, and of them only counts. Texts are never stored."),
      source: statuses,
    },
    {
      id: "choice",
      asks: t("A token that is no longer needed is revoked."),
      kept: t("A disconnect revokes it at once and does with the history what was chosen."),
      source: tokens,
    },
    {
      id: "expiry",
      asks: t("No rule limits how long public counts are kept."),
      kept: t(
        "A grant that ended there deletes nothing: reading stops, and what was read stays until it is deleted here.",
      ),
      source: tokens,
    },
  ] as const satisfies readonly PolicyRule[];
