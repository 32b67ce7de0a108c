import "server-only";
import { t } from "@/lib/language/t";
import type { PolicyRule } from "../types";

/** Names stand in no catalogue. */
export const platform = "Instagram";

const terms = "https://developers.facebook.com/terms/dfc_platform_terms";

/**
 * What Meta's rules ask of whoever keeps Instagram's figures, as read on 2026-11-21.
 * @source https://developers.facebook.com/terms/dfc_platform_terms (3.a, 3.d) and https://developers.facebook.com/devpolicy (6)
 */
export const instagramPolicy = {
  readOn: "2026-11-21",

  /**
   * 3.d names no number of days: public counts may stay while they serve the person who has an account here and has not
   * asked for deletion. So neither age nor a lost grant ends them; what happens to them at the end is the person's choice.
   */
  keepMonths: null,
  deleteAfterLostGrantOnDay: null,
  /**
   * 3.d ends data on the person's or Meta's request. Removing the app in Instagram's settings ends an access and asks for
   * no deletion: for that Meta sends a callback of its own, after which everything goes. So a removal counts as any lost
   * grant does, and the history stays until the person says otherwise, as after a disconnect here.
   */
  historyEndsWithDisconnect: false,
  /** 3.d: "as soon as reasonably possible" after a request of the person or of Meta. Ours begins at once. */
  deleteAfterRequestWithinDays: 7,

  /** Nothing forbids rates and growth of one's own figures; 3.a forbids selling them and telling people apart by them. */
  allowsDerived: true,
  /** Who may see them is the person's to say. */
  isOwnerOnly: false,

  permissionsUrl: "https://www.instagram.com/accounts/manage_access/",
  privacyPolicyUrl: "https://privacycenter.instagram.com/policy",
  termsUrl: "https://help.instagram.com/581066165581870",
  professionalAccountUrl: "https://help.instagram.com/502981923235522",

  /**
   * A token lives about 60 days and can be exchanged for a newer one from its second day on. The last third is begun with
   * in time, so that twenty days of silence lose nothing.
   * @source https://developers.facebook.com/documentation/instagram-platform/instagram-api-with-instagram-login/business-login
   */
  renewBeforeEndDays: 20,
} as const;

const within = (paragraph: string) => ({ paragraph: `Platform Terms ${paragraph}`, url: terms });

/** The same as rules, in the reader's language, each held by a test under a moved clock in `policy.test.ts`. */
export const instagramRules = () =>
  [
    {
      id: "deletion",
      asks: t(
        "A request for deletion, here or through {platform}, is carried out as soon as reasonably possible.",
        { platform },
      ),
      kept: t(
        "The figures go in the same moment, tokens with them; a page tells how far it is, also to whoever has no account here.",
      ),
      source: within("3.d"),
    },
    {
      id: "deauthorisation",
      asks: t("Whoever removes the app at {platform} ends the access.", { platform }),
      kept: t(
        "Nothing more is read from that moment and the token is destroyed. The history stays until the person, who still has an account here, deletes it.",
      ),
      source: within("3.d"),
    },
    {
      id: "expiry",
      asks: t(
        "No number of days: public counts may stay while they serve a person who has an account and has not asked for deletion.",
      ),
      kept: t(
        "A token that ran out deletes nothing. Reading stops, and what was read stays until it is deleted here.",
      ),
      source: within("3.d"),
    },
    {
      id: "choice",
      asks: t("People can ask for deletion easily."),
      kept: t("A disconnect asks whether the history goes too, and does at once what was chosen."),
      source: within("3.d"),
    },
    {
      id: "posts",
      asks: t("What a person deletes at {platform} is updated or deleted promptly.", { platform }),
      kept: t(
        "Every post is listed once a week and read at least every 28 days, also while the account is paused, without a count being kept. One that is gone goes at once.",
      ),
      source: within("3.d"),
    },
    {
      id: "content",
      asks: t("No copies of content."),
      kept: t("Pictures, captions and titles are never stored."),
      source: within("3.a"),
    },
  ] as const satisfies readonly PolicyRule[];
