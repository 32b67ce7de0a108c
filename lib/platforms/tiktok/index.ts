import "server-only";
import { now as clock } from "@/lib/clock";
import { PlatformError } from "../errors";
import { onlyAsked } from "../foreign";
import { heldClient } from "../held-client";
import { heldDescriptor } from "../held-descriptor";
import type { Grant, Platform } from "../types";
import type { Video } from "./api-types";
import { tiktokBudget } from "./budget";
import { createTiktokClient, pageSize, type UserPart } from "./client";
import { describeTiktok, scopes } from "./descriptor";
import { toAccount, toGrant, toPost, toPreview, toReading } from "./mapper";
import { parseNotice } from "./notice";
import { readSettings } from "./settings";

const client = heldClient(readSettings, (settings) => createTiktokClient(settings, clock));
const describe = heldDescriptor(describeTiktok, ["TIKTOK_API_URL"]);

export const tiktok: Platform = {
  budget: tiktokBudget,

  get descriptor() {
    return describe();
  },

  isConfigured: () => readSettings() !== null,

  authorizationUrl: (request) => client().authorizationUrl(request),

  exchangeCode: async (callback) => toGrant(await client().exchange(callback), callback.now),

  renewal: { aheadMs: 5 * 60_000, isAlwaysPossible: true, isNeededToRevoke: true },

  async refresh(grant, now) {
    if (grant.refreshToken === null) throw new PlatformError({ kind: "expired", reason: "revoked" });
    return toGrant(await client().refresh(grant.refreshToken), now, grant);
  },

  /**
   * A refused access token may have run out or been ended, which TikTok does not tell apart, and the word it refuses one
   * with here is not documented. The refresh token tells: where it works, its new access token ends the grant.
   */
  async revoke(grant) {
    try {
      await client().revoke(grant.accessToken);
    } catch (error) {
      if (!isRefusal(error) || !(await isRefused(grant))) throw error;
      const renewed = await renew(grant);
      if (renewed) await client().revoke(renewed);
    }
    return "confirmed";
  },

  isRefused,

  async fetchAccount(grant) {
    const { accessToken } = grant;
    const parts = partsOf(grant);
    try {
      return toAccount(await client().user(accessToken, parts), grant);
    } catch (error) {
      throw isScopeMissing(error) ? await refusedPart(accessToken, parts) : error;
    }
  },

  async fetchPosts(grant, cursor) {
    needVideos(grant);
    if (cursor !== null && !/^\d{1,19}$/.test(cursor)) {
      throw new PlatformError({ kind: "unexpected", reason: "request" });
    }
    const page = await client().videos(grant.accessToken, cursor);
    return { items: page.videos.map(toPost), cursor: page.has_more ? (page.cursor ?? null) : null };
  },

  readingsPerCall: pageSize,

  async fetchReadings(grant, externalIds) {
    needVideos(grant);
    const videos = await onlyAsked<Video>(externalIds, pageSize, (ids) =>
      client().statistics(grant.accessToken, ids),
    );
    return videos.map(toReading);
  },

  async fetchPreviews(grant, externalIds) {
    needVideos(grant);
    const { coverHosts } = describeTiktok();
    const videos = await onlyAsked(externalIds, pageSize, (ids) => client().previews(grant.accessToken, ids));
    return videos.map((video) => toPreview(video, coverHosts));
  },

  parseNotice(request) {
    const settings = readSettings();
    return settings ? parseNotice(request, [settings.clientSecret]) : null;
  },
};

/** By the access token alone: asking the refresh token would replace it. */
async function isRefused({ accessToken }: Grant): Promise<boolean> {
  return client()
    .probe(accessToken, "basic")
    .then(
      () => false,
      (error: unknown) => {
        if (isEnd(error)) return true;
        if (isScopeMissing(error)) return false;
        throw error;
      },
    );
}

/** A new access token; null where the grant is dead, or nothing is left that could tell. */
async function renew({ refreshToken }: Grant): Promise<string | null> {
  if (refreshToken === null) return null;
  try {
    return (await client().refresh(refreshToken)).access_token;
  } catch (error) {
    if (isEnd(error)) return null;
    throw error;
  }
}

/** What may be asked for: one field without its permission, and the whole answer is refused. */
const partsOf = (grant: Grant): UserPart[] => [
  "basic",
  ...(["profile", "stats"] as const).filter((part) => grant.scopes.includes(scopes[part])),
];

/** TikTok refuses the whole without naming the permission, so each is asked for by itself. */
async function refusedPart(accessToken: string, parts: readonly UserPart[]): Promise<PlatformError> {
  const refused: string[] = [];
  for (const part of parts) {
    await client()
      .probe(accessToken, part)
      .catch((error: unknown) => {
        if (!isScopeMissing(error)) throw error;
        refused.push(scopes[part]);
      });
  }
  return refused.length > 0
    ? new PlatformError({ kind: "expired", reason: "scope-missing", scopes: refused })
    : new PlatformError({ kind: "unexpected", reason: "request" });
}

function needVideos(grant: Grant): void {
  if (grant.scopes.includes(scopes.videos)) return;
  throw new PlatformError({ kind: "expired", reason: "scope-missing", scopes: [scopes.videos] });
}

const failureIn = (error: unknown) => (error instanceof PlatformError ? error.failure : null);
const isEnd = (error: unknown) => failureIn(error)?.reason === "revoked";
const isScopeMissing = (error: unknown) => failureIn(error)?.reason === "scope-missing";
const isRefusal = (error: unknown) => isEnd(error) || failureIn(error)?.reason === "request";
