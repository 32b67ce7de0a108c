import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Stage, startStage } from "./test-stage.ts";

type Failure = { error: { errors: { reason: string }[] } };

let stage: Stage;
let token: string;
let refreshToken: string | undefined;
beforeEach(async () => {
  stage = await startStage();
  const tokens = await stage.connect("creator");
  token = tokens.access_token;
  refreshToken = tokens.refresh_token;
});
afterEach(() => stage.close());

const mine = "channels?part=snippet,statistics&mine=true";
const ask = () => stage.youtube<Failure>(mine, token);
const statistics = async () => {
  const { body } = await stage.youtube<{ items: { statistics: Record<string, unknown> }[] }>(mine, token);
  return body.items[0]?.statistics;
};

describe("a switch", () => {
  test.each([
    ["scope-missing", {}, 403, "insufficientPermissions"],
    ["api-not-enabled", {}, 403, "accessNotConfigured"],
    ["quota-exceeded", {}, 403, "quotaExceeded"],
    ["rate-limited-403", {}, 403, "rateLimitExceeded"],
    ["rate-limited-429", {}, 429, "rateLimitExceeded"],
    ["outage-503", {}, 503, "SERVICE_UNAVAILABLE"],
    ["outage-503", { as: "500" }, 500, "backendError"],
    ["channel-closed", {}, 403, "channelClosed"],
    ["channel-suspended", {}, 403, "channelSuspended"],
  ])("%s %j answers %d %s to its own account until it is off", async (name, settings, status, reason) => {
    const { access_token: other } = await stage.connect("fresh");
    await stage.throwSwitch("creator", name, settings);
    const answer = await ask();
    expect([answer.status, answer.body.error.errors[0]?.reason]).toEqual([status, reason]);
    expect((await ask()).status).toBe(status);
    expect((await stage.youtube(mine, other)).status).toBe(200);
    await stage.throwSwitch("creator", name, { on: false });
    expect((await ask()).status).toBe(200);
  });

  test("expired answers 401 until the token is refreshed", async () => {
    await stage.throwSwitch("creator", "expired");
    expect((await ask()).body.error.errors[0]?.reason).toBe("authError");
    expect((await ask()).status).toBe(401);
    token = (await stage.refresh(refreshToken)).body.access_token;
    expect((await ask()).status).toBe(200);
    expect(await stage.get("/control/accounts/creator")).toMatchObject({ id: "creator", scenarios: {} });
  });

  test("an hour of the simulated clock ends an access token as well", async () => {
    await stage.post("/control/clock", { addDays: 3_599 / 86_400 });
    expect((await ask()).status).toBe(200);
    await stage.post("/control/clock", { addDays: 1 / 86_400 });
    expect((await ask()).status).toBe(401);
  });

  test("flaky-503 fails three times and then never again", async () => {
    await stage.throwSwitch("creator", "flaky-503");
    const statuses = [await ask(), await ask(), await ask(), await ask()].map(({ status }) => status);
    expect(statuses).toEqual([503, 503, 503, 200]);
  });

  test("rate-limited-429 says any Retry-After", async () => {
    await stage.throwSwitch("creator", "rate-limited-429", { retryAfter: "999999999", times: 1 });
    expect((await ask()).headers.get("retry-after")).toBe("999999999");
    expect((await ask()).status).toBe(200);
  });

  test("slow answers after the time given", async () => {
    await stage.throwSwitch("creator", "slow", { ms: 200, times: 1 });
    const before = performance.now();
    expect((await ask()).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(190);
  });

  test("malformed-json, truncated and huge spoil the body", async () => {
    const raw = async () =>
      fetch(`${stage.url}/youtube/v3/${mine}`, { headers: { authorization: `Bearer ${token}` } });
    await stage.throwSwitch("creator", "malformed-json", { times: 1 });
    const malformed = await raw();
    expect(malformed.status).toBe(200);
    await expect(malformed.json()).rejects.toThrow(SyntaxError);
    await stage.throwSwitch("creator", "truncated", { times: 1 });
    await expect(raw().then((response) => response.text())).rejects.toThrow();
    await stage.throwSwitch("creator", "huge", { times: 1 });
    const huge = await (await raw()).text();
    expect(huge.length).toBeGreaterThan(10_000_000);
    expect(JSON.parse(huge).kind).toBe("youtube#channelListResponse");
  });

  test("bare-numbers, new-field, hide-likes and comments-off change the members", async () => {
    await stage.throwSwitch("creator", "bare-numbers");
    expect((await statistics())?.subscriberCount).toBe(41_600);
    await stage.throwSwitch("creator", "bare-numbers", { on: false });
    await stage.throwSwitch("creator", "new-field");
    expect(await statistics()).toMatchObject({
      subscriberCount: "41600",
      brandNewField: { audienceMood: "curious" },
    });
    await stage.throwSwitch("creator", "hide-likes");
    await stage.throwSwitch("creator", "comments-off");
    const [video] = await stage.get<{ id: string }[]>("/control/accounts/creator/posts");
    const { body } = await stage.youtube<{ items: { statistics: object }[] }>(
      `videos?part=statistics&id=${video?.id}`,
      token,
    );
    expect(Object.keys(body.items[0]?.statistics ?? {})).toEqual([
      "viewCount",
      "favoriteCount",
      "brandNewField",
    ]);
  });

  test("renamed gives another title and handle, and the old ones again when off", async () => {
    const snippet = async () => {
      const { body } = await stage.youtube<{ items: { snippet: object }[] }>(mine, token);
      return body.items[0]?.snippet;
    };
    await stage.throwSwitch("creator", "renamed", { as: "Atlas & Daughters" });
    expect(await snippet()).toMatchObject({ title: "Atlas & Daughters", customUrl: "@atlasdaughters" });
    await stage.throwSwitch("creator", "renamed", { on: false });
    expect(await snippet()).toMatchObject({ title: "Atlas Makes", customUrl: "@atlasmakes" });
  });

  test("channel-closed hides the uploads too", async () => {
    await stage.throwSwitch("creator", "channel-closed");
    const answer = await stage.youtube<Failure>(
      "playlistItems?part=id&playlistId=UU-_FjEGhADO1ciNUnK_Td1T",
      token,
    );
    expect([answer.status, answer.body.error.errors[0]?.reason]).toEqual([404, "playlistNotFound"]);
  });
});
