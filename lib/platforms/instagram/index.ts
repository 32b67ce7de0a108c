import "server-only";
import { now as clock } from "@/lib/clock";
import { PlatformError } from "../errors";
import { onlyAsked } from "../foreign";
import { heldClient } from "../held-client";
import { heldDescriptor } from "../held-descriptor";
import type { Platform } from "../types";
import { instagramBudget } from "./budget";
import { createInstagramClient } from "./client";
import { describeInstagram } from "./descriptor";
import { isProfessional, scopesOf, toAccount, toGrant, toPost, toPreview, toReading } from "./mapper";
import { deletionAnswer, parseNotice } from "./notice";
import { instagramPolicy } from "./policy";
import { readSettings } from "./settings";

const client = heldClient(readSettings, (settings) => createInstagramClient(settings, clock));
const describe = heldDescriptor(describeInstagram, ["INSTAGRAM_API_URL"]);

const revoked = () => new PlatformError({ kind: "expired", reason: "revoked" });

export const instagram: Platform = {
  get descriptor() {
    return describe();
  },

  budget: instagramBudget,

  isConfigured: () => readSettings() !== null,

  authorizationUrl: (request) => client().authorizationUrl(request),

  /** The first token lives one hour, so it is exchanged at once; the code is spent whatever becomes of that. */
  async exchangeCode(callback) {
    const short = await client().exchange(callback);
    return toGrant(await client().lengthen(short.access_token), callback.now, scopesOf(short));
  },

  renewal: { aheadMs: instagramPolicy.renewBeforeEndDays * 86_400_000, isAlwaysPossible: false },

  async refresh(grant, now) {
    // An ended token is dead for ever: only a new consent helps.
    if (grant.accessExpiresAt <= now) throw revoked();
    return toGrant(await client().refresh(grant.accessToken), now, grant.scopes);
  },

  /** No call is documented for it; this one may work. */
  async revoke({ accessToken }) {
    await client()
      .forget(accessToken)
      .catch((error: unknown) => {
        if (!isExpired(error)) throw error;
      });
    return "confirmed";
  },

  async isRefused({ accessToken }) {
    return client()
      .probe(accessToken)
      .then(
        () => false,
        (error: unknown) => {
          if (isExpired(error)) return true;
          throw error;
        },
      );
  },

  async fetchAccount({ accessToken }) {
    const profile = await client().profile(accessToken);
    if (!isProfessional(profile)) throw new PlatformError({ kind: "expired", reason: "no-account" });
    return toAccount(profile);
  },

  async fetchPosts({ accessToken }, cursor) {
    const { items, after } = await client().media(accessToken, cursor);
    return { items: items.flatMap((media) => toPost(media) ?? []), cursor: after };
  },

  /** For the few posts that the list, which carries counts, does not show. */
  readingsPerCall: 1,

  async fetchReadings({ accessToken }, externalIds) {
    const found = await onlyAsked(externalIds, 1, async ([id = ""]) => {
      const media = await client().oneMedia(accessToken, id);
      return media ? [media] : [];
    });
    return found.flatMap((media) => toReading(media) ?? []);
  },

  async fetchPreviews({ accessToken }, externalIds) {
    const { coverHosts } = describeInstagram();
    const found = await onlyAsked(externalIds, 1, async ([id = ""]) => {
      const media = await client().preview(accessToken, id);
      return media ? [media] : [];
    });
    return found.map((media) => toPreview(media, coverHosts));
  },

  parseNotice(request) {
    const settings = readSettings();
    return settings && parseNotice(request, settings.noticeSecrets);
  },

  deletionAnswer,
};

const isExpired = (error: unknown) => error instanceof PlatformError && error.failure.kind === "expired";
