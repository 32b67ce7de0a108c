import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { PlatformError } from "@/lib/platforms/errors";
import type { Grant } from "@/lib/platforms/types";
import { anyJson, errorOf } from "@/lib/testing/any-json";
import { startLocalServer } from "@/lib/testing/local-server";
import { runs } from "@/lib/testing/runs";
import { tiktok } from ".";

// Thousands of answers a minute are tried here, not the minute's allowance.
vi.mock("@/lib/budget/meter", () => ({ meterOf: () => undefined }));

let server: Awaited<ReturnType<typeof startLocalServer>>;
let body = "";
beforeAll(async () => {
  server = await startLocalServer((_request, response) => {
    response.writeHead(200, { "content-type": "application/json" }).end(body);
  });
  Object.assign(process.env, {
    TIKTOK_CLIENT_KEY: "key",
    TIKTOK_CLIENT_SECRET: "secret",
    TIKTOK_API_URL: `${server.origin}/`,
  });
});
beforeEach(() => {
  server.received.length = 0;
});
afterAll(() => server.close());

const now = new Date("2026-11-20T12:00:00Z");
const grant: Grant = {
  accessToken: "act.access",
  refreshToken: "rft.refresh",
  accessExpiresAt: now,
  endsAt: null,
  scopes: ["user.info.basic", "user.info.profile", "user.info.stats", "video.list"],
};
const ids = ["7080213458555737986"];

const calls = {
  exchangeCode: () => tiktok.exchangeCode({ code: "c", verifier: "v", redirectUri: "https://a.test/", now }),
  refresh: () => tiktok.refresh(grant, now),
  fetchAccount: () => tiktok.fetchAccount(grant),
  fetchPosts: () => tiktok.fetchPosts(grant, null),
  fetchReadings: () => tiktok.fetchReadings(grant, ids),
  fetchPreviews: () => tiktok.fetchPreviews(grant, ids),
};

const json = anyJson([
  "data",
  "user",
  "videos",
  "id",
  "open_id",
  "view_count",
  "has_more",
  "cursor",
  "error",
  "code",
  "access_token",
]);
const ok = { code: "ok", message: "", log_id: "2026" };

test.each(Object.entries(calls))(
  "whatever comes back, %s answers, or it is a failure of the platform's, and none that ends the grant",
  async (_name, call) => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(json, fc.string()), async (text) => {
        body = text;
        const error = await errorOf(call());
        if (error === null) return;
        expect(error).toBeInstanceOf(PlatformError);
        // No JSON is a gateway's page; JSON that is no answer of theirs is ours to look at.
        expect(["shape", "request", "outage"]).toContain((error as PlatformError).failure.reason);
      }),
      runs(60),
    );
  },
);

test("the right envelope with anything inside answers, or says that the form is wrong", async () => {
  await fc.assert(
    fc.asyncProperty(json, fc.constantFrom("user", "videos"), async (inner, member) => {
      body = `{"data":{"${member}":${inner},"has_more":false},"error":${JSON.stringify(ok)}}`;
      for (const call of [calls.fetchAccount, calls.fetchPosts, calls.fetchReadings]) {
        const error = await errorOf(call());
        if (error !== null) {
          expect((error as PlatformError).failure).toMatchObject({ kind: "unexpected", reason: "shape" });
        }
      }
    }),
    runs(60),
  );
});

const withViews = (views: string) =>
  `{"data":{"videos":[{"id":"${ids[0]}","create_time":1648500000,"view_count":${views}}]},"error":{"code":"ok"}}`;

test("every count up to 2^63 - 1 arrives to the last digit", async () => {
  await fc.assert(
    fc.asyncProperty(fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }), async (count) => {
      body = withViews(String(count));
      const [reading] = await tiktok.fetchReadings(grant, ids);
      expect(reading?.counts.views).toEqual({ state: "measured", count });
    }),
    runs(60),
  );
});

test.each(['"12480"', "0.5", "-1", "1e30", "true", "null", "[]", "9223372036854775808", '""'])(
  "a count written %s is refused by its place",
  async (written) => {
    body = withViews(written);
    expect(((await errorOf(calls.fetchReadings())) as PlatformError).failure).toEqual({
      kind: "unexpected",
      reason: "shape",
      path: "data.videos.0.view_count",
    });
  },
);

test("every id of 19 digits arrives to the last digit, quoted or bare", async () => {
  const digits = fc.bigInt({ min: 10n ** 18n, max: 10n ** 19n - 1n }).map(String);
  await fc.assert(
    fc.asyncProperty(digits, fc.constantFrom("", '"'), async (id, quote) => {
      body = `{"data":{"videos":[{"id":${quote}${id}${quote},"create_time":1648500000}],"has_more":false},"error":{"code":"ok"}}`;
      expect((await tiktok.fetchPosts(grant, null)).items[0]?.externalId).toBe(id);
    }),
    runs(60),
  );
});

test("only what was asked for comes out, in the order asked, once each", async () => {
  const video = (id: string) => ({ id, create_time: 1_648_500_000 });
  body = JSON.stringify({ data: { videos: ["2", "9", "1", "2"].map(video) }, error: ok });
  const readings = await tiktok.fetchReadings(grant, ["1", "5", "2"]);
  expect(readings.map(({ externalId }) => externalId)).toEqual(["1", "2"]);
});

test("nothing is asked for no ids, and more than twenty are refused", async () => {
  expect(await tiktok.fetchReadings(grant, [])).toEqual([]);
  expect(await tiktok.fetchPreviews(grant, [])).toEqual([]);
  await expect(tiktok.fetchReadings(grant, Array(21).fill("1"))).rejects.toThrow(PlatformError);
  expect(server.received).toEqual([]);
});

test("a cursor that is not ours is refused before anything is sent", async () => {
  for (const cursor of ["", "x", "-1", "1.5", '1,"max_count":1000', "12345678901234567890"]) {
    await expect(tiktok.fetchPosts(grant, cursor)).rejects.toThrow(PlatformError);
  }
  expect(server.received).toEqual([]);
});
