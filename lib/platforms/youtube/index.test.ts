import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { answerConsentPage } from "@/e2e/simulators/consent-client.ts";
import { simulatorEnvironment } from "@/e2e/simulators/environment.ts";
import { callback, type Stage, startStage, verifier } from "@/e2e/simulators/youtube/test-stage.ts";
import { hidden, measured, rounded } from "@/lib/metrics/value";
import type { Grant } from "@/lib/platforms/types";
import { startLocalServer } from "@/lib/testing/local-server";
import { youtube } from ".";

const now = new Date("2026-11-20T12:00:00Z");

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
  Object.assign(process.env, simulatorEnvironment(stage.port));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await stage.post("/control/reset", {});
});
afterAll(() => stage.close());

async function link(account: string, granted?: string[]): Promise<Grant> {
  const address = youtube.authorizationUrl({ state: "s", verifier, redirectUri: callback });
  const back = await answerConsentPage(address.href, { account, ...(granted && { granted }) });
  const code = back.searchParams.get("code") ?? "";
  return youtube.exchangeCode({ code, verifier, redirectUri: callback, now });
}

type Shown = {
  channel: { id: string };
  counts: { subscribers: number; views: number; publicVideos: number; videos: number };
};
const shown = (account: string) => stage.get<Shown>(`/control/accounts/${account}`);

const journal = () => stage.get<{ operation: string; status: number }[]>("/control/journal");

test("asks Google for one permission, offline, with consent and apart from other grants", () => {
  // RFC 7636, appendix B.
  const published = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  const address = youtube.authorizationUrl({
    state: "the state",
    verifier: published,
    redirectUri: callback,
  });
  expect(address.origin + address.pathname).toBe(`${stage.url}/google/o/oauth2/v2/auth`);
  expect(Object.fromEntries(address.searchParams)).toEqual({
    client_id: process.env.GOOGLE_CLIENT_ID,
    redirect_uri: callback,
    response_type: "code",
    scope: "https://www.googleapis.com/auth/youtube.readonly",
    access_type: "offline",
    prompt: "consent",
    include_granted_scopes: "false",
    state: "the state",
    code_challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
    code_challenge_method: "S256",
  });
});

test("reads a channel's counts as they stand", async () => {
  const grant = await link("creator");
  expect(grant).toMatchObject({ accessExpiresAt: new Date("2026-11-20T12:59:59Z"), endsAt: null });
  const { channel, counts } = await shown("creator");
  expect(counts.subscribers).toBeGreaterThan(1_000);
  expect(await youtube.fetchAccount(grant)).toEqual({
    externalId: channel.id,
    handle: "@atlasmakes",
    firstPosts: channel.id.replace(/^UC/, "UU"),
    counts: {
      followers: rounded(BigInt(counts.subscribers), 3),
      views: measured(BigInt(counts.views)),
      posts: measured(BigInt(counts.publicVideos)),
    },
  });
});

test("a first look asks channels, uploads and videos only, fifty at a time, and finds the public ones", async () => {
  const { publicVideos, videos } = (await shown("creator")).counts;
  expect([publicVideos > 50, videos > publicVideos]).toEqual([true, true]);
  const grant = await link("creator");
  await youtube.fetchAccount(grant);
  const first = await youtube.fetchPosts(grant, null);
  const second = await youtube.fetchPosts(grant, first.cursor);
  const ids = [...first.items, ...second.items].map(({ externalId }) => externalId);
  const readings = [
    ...(await youtube.fetchReadings(grant, ids.slice(0, 50))),
    ...(await youtube.fetchReadings(grant, ids.slice(50))),
  ];
  expect([ids.length, readings.length, second.cursor]).toEqual([publicVideos, publicVideos, null]);
  const calls = (await journal()).map(({ operation, status }) => `${operation} ${status}`);
  expect(calls.slice(calls.indexOf("channels.list 200"))).toEqual([
    "channels.list 200",
    "channels.list 200",
    "playlistItems.list 200",
    "playlistItems.list 200",
    "videos.list 200",
    "videos.list 200",
  ]);
});

test("hidden subscribers are hidden, whether the count is absent or zero", async () => {
  const grant = await link("hidden");
  expect((await youtube.fetchAccount(grant)).counts.followers).toEqual(hidden());
  await stage.throwSwitch("hidden", "hidden-subscribers", { as: "zero" });
  expect((await youtube.fetchAccount(grant)).counts.followers).toEqual(hidden());
});

test("likes and comments turned off are hidden", async () => {
  const grant = await link("creator");
  const { items } = await youtube.fetchPosts(grant, null);
  await stage.throwSwitch("creator", "hide-likes");
  await stage.throwSwitch("creator", "comments-off");
  const [reading] = await youtube.fetchReadings(grant, [items[0]?.externalId ?? ""]);
  expect(reading?.counts).toMatchObject({
    views: { state: "measured" },
    likes: hidden(),
    comments: hidden(),
  });
});

test("a video that was deleted or made private is in no answer any more", async () => {
  const grant = await link("fresh");
  const before = (await youtube.fetchPosts(grant, null)).items.map(({ externalId }) => externalId);
  await stage.throwSwitch("fresh", "delete-video", { as: before[0] });
  await stage.throwSwitch("fresh", "make-video-private", { as: before[1] });
  const left = before.slice(2);
  expect((await youtube.fetchPosts(grant, null)).items.map(({ externalId }) => externalId)).toEqual(left);
  expect((await youtube.fetchReadings(grant, before)).map(({ externalId }) => externalId)).toEqual(left);
  expect((await youtube.fetchPreviews(grant, before)).map(({ externalId }) => externalId)).toEqual(left);
});

test("batch statistics read what the list showed, from an allowance of their own, and name the same counts", async () => {
  const grant = await link("creator");
  const { items } = await youtube.fetchPosts(grant, null);
  const ids = items.map(({ externalId }) => externalId);
  const byName = await youtube.fetchReadings(grant, ids);
  const { units } = await stage.get<{ units: number }>("/control/quota");
  expect(await youtube.fetchReadings(grant, ids, true)).toEqual(byName);
  expect(await stage.get("/control/quota")).toMatchObject({ units, batchCalls: 1 });
});

test("an account's answer tells where its posts begin, which saves a call", async () => {
  const grant = await link("creator");
  const { firstPosts } = await youtube.fetchAccount(grant);
  const before = (await journal()).length;
  expect(await youtube.fetchPosts(grant, firstPosts ?? null)).toEqual(await youtube.fetchPosts(grant, null));
  const operations = (await journal()).slice(before).map(({ operation }) => operation);
  expect(operations).toEqual(["playlistItems.list", "channels.list", "playlistItems.list"]);
});

test("no channel is no channel with an empty list and without one", async () => {
  const grant = await link("creator");
  const problem = { failure: { kind: "expired", reason: "no-account" } };
  for (const settings of [{}, { as: "empty" }]) {
    await stage.throwSwitch("creator", "no-channel", settings);
    await expect(youtube.fetchAccount(grant)).rejects.toMatchObject(problem);
    await expect(youtube.fetchPosts(grant, null)).rejects.toMatchObject(problem);
  }
});

test("a permission that was unticked is missing from the grant", async () => {
  expect((await link("creator", [])).scopes).toEqual([]);
});

test("a grant limited in time says when it ends, and a refresh keeps that", async () => {
  await stage.throwSwitch("creator", "time-limited-grant");
  const grant = await link("creator");
  expect(grant.endsAt).toEqual(new Date("2026-11-27T11:59:59Z"));
  expect((await youtube.refresh(grant, now)).endsAt).toEqual(grant.endsAt);
});

test("an access token that ended works again after one refresh", async () => {
  const grant = await link("creator");
  await stage.throwSwitch("creator", "expired");
  await expect(youtube.fetchAccount(grant)).rejects.toMatchObject({
    failure: { kind: "expired", reason: "revoked" },
  });
  const refreshed = await youtube.refresh(grant, now);
  expect((await youtube.fetchAccount(refreshed)).handle).toBe("@atlasmakes");
  const operations = (await journal()).map(({ operation, status }) => `${operation} ${status}`);
  expect(operations.slice(-3)).toEqual(["channels.list 401", "oauth.refresh 200", "channels.list 200"]);
});

test("a used-up allowance ends at the next midnight in Los Angeles by the product's calendar", async () => {
  const grant = await link("creator");
  await stage.post("/control/quota", { dailyUnits: 0 });
  await expect(youtube.fetchAccount(grant)).rejects.toMatchObject({
    failure: { kind: "limited", reason: "quota", retryAt: new Date("2026-11-21T08:00:00Z") },
  });
});

test("too fast waits as asked, an hour at most", async () => {
  const grant = await link("creator");
  for (const [retryAfter, at] of [
    ["30", "2026-11-20T12:00:30"],
    ["99999999999", "2026-11-20T13:00:00"],
  ] as const) {
    await stage.throwSwitch("creator", "rate-limited-429", { retryAfter });
    const error = await youtube.fetchAccount(grant).catch((thrown) => thrown);
    // The simulated clock runs on by milliseconds between the answer and the question what time it is.
    expect(error.failure.retryAt.toISOString()).toMatch(new RegExp(`^${at}`));
  }
});

test("three outages in a row are outlived within one call", async () => {
  const grant = await link("creator");
  await stage.throwSwitch("creator", "flaky-503");
  expect((await youtube.fetchAccount(grant)).handle).toBe("@atlasmakes");
});

test("an exchange, a refresh and a revocation are sent once, whatever the answer", async () => {
  const grant = await link("creator");
  const before = (await journal()).length;
  await stage.throwSwitch("creator", "token-outage");
  await expect(youtube.refresh(grant, now)).rejects.toMatchObject({ failure: { kind: "unavailable" } });
  await stage.throwSwitch("creator", "silent-revoke", { as: "503" });
  await expect(youtube.revoke(grant)).rejects.toMatchObject({ failure: { kind: "unavailable" } });
  expect((await journal()).slice(before).map(({ operation }) => operation)).toEqual([
    "oauth.refresh",
    "oauth.revoke",
  ]);
});

test("a refresh whose answer was lost is no word about the grant", async () => {
  const grant = await link("creator");
  await stage.throwSwitch("creator", "lose-refresh-reply");
  await expect(youtube.refresh(grant, now)).rejects.toMatchObject({
    failure: { kind: "unavailable", reason: "network" },
  });
});

test("while the platform is down nobody can say whether a grant is refused", async () => {
  const grant = await link("creator");
  await stage.throwSwitch("creator", "token-outage");
  await expect(youtube.isRefused(grant)).rejects.toMatchObject({ failure: { kind: "unavailable" } });
});

test("a channel whose uploads were never made has no posts", async () => {
  const server = await startLocalServer(({ path }, response) => {
    const found = path.startsWith("/youtube/v3/channels");
    const uploads = {
      kind: "youtube#channelListResponse",
      items: [{ contentDetails: { relatedPlaylists: { uploads: "UUnone" } } }],
    };
    const missing = {
      error: { code: 404, errors: [{ domain: "youtube.playlistItem", reason: "playlistNotFound" }] },
    };
    response.writeHead(found ? 200 : 404, { "content-type": "application/json" });
    response.end(JSON.stringify(found ? uploads : missing));
  });
  vi.stubEnv("GOOGLE_API_URL", `${server.origin}/`);
  const grant = { accessToken: "ya29.a", refreshToken: null, accessExpiresAt: now, endsAt: null, scopes: [] };
  expect(await youtube.fetchPosts(grant, null)).toEqual({ items: [], cursor: null });
  await expect(youtube.fetchPosts(grant, "UUnone CDIQAA")).rejects.toMatchObject({
    failure: { reason: "request" },
  });
  expect(server.received[1]?.path).toBe(
    "/youtube/v3/playlistItems?part=contentDetails&part=status&playlistId=UUnone&maxResults=50",
  );
  expect(server.received[0]?.headers).toMatchObject({
    authorization: "Bearer ya29.a",
    "accept-encoding": "gzip",
  });
  await server.close();
});

test("without credentials every call says so", async () => {
  vi.stubEnv("GOOGLE_CLIENT_ID", "");
  vi.stubEnv("GOOGLE_CLIENT_SECRET", "");
  const grant = { accessToken: "a", refreshToken: null, accessExpiresAt: now, endsAt: null, scopes: [] };
  expect(youtube.isConfigured()).toBe(false);
  await expect(youtube.fetchAccount(grant)).rejects.toMatchObject({ failure: { reason: "configuration" } });
});

test("a grant without a refresh token cannot be refreshed, and no call is made", async () => {
  const grant = { accessToken: "a", refreshToken: null, accessExpiresAt: now, endsAt: null, scopes: [] };
  await expect(youtube.refresh(grant, now)).rejects.toMatchObject({
    failure: { kind: "expired", reason: "revoked" },
  });
  expect(await journal()).toEqual([]);
});
