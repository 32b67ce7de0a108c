import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { answerConsentPage } from "@/e2e/simulators/consent-client.ts";
import { simulatorEnvironment } from "@/e2e/simulators/environment.ts";
import { callbackOf, type Stage, startStage, verifier } from "@/e2e/simulators/test-stage.ts";
import { hidden, measured, missing } from "@/lib/metrics/value";
import type { Grant, PlatformPost } from "@/lib/platforms/types";
import { instagram } from ".";

const now = new Date("2026-11-20T12:00:00Z");
const callback = callbackOf("instagram");

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
  const address = instagram.authorizationUrl({ state: "s", verifier, redirectUri: callback });
  const back = await answerConsentPage(address.href, { account });
  const code = back.searchParams.get("code") ?? "";
  return instagram.exchangeCode({ code, verifier, redirectUri: callback, now });
}

type Shown = { scopedId: string; counts: { followers: number; following: number; posts: number } };
const shown = (account: string) => stage.get<Shown>(`/control/accounts/${account}`);

const operations = async () => {
  const entries = await stage.get<{ operation: string; status: number | null }[]>("/control/journal");
  return entries.map(({ operation, status }) => `${operation} ${status}`);
};

async function posts(grant: Grant): Promise<PlatformPost[]> {
  const first = await instagram.fetchPosts(grant, null);
  return [...first.items];
}

test("asks Instagram for one permission, by an Instagram sign-in", () => {
  const address = instagram.authorizationUrl({ state: "the state", verifier, redirectUri: callback });
  expect(address.origin + address.pathname).toBe(`${stage.url}/instagram/oauth/authorize`);
  expect(Object.fromEntries(address.searchParams)).toEqual({
    client_id: process.env.INSTAGRAM_APP_ID,
    redirect_uri: callback,
    response_type: "code",
    scope: "instagram_business_basic",
    state: "the state",
    enable_fb_login: "0",
  });
});

test.each(["wrapped", "permissions-told"])("links for sixty days, also with %s answers", async (name) => {
  const plain = await link("ig-creator");
  await stage.throwSwitch("ig-creator", name);
  for (const grant of [plain, await link("ig-creator")]) {
    expect(grant).toEqual({
      accessToken: expect.stringMatching(/^IGAA/),
      refreshToken: null,
      accessExpiresAt: new Date("2027-01-19T12:00:00Z"),
      endsAt: new Date("2027-01-19T12:00:00Z"),
      scopes: ["instagram_business_basic"],
    });
  }
});

test("reads an account's counts as they stand, by the id that notices name", async () => {
  const grant = await link("ig-creator");
  const { scopedId, counts } = await shown("ig-creator");
  expect(await instagram.fetchAccount(grant)).toEqual({
    externalId: scopedId,
    handle: "@atlasmakes",
    counts: {
      followers: measured(BigInt(counts.followers)),
      following: measured(512n),
      posts: measured(BigInt(counts.posts)),
    },
  });
  expect((await operations()).slice(-4)).toEqual([
    "oauth.consent 303",
    "oauth.exchange 200",
    "token.lengthen 200",
    "me 200",
  ]);
});

test("an account that turned personal has nothing to read, and says so", async () => {
  const grant = await link("ig-creator");
  await stage.throwSwitch("ig-creator", "turned-personal");
  await expect(instagram.fetchAccount(grant)).rejects.toMatchObject({
    failure: { kind: "expired", reason: "no-account" },
  });
});

test("a mistyped count is given as it was read", async () => {
  const grant = await link("ig-creator");
  const before = (await shown("ig-creator")).counts.followers;
  await stage.throwSwitch("ig-creator", "misread");
  const { counts } = await instagram.fetchAccount(grant);
  expect(counts.followers).toEqual(measured(BigInt(before * 10 + (before % 10))));
});

test("likes that the owner hides are hidden; views and shares that are not given are missing", async () => {
  const [hiding] = await posts(await link("ig-hidden"));
  expect(hiding?.counts?.likes).toEqual(hidden());
  const grant = await link("ig-creator");
  const open = await posts(grant);
  expect(open.find(({ kind }) => kind === "short")?.counts?.views?.state).toBe("measured");
  expect(open.find(({ kind }) => kind === "photo")?.counts?.views).toEqual(missing());
  for (const name of ["hide-likes", "hide-comments", "no-views", "no-shares"]) {
    await stage.throwSwitch("ig-creator", name);
  }
  const none = { views: missing(), likes: hidden(), comments: hidden(), shares: missing() };
  for (const { counts } of await posts(grant)) expect(counts).toEqual(none);
});

test("where counts beyond the basic ones are refused the others are read all the same", async () => {
  const grant = await link("ig-creator");
  await stage.throwSwitch("ig-creator", "extras-refused");
  const [first] = await posts(grant);
  expect(first?.counts).toMatchObject({
    views: missing(),
    likes: { state: "measured" },
    shares: missing(),
  });
});

test("a post that was deleted or archived is in no answer any more", async () => {
  const grant = await link("ig-creator");
  const ids = (await posts(grant)).slice(0, 2).map(({ externalId }) => externalId);
  await stage.throwSwitch("ig-creator", "delete-post", { as: ids[0] });
  await stage.throwSwitch("ig-creator", "archive-post", { as: ids[1] });
  const left = (await posts(grant)).map(({ externalId }) => externalId);
  for (const id of ids) {
    expect(left).not.toContain(id);
    expect(await instagram.fetchReadings(grant, [id])).toEqual([]);
    expect(await instagram.fetchPreviews(grant, [id])).toEqual([]);
  }
});

test("a post is called by the first words of its caption, and by nothing where it has none", async () => {
  const grant = await link("ig-creator");
  const told = await stage.get<{ id: string; title: string }[]>("/control/accounts/ig-creator/posts");
  const [first] = told;
  const [preview] = await instagram.fetchPreviews(grant, [first?.id ?? ""]);
  expect(preview?.title.startsWith(first?.title ?? "-")).toBe(true);
  expect(preview?.coverUrl).toBe(`${stage.url}/instagram/cdn/${first?.id}.jpg`);
  const silent = told.find(({ title }) => title === "");
  expect((await instagram.fetchPreviews(grant, [silent?.id ?? ""]))[0]?.title).toBe("");
});

test.each(["expired", "revoked", "password-changed", "token-unreadable"])(
  "%s is the end of the grant, which no renewal mends",
  async (name) => {
    const grant = await link("ig-creator");
    expect(await instagram.isRefused(grant)).toBe(false);
    await stage.throwSwitch("ig-creator", name);
    const end = { failure: { kind: "expired", reason: "revoked" } };
    await expect(instagram.fetchAccount(grant)).rejects.toMatchObject(end);
    await expect(instagram.refresh(grant, now)).rejects.toMatchObject(end);
    expect(await instagram.isRefused(grant)).toBe(true);
  },
);

test("a farewell that works ends the grant; one that is not known leaves it, and is no yes", async () => {
  const grant = await link("ig-creator");
  for (const as of ["404", "400"]) {
    await stage.throwSwitch("ig-creator", "farewell", { as });
    await expect(instagram.revoke(grant)).rejects.toMatchObject({ failure: { kind: "unexpected" } });
    expect(await instagram.isRefused(grant)).toBe(false);
  }
  await stage.throwSwitch("ig-creator", "farewell", { on: false });
  expect(await instagram.revoke(grant)).toBe("confirmed");
  expect(await instagram.revoke(grant)).toBe("confirmed");
  expect(await instagram.isRefused(grant)).toBe(true);
});

test("while the platform is down nobody can say whether a grant is refused", async () => {
  const grant = await link("ig-creator");
  await stage.throwSwitch("ig-creator", "outage-503");
  await expect(instagram.isRefused(grant)).rejects.toMatchObject({ failure: { kind: "unavailable" } });
});

test("three outages in a row are outlived within one call", async () => {
  const grant = await link("ig-creator");
  await stage.throwSwitch("ig-creator", "flaky-503");
  expect((await instagram.fetchAccount(grant)).handle).toBe("@atlasmakes");
});

test("a limit ends when the usage header says so, by the product's calendar", async () => {
  const grant = await link("ig-creator");
  await stage.throwSwitch("ig-creator", "rate-limited", { ms: 600_000 });
  const error = await instagram.fetchAccount(grant).catch((thrown) => thrown);
  expect(error.failure).toMatchObject({ kind: "limited", reason: "rate" });
  // The simulated clock runs on by milliseconds between the answer and the question what time it is.
  expect(error.failure.retryAt.toISOString()).toMatch(/^2026-11-20T12:10:00/);
});

test("a renamed account goes by its new name", async () => {
  const grant = await link("ig-creator");
  await stage.throwSwitch("ig-creator", "renamed", { as: "atlas.makes.more" });
  expect((await instagram.fetchAccount(grant)).handle).toBe("@atlas.makes.more");
});

test("without credentials every call says so", async () => {
  vi.stubEnv("INSTAGRAM_APP_ID", "");
  vi.stubEnv("INSTAGRAM_APP_SECRET", "");
  const grant = { accessToken: "a", refreshToken: null, accessExpiresAt: now, endsAt: null, scopes: [] };
  expect(instagram.isConfigured()).toBe(false);
  await expect(instagram.fetchAccount(grant)).rejects.toMatchObject({ failure: { reason: "configuration" } });
  const notice = { slug: "delete", headers: {}, body: Buffer.from("signed_request=a.b"), now };
  expect(instagram.parseNotice?.(notice)).toBeNull();
});

// Last: the calendar cannot be moved back.
test("is renewed from its second day on, and a younger one is left as it is", async () => {
  const grant = await link("ig-creator");
  await expect(instagram.refresh(grant, now)).rejects.toMatchObject({ failure: { kind: "unexpected" } });
  await stage.moveTo("2026-12-20T12:00:00.000Z");
  const later = new Date("2026-12-20T12:00:00Z");
  const renewed = await instagram.refresh(grant, later);
  expect(renewed).toMatchObject({ refreshToken: null, endsAt: new Date("2027-02-18T12:00:00Z") });
  expect((await instagram.fetchAccount(renewed)).handle).toBe("@atlasmakes");
  await stage.throwSwitch("ig-creator", "same-token");
  expect((await instagram.refresh(grant, later)).accessToken).toBe(grant.accessToken);
});
