import "server-only";

/**
 * What YouTube's rules ask of whoever keeps its figures, as read on 2026-11-21. Each number cites its paragraph of the
 * Developer Policies; where we act before the last allowed day, both are named.
 * @source https://developers.google.com/youtube/terms/developer-policies
 */
export const youtubePolicy = {
  readOn: "2026-11-21",

  /** III.E.4.b: statistics may be kept while the authorisation and each video are verified again within this time. */
  reverifyWithinDays: 30,
  /** III.E.4.c: titles, handles, pictures are refreshed or deleted within this time. */
  refreshTextWithinDays: 30,
  /** III.D.2, III.E.4.g: after a disconnect or a request here, everything of that consent is gone by then. */
  deleteAfterDisconnectWithinDays: 7,
  /** III.D.2: after a revocation at Google, everything of that consent is gone by then. */
  deleteAfterRevocationWithinDays: 30,
  /** Ours: two days in hand for the rule above. */
  deleteAfterRevocationOnDay: 28,

  /**
   * III.E.4.h forbids numbers derived from YouTube's. The amendment of III.L, granted to one project on request, permits
   * labelled derived metrics and in exchange ends the keeping of figures after this time.
   * @source https://developers.google.com/youtube/terms/derived-metrics-policy
   */
  keepMonthsWithAmendment: 36,
  amendmentVariable: "YOUTUBE_ANALYTICS_AMENDMENT",

  /** III.E.3.b: figures are shown to the person who authorised us and to agents that person approves, as workspace members are. */
  isOwnerOnly: false,

  /** III.A: named in privacy texts and reachable from them. */
  permissionsUrl: "https://security.google.com/settings/security/permissions",
  privacyPolicyUrl: "https://policies.google.com/privacy",
  termsUrl: "https://www.youtube.com/t/terms",
  /** Asked of every client with a sensitive scope, in these words. */
  useNotice: {
    text: "Tallyglass's use and transfer to any other app of information received from Google APIs adheres to the Google API Services User Data Policy, including the Limited Use requirements.",
    url: "https://developers.google.com/terms/api-services-user-data-policy",
  },

  /**
   * Of one Cloud project, each day from midnight in this zone. Raise them here when Google has granted more.
   * @source https://developers.google.com/youtube/v3/determine_quota_cost
   */
  quotaZone: "America/Los_Angeles",
  unitsADay: 10_000,
  batchCallsADay: 10_000,
} as const;
