import "server-only";
import { t } from "@/lib/language/t";
import type { PolicyRule } from "../types";

/** Names stand in no catalogue. */
export const platform = "YouTube";
const company = "Google";

const policies = "https://developers.google.com/youtube/terms/developer-policies";
const amendment = "https://developers.google.com/youtube/terms/derived-metrics-policy";

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

const within = (paragraph: string) => ({ paragraph: `Developer Policies ${paragraph}`, url: policies });

/** The same as rules, in the reader's language, each held by a test under a moved clock in `policy.test.ts`. */
export const youtubeRules = () =>
  [
    {
      id: "authorisation",
      asks: t(
        "Statistics stay as long as the authorisation is verified at least every {reverifyWithinDays} days.",
        { reverifyWithinDays: youtubePolicy.reverifyWithinDays },
      ),
      kept: t(
        "Each reading is the proof, once a day, and so is each renewal of the grant while the account is paused. Without one for 27 days the figures get an end; by day 30 they go.",
      ),
      source: within("III.E.4.b"),
    },
    {
      id: "videos",
      asks: t(
        "They stay as long as each video is verified to exist at least every {reverifyWithinDays} days.",
        {
          reverifyWithinDays: youtubePolicy.reverifyWithinDays,
        },
      ),
      kept: t(
        "Every video is listed once a week and read at least every 28 days, also while the account is paused, without a count being kept. One that is gone or no longer public goes at once, one that could not be seen for 30 days goes then.",
      ),
      source: within("III.E.4.b"),
    },
    {
      id: "names",
      asks: t(
        "Names and everything else but statistics are refreshed or deleted within {refreshTextWithinDays} days.",
        { refreshTextWithinDays: youtubePolicy.refreshTextWithinDays },
      ),
      kept: t(
        "The channel's name is read anew with its counts and blanked when that has failed for 30 days. Titles and covers of videos are never stored.",
      ),
      source: within("III.E.4.c"),
    },
    {
      id: "disconnect",
      asks: t(
        "After a disconnect here the token is revoked and everything of that consent is gone within {deleteAfterDisconnectWithinDays} days.",
        { deleteAfterDisconnectWithinDays: youtubePolicy.deleteAfterDisconnectWithinDays },
      ),
      kept: t(
        "The figures go in the moment of the disconnect, whatever was chosen; the sealed token alone stays up to 72 hours while {company} does not answer.",
        { company },
      ),
      source: within("III.D.2 and III.E.4.g"),
    },
    {
      id: "deletion",
      asks: t(
        "Whoever deletes their account here has asked for deletion: within {deleteAfterDisconnectWithinDays} days all is gone.",
        { deleteAfterDisconnectWithinDays: youtubePolicy.deleteAfterDisconnectWithinDays },
      ),
      kept: t("Reading stops at once; after six days to undo it, or at once on request, everything goes."),
      source: within("III.E.4.g"),
    },
    {
      id: "revocation",
      asks: t(
        "After a revocation at {company} everything of that consent is gone within {deleteAfterRevocationWithinDays} days.",
        { deleteAfterRevocationWithinDays: youtubePolicy.deleteAfterRevocationWithinDays, company },
      ),
      kept: t(
        "A refused grant is noticed at the next reading; the figures go on day {deleteAfterRevocationOnDay}, unless the account is connected again.",
        { deleteAfterRevocationOnDay: youtubePolicy.deleteAfterRevocationOnDay },
      ),
      source: within("III.D.2"),
    },
    {
      id: "returned-only",
      asks: t("No numbers are derived from {platform}'s.", { platform }),
      kept: t(
        "Without the amendment below only returned numbers are shown: no rate, no difference, no growth, no median, no forecast and no share.",
      ),
      source: within("III.E.4.h"),
    },
    {
      id: "amendment",
      asks: t("A project with the amendment may show derived numbers that are labelled as such."),
      kept: t(
        "Only with {amendmentVariable}=accepted in the operator's settings; each is labelled as calculated by us, with its formula.",
        { amendmentVariable: youtubePolicy.amendmentVariable },
      ),
      source: { paragraph: "Developer Policies III.L, derived metrics", url: amendment },
    },
    {
      id: "age",
      asks: t("Under the amendment figures are kept {keepMonthsWithAmendment} calendar months at most.", {
        keepMonthsWithAmendment: youtubePolicy.keepMonthsWithAmendment,
      }),
      kept: t("Days older than that are emptied every night, of accounts and of videos."),
      source: { paragraph: "Developer Policies III.L, derived metrics", url: amendment },
    },
    {
      id: "aggregation",
      asks: t("Figures are not added up over channels, nor with those of another platform."),
      kept: t("Each account stands by itself; nothing here adds counts of two accounts."),
      source: within("III.E.2.a"),
    },
    {
      id: "audience",
      asks: t(
        "Figures are shown to the person who authorised us and to agents that person approves, and to nobody else.",
      ),
      kept: t("Members of the workspace see them, nobody else does; no public page shows figures."),
      source: within("III.E.3.b"),
    },
    {
      id: "texts",
      asks: t(
        "The privacy policy names {platform} API Services, links {company}'s policy and its permissions page, and says how deletion works.",
        { platform, company },
      ),
      kept: t("The policy's section is made from the same data that connecting and deleting work by."),
      source: within("III.A"),
    },
  ] as const satisfies readonly PolicyRule[];
