import "server-only";
import { now as clock } from "@/lib/clock";
import { PlatformError } from "../errors";
import { onlyAsked } from "../foreign";
import { heldClient } from "../held-client";
import { heldDescriptor } from "../held-descriptor";
import type { Platform } from "../types";
import { mastodonBudget } from "./budget";
import { createMastodonClient, readingsPerCall } from "./client";
import { describeMastodon } from "./descriptor";
import { toAccount, toGrant, toPost, toPreview, toReading } from "./mapper";
import { readSettings, settingNames } from "./settings";

const client = heldClient(readSettings, (settings) => createMastodonClient(settings, clock));
const describe = heldDescriptor(describeMastodon, settingNames);

export const mastodon: Platform = {
  get descriptor() {
    return describe();
  },

  budget: mastodonBudget,

  isConfigured: () => readSettings() !== null,

  authorizationUrl: (request) => client().authorizationUrl(request),

  exchangeCode: async (callback) => toGrant(await client().exchange(callback)),

  renewal: null,

  refresh: () => Promise.reject(new PlatformError({ kind: "unexpected", reason: "request" })),

  async revoke({ accessToken }) {
    await client().revoke(accessToken);
    return "confirmed";
  },

  isRefused: ({ accessToken }) =>
    client()
      .ownAccount(accessToken)
      .then(
        () => false,
        (error: unknown) => {
          if (error instanceof PlatformError && isEnd(error)) return true;
          throw error;
        },
      ),

  async fetchAccount({ accessToken }) {
    const { ownAccount, serverName } = client();
    return toAccount(await ownAccount(accessToken), serverName);
  },

  async fetchPosts({ accessToken }, cursor) {
    const place = cursor === null ? null : readCursor(cursor);
    // Asked again at each visit's beginning, so that nothing is read for a grant that is gone.
    const accountId = place?.accountId ?? (await client().ownAccount(accessToken)).id;
    const { statuses, nextMaxId } = await client().statuses(accountId, place?.maxId ?? null);
    return {
      items: statuses.flatMap((status) => toPost(status) ?? []),
      cursor: nextMaxId === null ? null : `${accountId} ${nextMaxId}`,
    };
  },

  readingsPerCall,

  async fetchReadings(_grant, externalIds) {
    const statuses = await onlyAsked(externalIds, readingsPerCall, (ids) => client().statusesById(ids));
    return statuses.flatMap((status) => toReading(status) ?? []);
  },

  async fetchPreviews(_grant, externalIds) {
    const { coverHosts } = describeMastodon();
    const statuses = await onlyAsked(externalIds, readingsPerCall, (ids) => client().textsById(ids));
    return statuses.flatMap((status) => toPreview(status, coverHosts) ?? []);
  },
};

/** A cursor of ours: the account, then where the server said that the next page begins. */
function readCursor(cursor: string): { accountId: string; maxId: string } {
  const [, accountId, maxId] = /^([\w-]+) ([\w-]+)$/.exec(cursor) ?? [];
  if (!accountId || !maxId) throw new PlatformError({ kind: "unexpected", reason: "request" });
  return { accountId, maxId };
}

const isEnd = ({ failure }: PlatformError) => failure.kind === "expired" && failure.reason === "revoked";
