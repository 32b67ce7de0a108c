import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { PlatformError } from "@/lib/platforms/errors";
import type { Grant } from "@/lib/platforms/types";
import { anyJson, errorOf } from "@/lib/testing/any-json";
import { startLocalServer } from "@/lib/testing/local-server";
import { runs } from "@/lib/testing/runs";
import { mastodon } from ".";

let server: Awaited<ReturnType<typeof startLocalServer>>;
let status = 200;
let body = "";
let clients = 0;
beforeAll(async () => {
  server = await startLocalServer((_request, response) => {
    response.writeHead(status, { "content-type": "application/json" }).end(body);
  });
  Object.assign(process.env, { MASTODON_URL: server.origin, MASTODON_CLIENT_SECRET: "secret" });
});
beforeEach(() => {
  status = 200;
  server.received.length = 0;
  // Each client has the calls of a quarter of an hour to itself.
  process.env.MASTODON_CLIENT_ID = `client ${++clients}`;
});
afterAll(() => server.close());

const now = new Date("2026-11-20T12:00:00Z");
const grant: Grant = {
  accessToken: "access",
  refreshToken: null,
  accessExpiresAt: new Date("9999-12-31T00:00:00Z"),
  endsAt: null,
  scopes: ["profile"],
};
const id = "103270115826048975";

const calls = {
  exchangeCode: () =>
    mastodon.exchangeCode({ code: "c", verifier: "v", redirectUri: "https://a.test/", now }),
  revoke: () => mastodon.revoke(grant),
  fetchAccount: () => mastodon.fetchAccount(grant),
  fetchPosts: () => mastodon.fetchPosts(grant, "14715 7"),
  fetchReadings: () => mastodon.fetchReadings(grant, [id]),
  fetchPreviews: () => mastodon.fetchPreviews(grant, [id]),
};

const json = anyJson([
  "id",
  "username",
  "statuses_count",
  "content",
  "visibility",
  "media_attachments",
  "error",
]);

test.each(Object.entries(calls))(
  "whatever comes back, %s answers or says that the form is wrong",
  async (_name, call) => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(json, fc.string()), async (text) => {
        body = text;
        const error = await errorOf(call());
        if (error === null) return;
        expect(error).toBeInstanceOf(PlatformError);
        expect((error as PlatformError).failure).toMatchObject({ kind: "unexpected", reason: "shape" });
      }),
      runs(60),
    );
  },
);

test("no refusal of any form ends a grant by chance", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(json, fc.string()),
      fc.constantFrom(400, 403, 404, 410, 422),
      async (text, code) => {
        [body, status] = [text, code];
        expect(((await errorOf(calls.fetchAccount())) as PlatformError).failure).toEqual({
          kind: "unexpected",
          reason: "request",
        });
      },
    ),
    runs(60),
  );
});

const posted = (change: object) => [
  {
    id,
    created_at: "2026-11-08T03:48:33.901Z",
    visibility: "public",
    reblog: null,
    replies_count: 1,
    reblogs_count: 2,
    favourites_count: 3,
    media_attachments: [],
    ...change,
  },
];
const withLikes = (likes: string) =>
  JSON.stringify(posted({ favourites_count: 0 })).replace(
    '"favourites_count":0',
    `"favourites_count":${likes}`,
  );

test("every count up to 2^63 - 1 arrives to the last digit", async () => {
  await fc.assert(
    fc.asyncProperty(fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }), async (count) => {
      body = withLikes(String(count));
      const [reading] = await mastodon.fetchReadings(grant, [id]);
      expect(reading?.counts.likes).toEqual({ state: "measured", count });
    }),
    runs(60),
  );
});

test.each(['"12480"', "0.5", "-1", "1e30", "true", "null", "[]", "9223372036854775808", '""'])(
  "a count written %s is refused by its place",
  async (written) => {
    body = withLikes(written);
    expect(((await errorOf(calls.fetchReadings())) as PlatformError).failure).toEqual({
      kind: "unexpected",
      reason: "shape",
      path: "0.favourites_count",
    });
  },
);

test("only what was asked for comes out, in the order asked, once each", async () => {
  body = JSON.stringify(["2", "9", "1", "2"].flatMap((one) => posted({ id: one })));
  const readings = await mastodon.fetchReadings(grant, ["1", "5", "2"]);
  expect(readings.map(({ externalId }) => externalId)).toEqual(["1", "2"]);
});

test("nothing is asked for no ids, and more than twenty are refused", async () => {
  expect(await mastodon.fetchReadings(grant, [])).toEqual([]);
  await expect(mastodon.fetchReadings(grant, Array(21).fill("1"))).rejects.toThrow(PlatformError);
  expect(server.received).toEqual([]);
});
