import "server-only";

const terms = {
  label: "TikTok Developer Terms of Service, last modified 2025-12-26",
  url: "https://www.tiktok.com/legal/page/global/tik-tok-developer-terms-of-service/en",
};
const sharing = {
  label: "TikTok Developer Data Sharing Agreement",
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
