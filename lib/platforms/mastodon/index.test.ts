import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { answerConsentPage } from "@/e2e/simulators/consent-client.ts";
import { simulatorEnvironment } from "@/e2e/simulators/environment.ts";
import { callbackOf, type Stage, startStage, verifier } from "@/e2e/simulators/test-stage.ts";
import { measured } from "@/lib/metrics/value";
import type { Grant, PlatformPost } from "@/lib/platforms/types";
import { PlatformError } from "../errors";
import { mastodon } from ".";
import { nextMaxId } from "./client";

const now = new Date("2026-11-20T12:00:00Z");
const redirectUri = callbackOf("mastodon");

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

async function link(account: string): Promise<Grant> {
  const address = mastodon.authorizationUrl({ state: "s", verifier, redirectUri });
  const back = await answerConsentPage(address.href, { account });
  const code = back.searchParams.get("code") ?? "";
  return mastodon.exchangeCode({ code, verifier, redirectUri, now });
}

async function allPosts(grant: Grant): Promise<PlatformPost[]> {
  const posts: PlatformPost[] = [];
  for (let cursor: string | null = null; ; ) {
    const page = await mastodon.fetchPosts(grant, cursor);
    posts.push(...page.items);
    if (page.cursor === null) return posts;
    cursor = page.cursor;
  }
}

type Described = { id: string; privacy: string; counts: Record<string, number> };
const described = (account: string) => stage.get<Described[]>(`/control/accounts/${account}/posts`);
type Entry = { operation: string; token: string | null; queryNames: string[]; status: number };
const journal = () => stage.get<Entry[]>("/control/journal");

const failureOf = (call: Promise<unknown>) =>
  call.then(
    () => "It answered",
    (error: unknown) => (error instanceof PlatformError ? error.failure : error),
  );

test("asks for the smallest permission, with S256", () => {
  // RFC 7636, appendix B.
  const published = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  const address = mastodon.authorizationUrl({ state: "the state", verifier: published, redirectUri });
  expect(address.origin + address.pathname).toBe(`${stage.url}/mastodon/oauth/authorize`);
  expect(Object.fromEntries(address.searchParams)).toEqual({
    response_type: "code",
    client_id: process.env.MASTODON_CLIENT_ID,
    redirect_uri: redirectUri,
    scope: "profile",
    state: "the state",
    code_challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
    code_challenge_method: "S256",
  });
});

test("reads what the profile shows", async () => {
  const account = await mastodon.fetchAccount(await link("creator-mastodon"));
  const { number, counts } = await stage.get<{ number: string; counts: Record<string, number> }>(
    "/control/accounts/creator-mastodon",
  );
  expect(account).toEqual({
    externalId: `${number}@127.0.0.1:${stage.port}`,
    handle: "@atlasmakes",
    counts: {
      followers: measured(BigInt(counts.followers ?? -1)),
      following: measured(214n),
      posts: measured(BigInt(counts.statuses ?? -1)),
    },
  });
});

test("lists what everybody can see with its counts, page by page, and never with the token", async () => {
  const grant = await link("creator-mastodon");
  await fetch(`${stage.url}/control/journal`, { method: "DELETE" });
  const posts = await allPosts(grant);
  const shown = (await described("creator-mastodon")).filter(({ privacy }) =>
    ["public", "unlisted"].includes(privacy),
  );
  expect(posts.length).toBeGreaterThan(40);
  expect(new Set(shown.map(({ privacy }) => privacy)).size).toBe(2);
  expect(posts.map(({ externalId, counts }) => [externalId, counts])).toEqual(
    shown.map(({ id, counts }) => [
      id,
      {
        likes: measured(BigInt(counts.favourites ?? -1)),
        comments: measured(BigInt(counts.replies ?? -1)),
        shares: measured(BigInt(counts.boosts ?? -1)),
      },
    ]),
  );
  const entries = await journal();
  expect(entries.map(({ operation, token }) => [operation, token !== null])).toEqual([
    ["verify_credentials", true],
    ["accounts.statuses", false],
    ["accounts.statuses", false],
  ]);
  expect(entries[2]?.queryNames).toContain("max_id");
});

test("a post that is deleted or made private is not read any more", async () => {
  const grant = await link("fresh-mastodon");
  const [first, second, third] = (await allPosts(grant)).map(({ externalId }) => externalId);
  await stage.throwSwitch("fresh-mastodon", "delete-post", { as: first });
  await stage.throwSwitch("fresh-mastodon", "make-post-private", { as: second });
  const ids = [first ?? "", second ?? "", third ?? ""];
  expect((await mastodon.fetchReadings(grant, ids)).map(({ externalId }) => externalId)).toEqual([third]);
  expect((await mastodon.fetchPreviews(grant, ids)).map(({ externalId }) => externalId)).toEqual([third]);
});

test("nothing is read for a grant that is gone, though anybody could read it", async () => {
  const grant = await link("fresh-mastodon");
  await stage.throwSwitch("fresh-mastodon", "revoked");
  expect(await failureOf(mastodon.fetchPosts(grant, null))).toEqual({ kind: "expired", reason: "revoked" });
  const operations = (await journal()).map(({ operation }) => operation);
  expect(operations.filter((operation) => operation === "accounts.statuses")).toEqual([]);
});

test("a server closed to strangers is the operator's to see", async () => {
  const grant = await link("fresh-mastodon");
  await stage.throwSwitch("fresh-mastodon", "closed-to-strangers");
  expect(await failureOf(mastodon.fetchPosts(grant, null))).toEqual({
    kind: "unexpected",
    reason: "configuration",
  });
  expect((await mastodon.fetchAccount(grant)).handle).toBe("@juniperbakes");
});

test("too many calls are a limit until the window's end", async () => {
  const grant = await link("fresh-mastodon");
  await stage.post("/control/quota?platform=mastodon", { limit: 1 });
  await mastodon.fetchAccount(grant);
  expect(await failureOf(mastodon.fetchAccount(grant))).toEqual({
    kind: "limited",
    reason: "rate",
    retryAt: new Date("2026-11-20T12:05:00Z"),
  });
});

test("wrong credentials are the operator's to mend", async () => {
  vi.stubEnv("MASTODON_CLIENT_SECRET", "another");
  expect(await failureOf(mastodon.exchangeCode({ code: "x", verifier, redirectUri, now }))).toEqual({
    kind: "unexpected",
    reason: "configuration",
  });
});

test("revoking that is not answered is not confirmed", async () => {
  const grant = await link("fresh-mastodon");
  await stage.throwSwitch("fresh-mastodon", "silent-revoke", { as: "503", times: 1 });
  expect(await failureOf(mastodon.revoke(grant))).toEqual({ kind: "unavailable", reason: "outage" });
  expect(await mastodon.isRefused(grant)).toBe(false);
  expect(await mastodon.revoke(grant)).toBe("confirmed");
  expect(await mastodon.isRefused(grant)).toBe(true);
});

test.each(["", "110000 ", "a b c", "110000 https://evil.example"])(
  "%j is no cursor of ours",
  async (cursor) => {
    const grant = await link("fresh-mastodon");
    expect(await failureOf(mastodon.fetchPosts(grant, cursor))).toEqual({
      kind: "unexpected",
      reason: "request",
    });
  },
);

test.each([
  [null, null],
  ["", null],
  ['<https://m.example/x?min_id=7>; rel="prev"', null],
  ['<https://m.example/x?max_id=5>; rel="next", <https://m.example/x?min_id=7>; rel="prev"', "5"],
  ['<https://m.example/x?min_id=7>; rel="prev", <https://m.example/x?max_id=5>; rel="next"', "5"],
  ['<https://m.example/x?limit=40>; rel="next"', null],
  ['<https://m.example/x?max_id=5%20or%201>; rel="next"', null],
  ['<no address>; rel="next"', null],
])("the link %j leads to %s", (header, maxId) => {
  expect(nextMaxId(header)).toBe(maxId);
});
