import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Stage, startStage } from "./test-stage.ts";

type Failure = {
  error: { code: number; message: string; errors: Record<string, unknown>[]; status?: string };
};

let stage: Stage;
let token: string;
beforeEach(async () => {
  stage = await startStage();
  token = (await stage.connect("creator")).access_token;
});
afterEach(() => stage.close());

const fail = async (path: string) => {
  const { status, body } = await stage.youtube<Failure>(path, token);
  return { status, reason: body.error.errors[0]?.reason, domain: body.error.errors[0]?.domain, body };
};
const uploads = "UU-_FjEGhADO1ciNUnK_Td1T";

describe("requests that are wrong", () => {
  test.each([
    ["no part", "channels?mine=true", 400, "missingRequiredParameter", "youtube.parameter"],
    ["no filter", "channels?part=id", 400, "missingRequiredParameter", "youtube.parameter"],
    [
      "an unreadable field selection",
      "channels?part=id&mine=true&fields=items(",
      400,
      "invalidParameter",
      "global",
    ],
    ["an unknown part", "channels?part=id,moods&mine=true", 400, "unknownPart", "youtube.part"],
    ["no ids", "videos?part=id", 400, "missingRequiredParameter", "youtube.parameter"],
    [
      "51 ids",
      `videos?part=id&id=${Array.from({ length: 51 }, (_, n) => n).join()}`,
      400,
      "invalidParameter",
      "global",
    ],
    [
      "maxResults of 51",
      `playlistItems?part=id&maxResults=51&playlistId=${uploads}`,
      400,
      "invalidParameter",
      "global",
    ],
    [
      "a foreign page token",
      `playlistItems?part=id&pageToken=XYZ&playlistId=${uploads}`,
      400,
      "invalidPageToken",
      "youtube.parameter",
    ],
    [
      "an unknown playlist",
      "playlistItems?part=id&playlistId=UUnobody",
      404,
      "playlistNotFound",
      "youtube.playlistItem",
    ],
    [
      "the liked videos",
      "playlistItems?part=id&playlistId=LL",
      403,
      "playlistItemsNotAccessible",
      "youtube.playlistItem",
    ],
  ])(
    "with %s are answered in YouTube's shape and cost a unit",
    async (_name, path, status, reason, domain) => {
      expect(await fail(path)).toMatchObject({ status, reason, domain, body: { error: { code: status } } });
      expect(await stage.get("/control/quota")).toMatchObject({ units: 1 });
    },
  );

  test("with a dead token get authError and cost nothing", async () => {
    const answer = await stage.youtube<Failure>("channels?part=id&mine=true", "ya29.dead");
    expect([answer.status, answer.body.error.status, answer.headers.get("www-authenticate")]).toEqual([
      401,
      "UNAUTHENTICATED",
      'Bearer realm="https://accounts.google.com/", error="invalid_token"',
    ]);
    expect(answer.body.error.errors).toEqual([
      {
        message: "Invalid Credentials",
        domain: "global",
        reason: "authError",
        location: "Authorization",
        locationType: "header",
      },
    ]);
    expect(await stage.get("/control/quota")).toMatchObject({ units: 0 });
  });

  test("without credentials or with a wrong key are refused", async () => {
    const anonymous = await fetch(`${stage.url}/youtube/v3/channels?part=id&mine=true`);
    expect(anonymous.status).toBe(403);
    const keyed = await fetch(`${stage.url}/youtube/v3/channels?part=id&id=x&key=wrong`);
    expect((await keyed.json()).error.errors[0]).toMatchObject({
      reason: "keyInvalid",
      domain: "usageLimits",
    });
  });

  test("for what the product must never ask find nothing there", async () => {
    const response = await fetch(`${stage.url}/youtube/v3/subscriptions?part=id&mine=true`);
    expect([response.status, response.headers.get("content-type")]).toEqual([
      404,
      "text/html; charset=utf-8",
    ]);
  });
});

describe("the day's quota", () => {
  test("ends with the HTML message and begins anew at midnight in Los Angeles", async () => {
    await stage.moveTo("2026-11-21T07:30:00Z");
    token = (await stage.connect("creator")).access_token;
    await stage.post("/control/quota", { units: 9_999 });
    expect((await stage.youtube("channels?part=id&mine=true", token)).status).toBe(200);
    expect(await fail("channels?part=id&mine=true")).toMatchObject({
      status: 403,
      reason: "quotaExceeded",
      domain: "youtube.quota",
      body: {
        error: {
          message:
            'The request cannot be completed because you have exceeded your <a href="/youtube/v3/getting-started#quota">quota</a>.',
        },
      },
    });
    const [video] = await stage.get<{ id: string }[]>("/control/accounts/creator/posts");
    expect((await stage.youtube(`videos:batchGetStats?part=id&id=${video?.id}`, token)).status).toBe(200);
    await stage.moveTo("2026-11-21T07:59:59Z");
    expect((await fail("channels?part=id&mine=true")).reason).toBe("quotaExceeded");
    // 00:00 in Los Angeles, where winter time is eight hours behind.
    await stage.moveTo("2026-11-21T08:00:00Z");
    expect((await stage.youtube("channels?part=id&mine=true", token)).status).toBe(200);
    expect(await stage.get("/control/quota")).toMatchObject({ pacificDay: "2026-11-21", units: 1 });
  });

  test("of one account alone ends by its switch until the same midnight", async () => {
    await stage.throwSwitch("creator", "quota-exceeded");
    const { access_token } = await stage.connect("fresh");
    expect((await fail("channels?part=id&mine=true")).reason).toBe("quotaExceeded");
    expect((await stage.youtube("channels?part=id&mine=true", access_token)).status).toBe(200);
    await stage.moveTo("2026-11-21T08:00:00Z");
    token = (await stage.connect("creator")).access_token;
    expect((await stage.youtube("channels?part=id&mine=true", token)).status).toBe(200);
  });

  test("of batch calls ends by itself", async () => {
    await stage.post("/control/quota", { batchCalls: 10_000 });
    expect((await fail("videos:batchGetStats?part=id&id=x")).reason).toBe("quotaExceeded");
    expect((await stage.youtube("channels?part=id&mine=true", token)).status).toBe(200);
  });
});
