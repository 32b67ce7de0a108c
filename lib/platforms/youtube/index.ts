import "server-only";
import { now as clock } from "@/lib/clock";
import { PlatformError } from "../errors";
import { onlyAsked } from "../foreign";
import { heldClient } from "../held-client";
import { heldDescriptor } from "../held-descriptor";
import type { Grant, Platform } from "../types";
import { youtubeBudget } from "./budget";
import { createYoutubeClient, pageSize, saysReason } from "./client";
import { describeYoutube } from "./descriptor";
import { toAccount, toGrant, toListedReading, toPost, toPreview, toReading } from "./mapper";
import { youtubePolicy } from "./policy";
import { readSettings } from "./settings";

const client = heldClient(readSettings, (settings) => createYoutubeClient(settings, clock));
const describe = heldDescriptor(describeYoutube, ["GOOGLE_API_URL", youtubePolicy.amendmentVariable]);

export const youtube: Platform = {
  get descriptor() {
    return describe();
  },

  budget: youtubeBudget,

  isConfigured: () => readSettings() !== null,

  authorizationUrl: (request) => client().authorizationUrl(request),

  exchangeCode: async (callback) => toGrant(await client().exchange(callback), callback.now),

  renewal: { aheadMs: 5 * 60_000, isAlwaysPossible: true },

  async refresh(grant, now) {
    // Nothing to refresh with: Google gives a refresh token only with a consent.
    if (grant.refreshToken === null) throw new PlatformError({ kind: "expired", reason: "revoked" });
    return toGrant(await client().refresh(grant.refreshToken, now), now, grant);
  },

  async revoke(grant) {
    await client().revoke(grant);
    return "confirmed";
  },

  /** A refused refresh token is the end of the grant; only where there is none does the access token speak for it. */
  async isRefused({ refreshToken, accessToken }) {
    const probe =
      refreshToken === null ? client().probeAccess(accessToken) : client().refresh(refreshToken, null);
    return probe.then(
      () => false,
      (error: unknown) => {
        if (error instanceof PlatformError && isEnd(error)) return true;
        throw error;
      },
    );
  },

  async fetchAccount({ accessToken }) {
    const channel = await client().ownChannel(accessToken);
    if (!channel) throw new PlatformError({ kind: "expired", reason: "no-account" });
    return toAccount(channel);
  },

  async fetchPosts({ accessToken }, cursor) {
    const place = cursor === null ? await firstPage({ accessToken }) : readCursor(cursor);
    if (!place) return { items: [], cursor: null };
    const page = await client()
      .playlistItems(accessToken, place.playlistId, place.pageToken)
      .catch((error: unknown) => {
        // A channel that never published has no uploads playlist, though its id is given.
        if (place.pageToken === null && saysReason(error, "playlistNotFound"))
          return { items: [], nextPageToken: undefined };
        throw error;
      });
    return {
      items: page.items.flatMap((item) => toPost(item) ?? []),
      cursor: page.nextPageToken === undefined ? null : `${place.playlistId} ${page.nextPageToken}`,
    };
  },

  readingsPerCall: pageSize,

  /**
   * Batch statistics have an allowance of their own, and do not say whether a video is public: the owner's token reads
   * private ones too. So they are for videos whose status the list has just shown.
   */
  async fetchReadings({ accessToken }, externalIds, areListed = false) {
    if (areListed) {
      const fetch = (ids: readonly string[]) => client().batchStatistics(accessToken, ids);
      return (await onlyAsked(externalIds, pageSize, fetch)).map(toListedReading);
    }
    const videos = await onlyAsked(externalIds, pageSize, (ids) => client().statistics(accessToken, ids));
    return videos.flatMap((video) => toReading(video) ?? []);
  },

  async fetchPreviews({ accessToken }, externalIds) {
    const { coverHosts } = describeYoutube();
    const videos = await onlyAsked(externalIds, pageSize, (ids) => client().snippets(accessToken, ids));
    return videos.flatMap((video) => toPreview(video, coverHosts) ?? []);
  },
};

async function firstPage({ accessToken }: Pick<Grant, "accessToken">) {
  const playlistId = await client().uploadsPlaylist(accessToken);
  if (playlistId === null) throw new PlatformError({ kind: "expired", reason: "no-account" });
  return playlistId === "" ? null : { playlistId, pageToken: null };
}

/** A cursor of ours: the playlist, so that nobody asks for it again, then YouTube's page token but for the first page. */
function readCursor(cursor: string): { playlistId: string; pageToken: string | null } {
  const [, playlistId, pageToken] = /^([\w-]+)(?: (\S+))?$/.exec(cursor) ?? [];
  if (!playlistId) throw new PlatformError({ kind: "unexpected", reason: "request" });
  return { playlistId, pageToken: pageToken ?? null };
}

const isEnd = ({ failure }: PlatformError) => failure.kind === "expired" && failure.reason === "revoked";
