import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { PlatformError } from "@/lib/platforms/errors";
import type { Grant } from "@/lib/platforms/types";
import { anyJson } from "@/lib/testing/any-json";
import { startLocalServer } from "@/lib/testing/local-server";
import { runs } from "@/lib/testing/runs";
import { youtube } from ".";

// Thousands of answers a day are tried here, not the day's allowance.
vi.mock("@/lib/budget/meter", () => ({ meterOf: () => undefined }));

let server: Awaited<ReturnType<typeof startLocalServer>>;
let body = "";
beforeAll(async () => {
  server = await startLocalServer((_request, response) => {
    response.writeHead(200, { "content-type": "application/json; charset=UTF-8" }).end(body);
  });
  Object.assign(process.env, {
    GOOGLE_CLIENT_ID: "id",
    GOOGLE_CLIENT_SECRET: "secret",
    GOOGLE_TOKEN_URL: `${server.origin}/token`,
    GOOGLE_API_URL: `${server.origin}/`,
  });
});
beforeEach(() => {
  server.received.length = 0;
});
afterAll(() => server.close());

const now = new Date("2026-11-20T12:00:00Z");
const grant: Grant = {
  accessToken: "ya29.access",
  refreshToken: "1//refresh",
  accessExpiresAt: now,
  endsAt: null,
  scopes: [],
};
const ids = ["dQw4w9WgXcQ"];

const calls = {
  exchangeCode: () =>
    youtube.exchangeCode({ code: "4/0A", verifier: "v", redirectUri: "https://a.test/", now }),
  refresh: () => youtube.refresh(grant, now),
  fetchAccount: () => youtube.fetchAccount(grant),
  fetchPosts: () => youtube.fetchPosts(grant, null),
  nextPosts: () => youtube.fetchPosts(grant, "UU_x CDIQAA"),
  fetchReadings: () => youtube.fetchReadings(grant, ids),
  listedReadings: () => youtube.fetchReadings(grant, ids, true),
  fetchPreviews: () => youtube.fetchPreviews(grant, ids),
};

const json = anyJson([
  "kind",
  "items",
  "id",
  "snippet",
  "statistics",
  "viewCount",
  "error",
  "access_token",
  "__proto__",
]);

test.each(Object.entries(calls))(
  "whatever comes back, %s answers or says that the form is wrong",
  async (_name, call) => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(json, fc.string()), async (text) => {
        body = text;
        const error = await call().then(
          () => null,
          (thrown: unknown) => thrown,
        );
        if (error === null) return;
        expect(error).toBeInstanceOf(PlatformError);
        expect((error as PlatformError).failure).toMatchObject({ kind: "unexpected", reason: "shape" });
      }),
      runs(60),
    );
  },
);

test("the right kind with anything inside answers, says that the form is wrong, or that there is no channel", async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (items) => {
      body = JSON.stringify({ kind: "youtube#channelListResponse", items });
      const error = await youtube.fetchAccount(grant).then(
        () => null,
        (thrown: unknown) => thrown,
      );
      if (error === null) return;
      expect(error).toBeInstanceOf(PlatformError);
      const { failure } = error as PlatformError;
      const isNone = Array.isArray(items) && items.length === 0;
      expect(failure.reason).toBe(isNone ? "no-account" : "shape");
    }),
    runs(60),
  );
});

test("every count up to 2^64 - 1 arrives to the last digit", async () => {
  await fc.assert(
    fc.asyncProperty(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), async (count) => {
      const [id] = ids;
      body = JSON.stringify({
        kind: "youtube#videoListResponse",
        items: [{ id, status: { privacyStatus: "public" }, statistics: { viewCount: String(count) } }],
      });
      const [reading] = await youtube.fetchReadings(grant, ids);
      expect(reading?.counts.views).toEqual({ state: "measured", count });
    }),
    runs(60),
  );
});

test.each([
  "12480",
  "0.5",
  "-1",
  "1e3",
  "true",
  "null",
  '"-1"',
  '"1.0"',
  '" 1"',
  '"01"',
  '"1,000"',
  '""',
  '"18446744073709551616"',
])("a count written %s is refused by its place", async (written) => {
  body = `{"kind":"youtube#videoListResponse","items":[{"id":"dQw4w9WgXcQ","status":{"privacyStatus":"public"},"statistics":{"viewCount":${written}}}]}`;
  await expect(youtube.fetchReadings(grant, ids)).rejects.toMatchObject({
    failure: { kind: "unexpected", reason: "shape", path: "items.0.statistics.viewCount" },
  });
});

test("only what was asked for comes out, in the order asked, once each", async () => {
  const video = (id: string, views: string) => ({
    id,
    status: { privacyStatus: "public" },
    statistics: { viewCount: views },
  });
  body = JSON.stringify({
    kind: "youtube#videoListResponse",
    items: [video("b", "2"), video("stranger", "9"), video("a", "1"), video("b", "2")],
  });
  const readings = await youtube.fetchReadings(grant, ["a", "gone", "b"]);
  expect(readings.map(({ externalId }) => externalId)).toEqual(["a", "b"]);
});

test("nothing is asked for no ids, and more than fifty are refused", async () => {
  expect(await youtube.fetchReadings(grant, [])).toEqual([]);
  expect(await youtube.fetchPreviews(grant, [])).toEqual([]);
  await expect(youtube.fetchReadings(grant, Array(51).fill("a"))).rejects.toThrow(PlatformError);
  expect(server.received).toEqual([]);
});

test("a cursor that is not ours is refused before anything is sent", async () => {
  for (const cursor of ["", "UU_x ", "../videos CDIQAA", "UU_x CD IQ"]) {
    await expect(youtube.fetchPosts(grant, cursor)).rejects.toThrow(PlatformError);
  }
  expect(server.received).toEqual([]);
});
