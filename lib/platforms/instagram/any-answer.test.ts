import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { PlatformError } from "@/lib/platforms/errors";
import type { Grant } from "@/lib/platforms/types";
import { anyJson, errorOf } from "@/lib/testing/any-json";
import { type Received, startLocalServer } from "@/lib/testing/local-server";
import { runs } from "@/lib/testing/runs";
import { instagram } from ".";

// Thousands of answers a day are tried here, not the day's allowance.
vi.mock("@/lib/budget/meter", () => ({ meterOf: () => undefined }));

type Reply = { status?: number; headers?: Record<string, string>; body: string };

let server: Awaited<ReturnType<typeof startLocalServer>>;
let reply: (request: Received) => Reply;
beforeAll(async () => {
  server = await startLocalServer((request, response) => {
    if (request.path === "/clock") return void response.end(JSON.stringify({ now: now.toISOString() }));
    const { status = 200, headers, body } = reply(request);
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);
  });
  Object.assign(process.env, {
    APP_ENV: "test",
    CLOCK_URL: `${server.origin}/clock`,
    INSTAGRAM_APP_ID: "990602627938098",
    INSTAGRAM_APP_SECRET: "the-secret",
    INSTAGRAM_GRAPH_VERSION: "v25.0",
    INSTAGRAM_TOKEN_URL: `${server.origin}/oauth/access_token`,
    INSTAGRAM_API_URL: `${server.origin}/`,
  });
});
beforeEach(() => {
  server.received.length = 0;
});
afterAll(() => server.close());

const now = new Date("2026-11-20T12:00:00Z");
const grantOf = (accessToken: string): Grant => ({
  accessToken,
  refreshToken: null,
  accessExpiresAt: new Date("2026-12-01T12:00:00Z"),
  endsAt: new Date("2026-12-01T12:00:00Z"),
  scopes: ["instagram_business_basic"],
});
const grant = grantOf("IGAAsecret");
const ids = ["17887987407566524"];

const json = (body: unknown): Reply => ({ body: JSON.stringify(body) });
const calls = {
  exchangeCode: () =>
    instagram.exchangeCode({ code: "AQB#_", verifier: "v", redirectUri: "https://a.test/", now }),
  refresh: () => instagram.refresh(grant, now),
  fetchAccount: () => instagram.fetchAccount(grant),
  fetchPosts: () => instagram.fetchPosts(grant, null),
  nextPosts: () => instagram.fetchPosts(grant, "QVFI"),
  fetchReadings: () => instagram.fetchReadings(grant, ids),
  fetchPreviews: () => instagram.fetchPreviews(grant, ids),
};

const anything = anyJson([
  "data",
  "id",
  "paging",
  "cursors",
  "after",
  "username",
  "media_type",
  "access_token",
  "__proto__",
]);

test.each(Object.entries(calls))(
  "whatever comes back, %s answers or says that the form is wrong",
  async (_name, call) => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(anything, fc.string()), async (body) => {
        reply = () => ({ body });
        const error = await errorOf(call());
        if (error === null) return;
        expect(error).toBeInstanceOf(PlatformError);
        expect((error as PlatformError).failure).toMatchObject({ kind: "unexpected", reason: "shape" });
      }),
      runs(60),
    );
  },
);

test("whatever number an error bears, it is one of ours and tells no more than the number", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer(),
      fc.option(fc.integer()),
      fc.constantFrom(400, 401, 403, 429),
      async (code, sub, status) => {
        const error = { message: "secret", code, ...(sub !== null && { error_subcode: sub }) };
        reply = () => ({ status, body: JSON.stringify({ error }) });
        const thrown = await errorOf(instagram.fetchAccount(grantOf(`IGAA${code}`)));
        expect(thrown).toBeInstanceOf(PlatformError);
        expect(((thrown as PlatformError).cause as Error).message).not.toContain("secret");
      },
    ),
    runs(60),
  );
});

const post = (id: string, more: object = {}) => ({
  id,
  media_type: "IMAGE",
  timestamp: "2026-06-22T10:45:00+0000",
  like_count: 94,
  comments_count: 35,
  ...more,
});

test("the first page asks for counts and nothing else, with the token in a header", async () => {
  reply = () => json({ data: [] });
  await instagram.fetchPosts(grant, null);
  expect(
    server.received.map(({ path, headers }) => [decodeURIComponent(path), headers.authorization]),
  ).toEqual([
    [
      "/v25.0/me/media?fields=id,media_type,media_product_type,timestamp,like_count,comments_count,view_count,shares_count&limit=100",
      "Bearer IGAAsecret",
    ],
  ]);
});

test("the next page is asked by its cursor; the address with the token in it is not followed", async () => {
  const next = `${server.origin}/v25.0/1784/media?access_token=IGAAsecret&limit=100&after=QVFI`;
  reply = ({ path }) =>
    json(
      path.includes("after")
        ? { data: [post("2")], paging: { cursors: { before: "QVFA", after: "QVFZ" } } }
        : { data: [post("1")], paging: { cursors: { before: "QVFA", after: "QVFI" }, next } },
    );
  const first = await instagram.fetchPosts(grant, null);
  const second = await instagram.fetchPosts(grant, first.cursor);
  expect([first.cursor, second.cursor, second.items[0]?.externalId]).toEqual(["QVFI", null, "2"]);
  expect(server.received[1]?.path).toMatch(/&limit=100&after=QVFI$/);
  expect(server.received.map(({ path }) => path).join()).not.toContain("IGAAsecret");
});

test("where counts beyond the basic ones are refused, the basic ones are asked for, from then on alone, of that account", async () => {
  const plain = grantOf("IGAAplain");
  reply = ({ path }) =>
    path.includes("view_count")
      ? { status: 400, body: JSON.stringify({ error: { code: 100, message: "(#100) nonexisting field" } }) }
      : json({ data: [post("1")] });
  const { items } = await instagram.fetchPosts(plain, null);
  expect(items[0]?.counts).toMatchObject({ views: { state: "missing" }, likes: { count: 94n } });
  await instagram.fetchPosts(plain, null);
  await expect(instagram.fetchPosts(grant, null)).resolves.toMatchObject({ items });
  const asked = server.received.map(({ path }) => path.includes("view_count"));
  // The second account learns it for itself.
  expect(asked).toEqual([true, false, false, true, false]);
});

test("a post that is gone is in no answer, and another one's answer is not taken for it", async () => {
  reply = () => ({ status: 400, body: JSON.stringify({ error: { code: 100, error_subcode: 33 } }) });
  expect(await instagram.fetchReadings(grant, ids)).toEqual([]);
  expect(await instagram.fetchPreviews(grant, ids)).toEqual([]);
  reply = () => json(post("999"));
  expect(await instagram.fetchReadings(grant, ids)).toEqual([]);
});

test("nothing is asked for no ids, and more than one are refused", async () => {
  expect(await instagram.fetchReadings(grant, [])).toEqual([]);
  await expect(instagram.fetchReadings(grant, ["1", "2"])).rejects.toThrow(PlatformError);
  expect(server.received).toEqual([]);
});

test("a code is exchanged twice: for a token of an hour by a form, and for one of sixty days", async () => {
  reply = ({ path }) =>
    path === "/oauth/access_token"
      ? { body: '{"access_token":"IGAAshort","user_id":27281358591558845}' }
      : json({ access_token: "IGAAlong", token_type: "bearer", expires_in: 5_183_944 });
  expect(await calls.exchangeCode()).toEqual({
    accessToken: "IGAAlong",
    refreshToken: null,
    accessExpiresAt: new Date("2027-01-19T11:59:04Z"),
    endsAt: new Date("2027-01-19T11:59:04Z"),
    scopes: ["instagram_business_basic"],
  });
  const [form, query] = server.received;
  expect([form?.method, form?.headers["content-type"]]).toEqual([
    "POST",
    "application/x-www-form-urlencoded;charset=UTF-8",
  ]);
  expect(Object.fromEntries(new URLSearchParams(form?.body))).toEqual({
    client_id: "990602627938098",
    client_secret: process.env.INSTAGRAM_APP_SECRET,
    grant_type: "authorization_code",
    redirect_uri: "https://a.test/",
    code: "AQB",
  });
  expect(query?.path).toBe(
    `/access_token?grant_type=ig_exchange_token&client_secret=${process.env.INSTAGRAM_APP_SECRET}&access_token=IGAAshort`,
  );
});

test("a token is renewed while it lives, and asked for nothing once it has ended", async () => {
  reply = () => json({ access_token: "IGAAnewer", token_type: "bearer", expires_in: 5_184_000 });
  expect(await instagram.refresh(grant, now)).toEqual({
    ...grant,
    accessToken: "IGAAnewer",
    accessExpiresAt: new Date("2027-01-19T12:00:00Z"),
    endsAt: new Date("2027-01-19T12:00:00Z"),
  });
  expect(server.received.map(({ path }) => path)).toEqual([
    "/refresh_access_token?grant_type=ig_refresh_token&access_token=IGAAsecret",
  ]);
  await expect(instagram.refresh(grant, grant.accessExpiresAt)).rejects.toMatchObject({
    failure: { kind: "expired", reason: "revoked" },
  });
  expect(server.received).toHaveLength(1);
});

test("an allowance used up by this answer stops the next question until it is given again", async () => {
  const usage = (minutes: number) =>
    JSON.stringify({
      "1784": [{ type: "instagram", call_count: 100, estimated_time_to_regain_access: minutes }],
    });
  reply = () => ({ ...json({ data: [post("1")] }), headers: { "x-business-use-case-usage": usage(90) } });
  const spent = grantOf("IGAAspent");
  expect((await instagram.fetchPosts(spent, null)).items).toHaveLength(1);
  const asked = () => server.received.filter(({ path }) => path !== "/clock").length;
  await expect(instagram.fetchAccount(spent)).rejects.toMatchObject({
    failure: { kind: "limited", reason: "rate", retryAt: new Date("2026-11-20T13:30:00Z") },
  });
  expect(asked()).toBe(1);
  await instagram.fetchPosts(grantOf("IGAAother"), null);
  expect(asked()).toBe(2);
});

test("a farewell is sent once; that the grant was dead already is as good as a yes", async () => {
  const farewells: [Reply, string][] = [
    [json({ success: true }), "confirmed"],
    [{ status: 400, body: JSON.stringify({ error: { code: 190, error_subcode: 458 } }) }, "confirmed"],
    [{ status: 404, body: "" }, "unexpected"],
    [{ status: 400, body: JSON.stringify({ error: { code: 100 } }) }, "unexpected"],
    [{ status: 503, body: "" }, "unavailable"],
    [json({ success: false }), "unexpected"],
  ];
  for (const [answer, expected] of farewells) {
    reply = () => answer;
    const outcome = await instagram.revoke(grant).catch((error: PlatformError) => error.failure.kind);
    expect(outcome).toBe(expected);
  }
  const sent = server.received.filter(({ path }) => path !== "/clock");
  expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual(
    farewells.map(() => "DELETE /v25.0/me/permissions"),
  );
});
