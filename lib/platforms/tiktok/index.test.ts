import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { answerConsentPage } from "@/e2e/simulators/consent-client.ts";
import { simulatorEnvironment } from "@/e2e/simulators/environment.ts";
import { callbackOf, type Stage, startStage, verifier } from "@/e2e/simulators/test-stage.ts";
import { measured, missing } from "@/lib/metrics/value";
import { PlatformError } from "@/lib/platforms/errors";
import type { Grant } from "@/lib/platforms/types";
import { startLocalServer } from "@/lib/testing/local-server";
import { tiktok } from ".";

const now = new Date("2026-11-20T12:00:00Z");
const redirectUri = callbackOf("tiktok");
const allScopes = ["user.info.basic", "user.info.profile", "user.info.stats", "video.list"];

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

async function link(account: string, granted: string[] = allScopes): Promise<Grant> {
  const address = tiktok.authorizationUrl({ state: "s", verifier, redirectUri });
  const back = await answerConsentPage(address.href, { account, granted });
  const code = back.searchParams.get("code") ?? "";
  return tiktok.exchangeCode({ code, verifier, redirectUri, now });
}

type Shown = {
  openId: string;
  counts: { followers: number; following: number; likes: number; videos: number };
};
type ShownPost = { id: string; title: string; publishedAt: string; privacy: string; counts: Counts };
type Counts = { views: number; likes: number; comments: number; shares: number };
const shown = (account: string) => stage.get<Shown>(`/control/accounts/${account}`);
const shownPosts = async (account: string) =>
  (await stage.get<ShownPost[]>(`/control/accounts/${account}/posts`)).filter((p) => p.privacy === "public");

const journal = async () =>
  (await stage.get<{ operation: string; status: number }[]>("/control/journal")).map(
    ({ operation, status }) => `${operation} ${status}`,
  );

const failureOf = (call: Promise<unknown>) =>
  call.then(
    () => "it answered",
    (error: unknown) => (error instanceof PlatformError ? error.failure : error),
  );

async function listed(grant: Grant): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof tiktok.fetchPosts>> = await tiktok.fetchPosts(grant, cursor);
    ids.push(...page.items.map(({ externalId }) => externalId));
    cursor = page.cursor;
  } while (cursor !== null);
  return ids;
}

test("asks by client_key, with commas, and always for the boxes", () => {
  const address = tiktok.authorizationUrl({ state: "the state", verifier, redirectUri });
  expect(address.origin + address.pathname).toBe(`${stage.url}/tiktok/v2/auth/authorize/`);
  expect(Object.fromEntries(address.searchParams)).toEqual({
    client_key: process.env.TIKTOK_CLIENT_KEY,
    response_type: "code",
    scope: "user.info.basic,user.info.profile,user.info.stats,video.list",
    redirect_uri: redirectUri,
    state: "the state",
    disable_auto_auth: "1",
  });
});

test("a code with * and ! in it is decoded once on its way, and neither less nor more", async () => {
  const address = tiktok.authorizationUrl({ state: "s", verifier, redirectUri });
  const back = await answerConsentPage(address.href, { account: "tiktok-small" });
  const code = back.searchParams.get("code") ?? "";
  expect(back.search).toMatch(/code=[\w-]+%2A1%21[\w-]+&/);
  expect(code).toMatch(/\*1!/);
  const encoded = encodeURIComponent(code).replace("*", "%2A");
  expect(await failureOf(tiktok.exchangeCode({ code: encoded, verifier, redirectUri, now }))).toEqual({
    kind: "expired",
    reason: "revoked",
  });
  expect((await tiktok.exchangeCode({ code, verifier, redirectUri, now })).scopes).toEqual(allScopes);
});

test("tokens live as long as the answer says, by both documented lifetimes", async () => {
  const ends = ({ accessExpiresAt, endsAt }: Grant) => [accessExpiresAt, endsAt];
  const short = [new Date("2026-11-20T14:00:00Z"), new Date("2027-05-19T12:00:00Z")];
  const long = [new Date("2026-11-21T12:00:00Z"), new Date("2027-11-20T12:00:00Z")];
  const grant = await link("tiktok-small");
  expect(ends(grant)).toEqual(short);
  await stage.throwSwitch("tiktok-small", "old-lifetimes");
  expect(ends(await tiktok.refresh(grant, now))).toEqual(long);
});

test("reads an account's counts as they stand", async () => {
  const grant = await link("tiktok-creator");
  const { openId, counts } = await shown("tiktok-creator");
  expect(counts.followers).toBe(128_570);
  expect(await tiktok.fetchAccount(grant)).toEqual({
    externalId: openId,
    handle: "@atlas.makes",
    counts: {
      followers: measured(BigInt(counts.followers)),
      following: measured(BigInt(counts.following)),
      posts: measured(BigInt(counts.videos)),
      likes: measured(BigInt(counts.likes)),
    },
  });
});

test("lists every public video with its counts, twenty a page, and asks for none by itself", async () => {
  const grant = await link("tiktok-creator");
  const posts = await shownPosts("tiktok-creator");
  expect(posts.length).toBeGreaterThan(200);
  const first = await tiktok.fetchPosts(grant, null);
  const [post] = posts;
  expect(first.items[0]).toEqual({
    externalId: post?.id,
    kind: "video",
    publishedAt: new Date(post?.publishedAt ?? ""),
    counts: {
      views: measured(BigInt(post?.counts.views ?? 0)),
      likes: measured(BigInt(post?.counts.likes ?? 0)),
      comments: measured(BigInt(post?.counts.comments ?? 0)),
      shares: measured(BigInt(post?.counts.shares ?? 0)),
    },
  });
  // Videos that are not public are cut out of their page, and it is not the last.
  expect(first.items.length).toBeLessThan(20);
  expect(await listed(grant)).toEqual(posts.map(({ id }) => id));
  const calls = await journal();
  expect(calls.filter((call) => call === "video.query 200")).toEqual([]);
});

test("short and empty pages are not the end", async () => {
  const grant = await link("tiktok-small");
  const ids = (await shownPosts("tiktok-small")).map(({ id }) => id);
  await stage.throwSwitch("tiktok-small", "short-pages");
  const second = await tiktok.fetchPosts(grant, (await tiktok.fetchPosts(grant, null)).cursor);
  expect(second.items).toEqual([]);
  expect(second.cursor).not.toBeNull();
  expect(await listed(grant)).toEqual(ids);
});

test("ids keep their 19 digits where they come as bare numbers", async () => {
  const grant = await link("tiktok-small");
  const before = await tiktok.fetchPosts(grant, null);
  await stage.throwSwitch("tiktok-small", "bare-ids");
  expect(await tiktok.fetchPosts(grant, null)).toEqual(before);
  const ids = before.items.map(({ externalId }) => externalId);
  expect((await tiktok.fetchReadings(grant, ids)).map(({ externalId }) => externalId)).toEqual(ids);
});

test("a count that does not come is missing, and no zero", async () => {
  const grant = await link("tiktok-small");
  await stage.throwSwitch("tiktok-small", "count-absent", { as: "share_count" });
  const { items } = await tiktok.fetchPosts(grant, null);
  expect(items.map(({ counts }) => counts?.shares)).toEqual(items.map(() => missing()));
  expect(items[0]?.counts?.views?.state).toBe("measured");
});

test("a video that was deleted or made private is in no answer any more", async () => {
  const grant = await link("tiktok-small");
  const before = await listed(grant);
  await stage.throwSwitch("tiktok-small", "delete-video", { as: before[0] });
  await stage.throwSwitch("tiktok-small", "make-video-private", { as: before[1] });
  const left = before.slice(2);
  expect(await listed(grant)).toEqual(left);
  expect((await tiktok.fetchReadings(grant, before)).map(({ externalId }) => externalId)).toEqual(left);
});

test("titles are the video's own or its caption's first words", async () => {
  const grant = await link("tiktok-small");
  const posts = await shownPosts("tiktok-small");
  const previews = await tiktok.fetchPreviews(
    grant,
    posts.map(({ id }) => id),
  );
  expect(previews.map(({ title }) => title)).toEqual(posts.map(({ title }) => title));
  const cover = await fetch(previews[0]?.coverUrl ?? "");
  expect([cover.status, cover.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
});

test("what was not granted is not asked for", async () => {
  const grant = await link("tiktok-small", ["user.info.basic"]);
  expect(grant.scopes).toEqual(["user.info.basic"]);
  const before = (await journal()).length;
  expect(await tiktok.fetchAccount(grant)).toEqual({
    externalId: (await shown("tiktok-small")).openId,
    handle: "Juniper Bakes",
    counts: {},
  });
  expect((await journal()).slice(before)).toEqual(["user.info 200"]);
  const gone = { kind: "expired", reason: "scope-missing", scopes: ["video.list"] };
  expect(await failureOf(tiktok.fetchPosts(grant, null))).toEqual(gone);
  expect(await failureOf(tiktok.fetchReadings(grant, ["7000000000000000001"]))).toEqual(gone);
  expect(await failureOf(tiktok.fetchPreviews(grant, ["7000000000000000001"]))).toEqual(gone);
  expect((await journal()).slice(before)).toEqual(["user.info 200"]);
});

test.each([
  [["user.info.stats"], {}],
  [["user.info.profile"], {}],
  [["user.info.stats", "user.info.profile"], { "scope-permission-missed": {} }],
  [["user.info.stats"], { "errors-at-200": {}, "no-data": {} }],
])("a permission that was taken back is named: %j", async (taken, more) => {
  const grant = await link("tiktok-small");
  await stage.throwSwitch("tiktok-small", "scope-removed", { as: taken.join(",") });
  for (const name of Object.keys(more)) await stage.throwSwitch("tiktok-small", name);
  expect(await failureOf(tiktok.fetchAccount(grant))).toEqual({
    kind: "expired",
    reason: "scope-missing",
    scopes: expect.toSatisfy((scopes: string[]) => scopes.toSorted().join() === taken.toSorted().join()),
  });
});

test("the list's permission taken back is named, and a refresh no longer names it", async () => {
  const grant = await link("tiktok-small");
  await stage.throwSwitch("tiktok-small", "scope-removed", { as: "video.list" });
  expect(await failureOf(tiktok.fetchPosts(grant, null))).toEqual({
    kind: "expired",
    reason: "scope-missing",
    scopes: ["video.list"],
  });
  expect((await tiktok.refresh(grant, now)).scopes).toEqual(allScopes.slice(0, 3));
});

test.each(["200", "400", "401"])("a refused refresh at %s ends the grant", async (as) => {
  const grant = await link("tiktok-small");
  await stage.throwSwitch("tiktok-small", "oauth-status", { as });
  await stage.throwSwitch("tiktok-small", "revoked");
  expect(await failureOf(tiktok.refresh(grant, now))).toEqual({ kind: "expired", reason: "revoked" });
  expect(await failureOf(tiktok.fetchAccount(grant))).toEqual({ kind: "expired", reason: "revoked" });
});

test("a refresh ends the refresh token before it at once, and a lost answer is no word about the grant", async () => {
  const grant = await link("tiktok-small");
  const renewed = await tiktok.refresh(grant, now);
  expect(await failureOf(tiktok.refresh(grant, now))).toEqual({ kind: "expired", reason: "revoked" });
  await stage.throwSwitch("tiktok-small", "lose-refresh-reply");
  expect(await failureOf(tiktok.refresh(renewed, now))).toEqual({ kind: "unavailable", reason: "network" });
  expect(await failureOf(tiktok.refresh(renewed, now))).toEqual({ kind: "expired", reason: "revoked" });
});

test("the token endpoint's first version is refused, and the log says why", async () => {
  const grant = await link("tiktok-small");
  await stage.throwSwitch("tiktok-small", "first-version");
  const error = await tiktok.refresh(grant, now).catch((thrown: unknown) => thrown);
  expect((error as PlatformError).failure).toEqual({ kind: "unexpected", reason: "shape", path: "data" });
  expect((error as PlatformError).cause).toMatchObject({ name: "FirstVersionError" });
});

test.each(["gateway-page", "outage-503"])("%s passes, whatever its status", async (name) => {
  const grant = await link("tiktok-small");
  await stage.throwSwitch("tiktok-small", name);
  const outage = { kind: "unavailable", reason: "outage" };
  expect(await failureOf(tiktok.fetchPosts(grant, null))).toEqual(outage);
  await stage.throwSwitch("tiktok-small", "token-outage");
  expect(await failureOf(tiktok.refresh(grant, now))).toEqual(outage);
});

test("six hundred requests a minute are allowed at each endpoint by itself", async () => {
  const grant = await link("tiktok-small");
  await stage.post("/control/quota?platform=tiktok", { perMinute: 2 });
  await tiktok.fetchAccount(grant);
  await tiktok.fetchAccount(grant);
  const failure = await failureOf(tiktok.fetchAccount(grant));
  expect(failure).toMatchObject({ kind: "limited", reason: "rate" });
  // The simulated clock runs on by milliseconds between the answer and the question what time it is.
  const { retryAt } = failure as { retryAt: Date };
  expect(retryAt.toISOString()).toMatch(/^2026-11-20T12:01:00/);
  expect((await tiktok.fetchPosts(grant, null)).items.length).toBeGreaterThan(0);
  stage.passWallTime(60_000);
  expect((await tiktok.fetchAccount(grant)).handle).toBe("@juniperbakes");
});

test.each([
  ["nothing", []],
  ["an empty object", ["revoke-object"]],
])("revoking is confirmed by %s, and by its second refusal as well", async (_what, names) => {
  for (const dead of [[], ["revoke-malformed"]]) {
    const grant = await link("tiktok-small");
    for (const name of [...names, ...dead]) await stage.throwSwitch("tiktok-small", name);
    expect(await tiktok.revoke(grant)).toBe("confirmed");
    expect(await tiktok.revoke(grant)).toBe("confirmed");
    expect(await tiktok.isRefused(grant)).toBe(true);
  }
});

test("an access token that ran out does not pass for a revoked grant: a new one ends it", async () => {
  const grant = await link("tiktok-small");
  await stage.throwSwitch("tiktok-small", "expired");
  const before = (await journal()).length;
  expect(await tiktok.revoke(grant)).toBe("confirmed");
  expect((await journal()).slice(before)).toEqual([
    "oauth.revoke 400",
    "user.info 401",
    "oauth.refresh 200",
    "oauth.revoke 200",
  ]);
  expect((await stage.get<{ liveGrants: number }>("/control/accounts/tiktok-small")).liveGrants).toBe(0);
});

test("a request that is refused while the token works is no revocation", async () => {
  const server = await startLocalServer(({ path }, response) => {
    const isRevoke = path.startsWith("/v2/oauth/revoke/");
    response.writeHead(isRevoke ? 400 : 200, { "content-type": "application/json" });
    const refused = { error: "invalid_request", error_description: "", log_id: "" };
    response.end(JSON.stringify(isRevoke ? refused : { data: { user: {} }, error: { code: "ok" } }));
  });
  vi.stubEnv("TIKTOK_API_URL", `${server.origin}/`);
  const grant = { ...dead, accessToken: "act.a", refreshToken: "rft.a" };
  expect(await failureOf(tiktok.revoke(grant))).toEqual({ kind: "unexpected", reason: "request" });
  expect(server.received.map(({ path }) => path)).toEqual([
    "/v2/oauth/revoke/",
    "/v2/user/info/?fields=open_id,display_name",
  ]);
  await server.close();
});

const dead: Grant = {
  accessToken: "a",
  refreshToken: null,
  accessExpiresAt: now,
  endsAt: null,
  scopes: allScopes,
};

test("asking whether a grant is refused replaces no token", async () => {
  const grant = await link("tiktok-small");
  const before = (await journal()).length;
  expect(await tiktok.isRefused(grant)).toBe(false);
  expect((await journal()).slice(before)).toEqual(["user.info 200"]);
});

test("an exchange, a refresh, a list and a revocation are sent once, whatever the answer", async () => {
  const grant = await link("tiktok-small");
  const before = (await journal()).length;
  await stage.throwSwitch("tiktok-small", "token-outage");
  await failureOf(tiktok.refresh(grant, now));
  await stage.throwSwitch("tiktok-small", "silent-revoke", { as: "503" });
  expect(await failureOf(tiktok.revoke(grant))).toEqual({ kind: "unavailable", reason: "outage" });
  await stage.throwSwitch("tiktok-small", "outage-503");
  await failureOf(tiktok.fetchPosts(grant, null));
  expect((await journal()).slice(before)).toEqual([
    "oauth.refresh 503",
    "oauth.revoke 503",
    "video.list 503",
  ]);
});

test("requests are written as documented: fields in the address, the cursor in the body, slashes at the end", async () => {
  const page = { data: { videos: [], cursor: 1_643_332_803_000, has_more: true }, error: { code: "ok" } };
  const server = await startLocalServer((_request, response) => response.end(JSON.stringify(page)));
  vi.stubEnv("TIKTOK_API_URL", `${server.origin}/`);
  const grant = { ...dead, accessToken: "act.a!1.va" };
  const { cursor } = await tiktok.fetchPosts(grant, null);
  expect(cursor).toBe("1643332803000");
  await tiktok.fetchPosts(grant, cursor);
  await tiktok.fetchReadings(grant, ["7080213458555737986"]);
  const fields = "id,create_time,view_count,like_count,comment_count,share_count";
  expect(server.received.map(({ method, path, body }) => [method, path, body])).toEqual([
    ["POST", `/v2/video/list/?fields=${fields}`, '{"max_count":20}'],
    ["POST", `/v2/video/list/?fields=${fields}`, '{"max_count":20,"cursor":1643332803000}'],
    ["POST", `/v2/video/query/?fields=${fields}`, '{"filters":{"video_ids":["7080213458555737986"]}}'],
  ]);
  expect(server.received[0]?.headers).toMatchObject({
    authorization: "Bearer act.a!1.va",
    "content-type": "application/json",
    "accept-encoding": "gzip",
  });
  await server.close();
});

test("without credentials every call says so, and without a refresh token nothing is sent", async () => {
  expect(await failureOf(tiktok.refresh(dead, now))).toEqual({ kind: "expired", reason: "revoked" });
  expect(await journal()).toEqual([]);
  vi.stubEnv("TIKTOK_CLIENT_KEY", "");
  vi.stubEnv("TIKTOK_CLIENT_SECRET", "");
  expect(tiktok.isConfigured()).toBe(false);
  expect(await failureOf(tiktok.fetchAccount(dead))).toEqual({ kind: "unexpected", reason: "configuration" });
});
