import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startSimulators } from "./server.ts";
import { startStage } from "./youtube/test-stage.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "simulators-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("the clock begins where it is told, runs with real time and moves forward only", async () => {
  const stage = await startStage({ clockStart: "2025-10-16T00:00:00Z" });
  expect(await stage.get("/clock")).toEqual({ now: "2025-10-16T00:00:00.000Z" });
  stage.passWallTime(1_500);
  expect(await stage.get("/clock")).toEqual({ now: "2025-10-16T00:00:01.500Z" });
  expect((await stage.post("/control/clock", { addDays: 30 })).body).toEqual({
    now: "2025-11-15T00:00:01.500Z",
  });
  expect((await stage.moveTo("2025-12-01T10:00:00+02:00")).body).toEqual({ now: "2025-12-01T08:00:00.000Z" });
  const back = await stage.moveTo("2025-11-30T00:00:00Z");
  expect([back.status, back.body]).toEqual([400, { error: "The clock never goes backwards." }]);
  expect((await stage.post("/control/clock", { addDays: -1 })).status).toBe(400);
  expect((await stage.post("/control/clock", { to: "tomorrow" })).status).toBe(400);
  stage.passWallTime(-60_000);
  expect(await stage.get("/clock")).toEqual({ now: "2025-12-01T08:00:00.000Z" });
  await stage.close();
});

test("clock, calendar, tokens, switches, mails and journal outlive a restart", async () => {
  const dataFile = join(folder, "deep", "simulators.json");
  const first = await startStage({ dataFile });
  const tokens = await first.connect("fresh");
  await first.throwSwitch("fresh", "flaky-503", { times: 2 });
  await first.post("/control/clock", { addDays: 10 });
  await first.close();

  const second = await startStage({ dataFile, clockStart: "2020-01-01T00:00:00Z", datasetEnd: "2020-01-01" });
  expect(await second.get("/clock")).toEqual({ now: "2026-11-30T12:00:00.000Z" });
  const { access_token } = (await second.refresh(tokens.refresh_token)).body;
  expect((await second.youtube("channels?part=id&mine=true", access_token)).status).toBe(503);
  expect((await second.youtube("channels?part=id&mine=true", access_token)).status).toBe(503);
  const { body } = await second.youtube("channels?part=statistics&mine=true", access_token);
  expect(body).toMatchObject({ items: [{ statistics: { subscriberCount: "700" } }] });
  expect(await second.get("/control/journal?since=3")).toMatchObject([
    { n: 4, operation: "oauth.refresh" },
    {},
    {},
    {},
  ]);
  await second.close();
  expect(readdirSync(join(folder, "deep"))).toEqual(["simulators.json"]);
});

test("a data file that cannot be read is named, not overwritten", async () => {
  const dataFile = join(folder, "simulators.json");
  writeFileSync(dataFile, '{"clock":');
  await expect(startSimulators({ port: 0, dataFile })).rejects.toThrow(
    /simulators.json is not the simulators' JSON/,
  );
});

test("a taken port is an error at once", async () => {
  const running = await startSimulators({ port: 0 });
  await expect(startSimulators({ port: running.port })).rejects.toThrow(/EADDRINUSE/);
  await running.close();
});

test("without a start the clock shows the real time and the calendar ends today", async () => {
  const wall = Date.parse("2027-02-03T04:05:06Z");
  const running = await startSimulators({ port: 0, wallNow: () => wall });
  expect(await (await fetch(`${running.url}/clock`)).json()).toEqual({ now: "2027-02-03T04:05:06.000Z" });
  const creator = await (await fetch(`${running.url}/control/accounts/creator`)).json();
  expect(creator.counts.exactSubscribers).toBe(41_600);
  await running.close();
});
