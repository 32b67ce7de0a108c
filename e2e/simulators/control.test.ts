import { afterEach, beforeEach, expect, test } from "vitest";
import { type Stage, startStage } from "./youtube/test-stage.ts";

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
const ask = () => stage.youtube(mine, token);

test("refuses what it does not know and says why", async () => {
  const unknown = await stage.throwSwitch("creator", "sunny");
  expect(unknown.status).toBe(400);
  expect(String(unknown.body.error)).toContain("name");
  expect((await stage.throwSwitch("nobody", "slow")).status).toBe(404);
  expect((await stage.throwSwitch("no-channel", "delete-video")).status).toBe(404);
  expect((await stage.post("/control/weather", {})).status).toBe(404);
  const broken = await fetch(`${stage.url}/control/clock`, { method: "POST", body: "{" });
  expect(broken.status).toBe(400);
});

test("refuses a page of another origin", async () => {
  const response = await fetch(`${stage.url}/control/clock`, {
    method: "POST",
    headers: { origin: "https://evil.test", "content-type": "text/plain" },
    body: JSON.stringify({ addDays: 30 }),
  });
  expect(response.status).toBe(403);
});

test("makes an account for a test of its own", async () => {
  const made = await stage.post("/control/accounts", { id: "lonely-test" });
  expect(made.body).toMatchObject({ id: "lonely-test", channel: { title: "Channel lonely-test" } });
  const { access_token } = await stage.connect("lonely-test");
  expect((await stage.youtube(mine, access_token)).status).toBe(200);
  expect((await stage.post("/control/accounts", { id: "<b>" })).status).toBe(400);
});

test("turns every switch of an account off at once", async () => {
  for (const name of ["slow", "renamed", "make-video-private"]) await stage.throwSwitch("creator", name);
  await fetch(`${stage.url}/control/accounts/creator/scenarios`, { method: "DELETE" });
  expect(await stage.get("/control/accounts/creator")).toMatchObject({
    channel: { title: "Atlas Makes" },
    counts: { publicVideos: 73 },
  });
  expect((await stage.get("/control/accounts/creator")).scenarios).toEqual({});
});

test("writes down every vendor request by number, without any token", async () => {
  await ask();
  const entries = await stage.get<Record<string, unknown>[]>("/control/journal");
  expect(entries.map(({ n, operation, account, status }) => [n, operation, account, status])).toEqual([
    [1, "oauth.authorize", null, 200],
    [2, "oauth.consent", "creator", 303],
    [3, "oauth.exchange", "creator", 200],
    [4, "channels.list", "creator", 200],
  ]);
  expect(entries[3]).toEqual({
    n: 4,
    at: "2026-11-20T12:00:00.000Z",
    vendor: "youtube",
    operation: "channels.list",
    method: "GET",
    path: "/youtube/v3/channels",
    queryNames: ["part", "mine"],
    account: "creator",
    token: expect.stringMatching(/^[0-9a-f]{8}$/),
    status: 200,
    reason: null,
  });
  expect(JSON.stringify(entries)).not.toContain(token);
  await fetch(`${stage.url}/control/journal`, { method: "DELETE" });
  await stage.refresh(refreshToken);
  expect(await stage.get("/control/journal?since=4&account=creator")).toMatchObject([
    { n: 5, operation: "oauth.refresh" },
  ]);
});

test("begins anew on reset, with the clock and the sign-ins as they are", async () => {
  await stage.post("/control/sign-ins", [{ label: "Creator", email: "a@b.test", password: "secret words" }]);
  await stage.post("/control/clock", { addDays: 1 });
  await stage.post("/control/reset", {});
  expect((await ask()).status).toBe(401);
  expect(await stage.get("/control/clock")).toEqual({ now: "2026-11-21T12:00:00.000Z" });
  expect(await stage.get("/control/sign-ins")).toHaveLength(1);
});
