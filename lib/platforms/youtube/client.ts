import "server-only";
import { createHash } from "node:crypto";
import type { z } from "zod";
import { meterOf } from "@/lib/budget/meter";
import { createEgress } from "@/lib/http/egress";
import { PlatformError } from "../errors";
import { RefusedAnswer } from "../failed-call";
import { readAs } from "../json-api";
import type { AuthorizationCallback, AuthorizationRequest, Grant } from "../types";
import {
  type Channel,
  ChannelIdList,
  ChannelList,
  PlaylistItemList,
  TokenAnswer,
  UploadsList,
  type Video,
  VideoList,
  type VideoSnippet,
  VideoSnippetList,
  type VideoStats,
  VideoStatsList,
} from "./api-types";
import { youtubeBudget } from "./budget";
import { readonlyScope } from "./descriptor";
import type { Settings } from "./settings";
import { type Endpoint, translateError } from "./translate-error";

/** The most ids of one `videos` call, and the most items of one page. */
export const pageSize = 50;

export type YoutubeClient = ReturnType<typeof createYoutubeClient>;

/**
 * The endpoints we call, and no others: `youtube.readonly` could read private things too.
 * @param clock asked only when a refusal must be dated
 */
export function createYoutubeClient(settings: Settings, clock: () => Promise<Date>) {
  const meter = meterOf("youtube", youtubeBudget);
  const egress = createEgress({ label: "youtube", hosts: settings.hosts, meter });

  /** Loaded when first needed: the library takes a sixth of a second and 14 MB. Only the YouTube part of it. */
  async function open(accessToken?: string) {
    const { auth, youtube } = await import("googleapis/build/src/apis/youtube/index.js");
    const oauth = new auth.OAuth2({
      clientId: settings.clientId,
      clientSecret: settings.clientSecret,
      endpoints: { oauth2TokenUrl: settings.tokenUrl, oauth2RevokeUrl: settings.revokeUrl },
      transporterOptions: { fetchImplementation: egress, retry: false },
    });
    // Without a refresh token and an expiry the library never refreshes by itself: only `connections/renewal` does.
    if (accessToken) oauth.setCredentials({ access_token: accessToken });
    const api = youtube({ version: "v3", auth: oauth, rootUrl: settings.apiUrl, retry: false });
    return { oauth, api };
  }

  async function ask<Schema extends z.ZodType>(
    endpoint: Endpoint,
    schema: Schema,
    now: Date | null,
    request: () => Promise<{ data: unknown }>,
  ): Promise<z.infer<Schema>> {
    let answer: unknown;
    try {
      answer = (await request()).data;
    } catch (error) {
      // A calendar that does not answer leaves the limit undated, which is better than losing what the platform said.
      throw translateError(error, endpoint, now ?? (await clock().catch(() => null)));
    }
    return readAs(schema, answer);
  }

  /**
   * The library's own exchange and refresh count the expiry by the machine's clock, and its refresh puts the old refresh
   * token over a new one; so the form is sent as it is documented, through the same transport.
   */
  function requestToken(form: Record<string, string>, now: Date | null): Promise<TokenAnswer> {
    return ask("oauth", TokenAnswer, now, async () => {
      const { oauth } = await open();
      const data = new URLSearchParams({
        client_id: settings.clientId,
        client_secret: settings.clientSecret,
        ...form,
      });
      return oauth.transporter.request<unknown>({ url: settings.tokenUrl, method: "POST", data });
    });
  }

  return {
    authorizationUrl({ state, verifier, redirectUri }: AuthorizationRequest): URL {
      const url = new URL(settings.authUrl);
      url.search = new URLSearchParams({
        client_id: settings.clientId,
        redirect_uri: redirectUri,
        response_type: "code",
        scope: readonlyScope,
        access_type: "offline",
        // A second link of the same account brings a refresh token only when consent is asked for again.
        prompt: "consent",
        // Revoking one of several combined grants would end them all.
        include_granted_scopes: "false",
        state,
        code_challenge: createHash("sha256").update(verifier).digest("base64url"),
        code_challenge_method: "S256",
      }).toString();
      return url;
    },

    exchange({ code, verifier, redirectUri, now }: AuthorizationCallback): Promise<TokenAnswer> {
      const form = {
        grant_type: "authorization_code",
        code,
        code_verifier: verifier,
        redirect_uri: redirectUri,
      };
      return requestToken(form, now);
    },

    refresh(refreshToken: string, now: Date | null): Promise<TokenAnswer> {
      return requestToken({ grant_type: "refresh_token", refresh_token: refreshToken }, now);
    },

    /** Ends the whole grant: a refresh token takes its access tokens with it. */
    async revoke({ refreshToken, accessToken }: Grant): Promise<void> {
      const url = new URL(settings.revokeUrl);
      url.searchParams.set("token", refreshToken ?? accessToken);
      try {
        const { oauth } = await open();
        await oauth.transporter.request({ url, method: "POST" });
      } catch (error) {
        const translated = translateError(error, "oauth", null);
        if (!saysReason(translated, "invalid_token")) throw translated;
      }
    },

    /** @throws PlatformError expired/revoked when the access token is refused */
    async probeAccess(accessToken: string): Promise<void> {
      await ask("api", ChannelIdList, null, async () => {
        const { api } = await open(accessToken);
        return api.channels.list({ part: ["id"], mine: true });
      });
    },

    /** Null for a Google account without a channel. */
    async ownChannel(accessToken: string): Promise<Channel | null> {
      const { items } = await ask("api", ChannelList, null, async () => {
        const { api } = await open(accessToken);
        return api.channels.list({ part: ["id", "snippet", "statistics", "contentDetails"], mine: true });
      });
      return items[0] ?? null;
    },

    /** Null for a Google account without a channel, empty where nothing was ever published. */
    async uploadsPlaylist(accessToken: string): Promise<string | null> {
      const { items } = await ask("api", UploadsList, null, async () => {
        const { api } = await open(accessToken);
        return api.channels.list({ part: ["contentDetails"], mine: true });
      });
      return items[0] ? (items[0].contentDetails.relatedPlaylists.uploads ?? "") : null;
    },

    playlistItems(accessToken: string, playlistId: string, pageToken: string | null) {
      return ask("api", PlaylistItemList, null, async () => {
        const { api } = await open(accessToken);
        return api.playlistItems.list({
          part: ["contentDetails", "status"],
          playlistId,
          maxResults: pageSize,
          ...(pageToken !== null && { pageToken }),
        });
      });
    },

    async statistics(accessToken: string, ids: readonly string[]): Promise<Video[]> {
      const { items } = await ask("api", VideoList, null, async () => {
        const { api } = await open(accessToken);
        return api.videos.list({ part: ["id", "statistics", "status"], id: [...ids] });
      });
      return items;
    },

    async batchStatistics(accessToken: string, ids: readonly string[]): Promise<VideoStats[]> {
      const { items } = await ask("api", VideoStatsList, null, async () => {
        const { api } = await open(accessToken);
        return api.videos.batchGetStats({ part: ["id", "statistics"], id: [...ids] });
      });
      return items;
    },

    async snippets(accessToken: string, ids: readonly string[]): Promise<VideoSnippet[]> {
      const { items } = await ask("api", VideoSnippetList, null, async () => {
        const { api } = await open(accessToken);
        return api.videos.list({ part: ["id", "snippet", "status"], id: [...ids] });
      });
      return items;
    },
  };
}

/** Whether the platform gave this very reason; the four kinds of failure do not tell them all apart. */
export function saysReason(error: unknown, reason: string): boolean {
  return (
    error instanceof PlatformError && error.cause instanceof RefusedAnswer && error.cause.reason === reason
  );
}
