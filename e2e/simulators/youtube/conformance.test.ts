import { auth, youtube } from "googleapis/build/src/apis/youtube";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { answerConsentPage } from "../consent-client.ts";
import { simulatorEnvironment } from "../environment.ts";
import { callback, type Stage, startStage } from "./test-stage.ts";

let stage: Stage;
beforeEach(async () => {
  stage = await startStage({ wallNow: Date.now, clockStart: new Date().toISOString() });
});
afterEach(() => stage.close());

/** Google's own client, given nothing but the environment the simulators yield. */
async function connectedClient(account: string) {
  const env = simulatorEnvironment(stage.port);
  const oauth = new auth.OAuth2({
    clientId: env.GOOGLE_CLIENT_ID ?? "",
    clientSecret: env.GOOGLE_CLIENT_SECRET ?? "",
    redirectUri: callback,
    endpoints: {
      oauth2AuthBaseUrl: env.GOOGLE_AUTH_URL ?? "",
      oauth2TokenUrl: env.GOOGLE_TOKEN_URL ?? "",
      oauth2RevokeUrl: new URL("revoke", env.GOOGLE_TOKEN_URL).href,
    },
  });
  const { codeVerifier, codeChallenge } = await oauth.generateCodeVerifierAsync();
  const url = oauth.generateAuthUrl({
    access_type: "offline",
    prompt: "consent",
    scope: ["https://www.googleapis.com/auth/youtube.readonly"],
    state: "the-state",
    code_challenge: codeChallenge ?? "",
    // The enum's value; its type is not exported by the sub-path.
    ...({ code_challenge_method: "S256" } as object),
  });
  const back = await answerConsentPage(url, { account });
  const { tokens } = await oauth.getToken({ code: back.searchParams.get("code") ?? "", codeVerifier });
  oauth.setCredentials(tokens);
  return {
    oauth,
    tokens,
    client: youtube({ version: "v3", auth: oauth, rootUrl: env.GOOGLE_API_URL ?? "" }),
  };
}

describe("Google's own client", () => {
  test("connects, reads channel, all uploads and their statistics, and revokes", async () => {
    const { oauth, tokens, client } = await connectedClient("creator");
    expect(tokens).toMatchObject({
      token_type: "Bearer",
      scope: "https://www.googleapis.com/auth/youtube.readonly",
    });

    const channels = await client.channels.list({
      part: ["id", "snippet", "statistics", "contentDetails"],
      mine: true,
    });
    const [channel] = channels.data.items ?? [];
    expect([channel?.snippet?.title, channel?.statistics?.hiddenSubscriberCount]).toEqual([
      "Atlas Makes",
      false,
    ]);

    const ids: string[] = [];
    let pageToken: string | undefined;
    do {
      const { data } = await client.playlistItems.list({
        part: ["contentDetails", "status"],
        playlistId: channel?.contentDetails?.relatedPlaylists?.uploads ?? "",
        maxResults: 50,
        ...(pageToken && { pageToken }),
      });
      ids.push(...(data.items ?? []).map((item) => item.contentDetails?.videoId ?? ""));
      pageToken = data.nextPageToken ?? undefined;
    } while (pageToken);
    expect(ids.length).toBeGreaterThan(60);

    const videos = await client.videos.list({
      part: ["statistics", "snippet", "status"],
      id: ids.slice(0, 50),
    });
    expect(videos.data.items?.map(({ id }) => id)).toEqual(ids.slice(0, 50));
    const stats = await client.videos.batchGetStats({ part: ["id", "statistics"], id: ids.slice(0, 50) });
    expect(stats.data.items).toHaveLength(50);
    expect(stats.data.items?.[0]?.statistics?.viewCount).toMatch(/^\d+$/);

    const revoked = await oauth.revokeToken(tokens.refresh_token ?? "");
    expect(revoked.data).toEqual({});
    await expect(oauth.revokeToken(tokens.refresh_token ?? "")).rejects.toMatchObject({ status: 400 });
  });

  test("refreshes by itself when the access token has expired", async () => {
    const { oauth, client } = await connectedClient("fresh");
    await stage.throwSwitch("fresh", "expired");
    oauth.setCredentials({ ...oauth.credentials, expiry_date: Date.now() - 1_000 });
    const { status } = await client.channels.list({ part: ["id"], mine: true });
    expect(status).toBe(200);
    const operations = await stage.get<{ operation: string }[]>("/control/journal?account=fresh");
    expect(operations.map(({ operation }) => operation).slice(-2)).toEqual([
      "oauth.refresh",
      "channels.list",
    ]);
  });

  test("finds the reasons of an error where it looks for them, and retries a 503 by itself", async () => {
    const { oauth, client } = await connectedClient("fresh");
    await stage.throwSwitch("fresh", "quota-exceeded");
    await expect(client.channels.list({ part: ["id"], mine: true })).rejects.toMatchObject({
      status: 403,
      response: { data: { error: { errors: [{ domain: "youtube.quota", reason: "quotaExceeded" }] } } },
    });
    await stage.throwSwitch("fresh", "quota-exceeded", { on: false });
    await stage.throwSwitch("fresh", "flaky-503");
    expect((await client.channels.list({ part: ["id"], mine: true })).status).toBe(200);
    await stage.throwSwitch("fresh", "invalid-grant", { as: "revoked" });
    await expect(oauth.refreshAccessToken()).rejects.toThrow("invalid_grant");
  });
});
