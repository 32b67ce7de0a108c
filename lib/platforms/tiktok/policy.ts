import "server-only";
import { t } from "@/lib/language/t";
import type { PolicyRule } from "../types";

/** Names stand in no catalogue. */
export const platform = "TikTok";

/** Last modified 2025-12-26. */
const terms = {
  url: "https://www.tiktok.com/legal/page/global/tik-tok-developer-terms-of-service/en",
};
const sharing = {
  url: "https://www.tiktok.com/legal/page/global/tiktok-data-sharing-agreement/en",
};

/**
 * What TikTok's rules ask of whoever keeps its figures, as read on 2026-11-21. Where they give a principle and no
 * number, the number is ours and says so.
 */
export const tiktokPolicy = {
  readOn: "2026-11-21",
  sources: [terms, sharing],

  /**
   * Developer Terms III.3(h): no profiles, databases or similar records about people or content, beside II.1, which
   * allows what the documentation describes for the application's own users. So: the consenting person's own figures,
   * shown to that person alone, never in a set across accounts.
   */
  isOwnerOnly: true,

  /** Data Sharing Agreement: no longer than necessary, without a number. Ours. */
  keepMonths: 24,

  /** Data Sharing Agreement: what a person's consent brought goes with it, without a number. Ours, as for the strictest. */
  deleteAfterDisconnectWithinDays: 7,
  /** A disconnect here, and `authorization.removed` whatever its reason: at once, in one step. */
  historyEndsWithDisconnect: true,
  deleteAfterRevocationWithinDays: 30,
  /** Ours: two days in hand for the rule above. */
  deleteAfterRevocationOnDay: 28,

  /**
   * Developer Terms III.3(c): no commercial use without TikTok's written consent. Nothing in this software can hold
   * that; the operator must before taking money.
   */
  needsConsentToCharge: true,

  /**
   * A sliding window for each endpoint by itself, for the whole application.
   * @source https://developers.tiktok.com/doc/tiktok-api-v2-rate-limit
   */
  requestsPerWindow: 600,
  windowMs: 60_000,

  /** Grants are seen and ended in the app, under Settings; this page of TikTok's shows the way. */
  permissionsUrl:
    "https://support.tiktok.com/en/safety-hc/account-and-user-safety/connect-to-third-party-apps",
  privacyPolicyUrl: "https://www.tiktok.com/legal/privacy-policy",
  termsUrl: "https://www.tiktok.com/legal/terms-of-service",
} as const;

const ofTerms = (paragraph: string) => ({ paragraph: `Developer Terms ${paragraph}`, url: terms.url });
const ofSharing = { paragraph: "Data Sharing Agreement", url: sharing.url };

/** The same as rules, in the reader's language, each held by a test under a moved clock in `policy.test.ts`. */
export const tiktokRules = () =>
  [
    {
      id: "audience",
      asks: t("No profiles or databases about people: information is for the application's own user."),
      kept: t(
        "Figures are shown to the member who granted them and to nobody else, other members of the workspace included. The database decides it.",
      ),
      source: ofTerms("II.1 and III.3(h)"),
    },
    {
      id: "aggregation",
      asks: t("No set across accounts."),
      kept: t(
        "Each account stands by itself; nothing here adds counts of two accounts, and no account is ranked among others.",
      ),
      source: ofTerms("III.3(h)"),
    },
    {
      id: "age",
      asks: t("Personal data no longer than necessary, without a number."),
      kept: t(
        "Figures are kept {keepMonths} months; older days are emptied every night, of accounts and of videos. The number is ours.",
        { keepMonths: tiktokPolicy.keepMonths },
      ),
      source: ofSharing,
    },
    {
      id: "authorisation",
      asks: t("Data stays as long as the person's consent does, without a number of days."),
      kept: t(
        "Each reading proves the grant, once a day, also while the account is paused. Without a proof for 27 days the figures get an end; by day 30 they go. The numbers are ours.",
      ),
      source: ofSharing,
    },
    {
      id: "videos",
      asks: t("What a person takes off their profile is no longer theirs to show."),
      kept: t(
        "Every video is listed once a week and read at least every 28 days, also while the account is paused, without a count being kept. One that is gone or private goes at once, one that could not be seen for 30 days goes then.",
      ),
      source: ofSharing,
    },
    {
      id: "disconnect",
      asks: t("What a consent brought goes with it, without a number of days."),
      kept: t("The figures go in the moment of the disconnect, whatever was chosen; the token is revoked."),
      source: ofSharing,
    },
    {
      id: "revocation",
      asks: t("The same where the consent ends at {platform}.", { platform }),
      kept: t(
        "{platform}'s notice deletes at once. Where only the token stops working, the figures go on day {deleteAfterRevocationOnDay}, unless the account is connected again.",
        { platform, deleteAfterRevocationOnDay: tiktokPolicy.deleteAfterRevocationOnDay },
      ),
      source: ofSharing,
    },
    {
      id: "names",
      asks: t("Only what is needed: names are not kept beyond their use."),
      kept: t(
        "The name is read anew with the counts and blanked when that has failed for 30 days. Titles, covers, pictures and texts are never stored.",
      ),
      source: ofTerms("II.1"),
    },
  ] as const satisfies readonly PolicyRule[];
