import { afterAll, beforeAll, expect, test } from "vitest";
import { pause } from "@/lib/connections/pause";
import { ConflictError, ForbiddenError, NotFoundError, TooManyRequestsError } from "@/lib/errors";
import { at } from "@/lib/testing/builders";
import { type LinkedWorld, rows, startLinkedWorld, sync } from "@/lib/testing/linked-world";
import { requestSync } from "./request-sync";

let world: LinkedWorld;
beforeAll(async () => {
  world = await startLinkedWorld();
});
afterAll(() => world.close());

const plusSeconds = (seconds: number) => new Date(Date.parse("2026-11-20T12:00:00Z") + seconds * 1000);

test("a reading that was asked for is due at once and runs as asked", async () => {
  const link = await world.linked("ask-now");
  await sync(link);
  const ctx = at(link.ctx, { now: plusSeconds(61) });
  await requestSync(ctx, { accountId: link.publicId });
  expect(await world.dueAt("sync-account", link.accountId)).toBe(ctx.now.toISOString());
  await sync(link, ctx.now);
  expect(await rows(ctx, "select reason, outcome from sync_runs order by id")).toEqual([
    { reason: "first", outcome: "done" },
    { reason: "asked", outcome: "done" },
  ]);
});

test("it is refused while one runs or waits, and for a minute after", async () => {
  const link = await world.linked("ask-soon");
  const ask = (seconds: number) =>
    requestSync(at(link.ctx, { now: plusSeconds(seconds) }), { accountId: link.publicId });
  await expect(ask(1)).rejects.toThrow(ConflictError);
  await sync(link);
  await expect(ask(59)).rejects.toThrow(TooManyRequestsError);
  await ask(60);
});

test("while the platform asks us to wait, it says until when", async () => {
  const link = await world.linked("ask-quota");
  await world.throwSwitch("ask-quota", "quota-exceeded");
  await sync(link);
  const asked = requestSync(at(link.ctx, { now: plusSeconds(120) }), { accountId: link.publicId });
  await expect(asked).rejects.toThrow("YouTube lets us read again on 21 Nov 2026, 08:00 UTC");
});

test("a paused or lost connection is not read", async () => {
  const paused = await world.linked("ask-paused");
  await pause(paused.ctx, { accountId: paused.publicId });
  await expect(requestSync(paused.ctx, { accountId: paused.publicId })).rejects.toThrow("Resume it first");
  const lost = await world.linked("ask-lost");
  await rows(lost.ctx, "update connections set state = 'needs-reconnect'");
  await expect(requestSync(lost.ctx, { accountId: lost.publicId })).rejects.toThrow(
    "Reconnect YouTube first",
  );
});

test("a viewer may not ask, and another workspace's account is not found", async () => {
  const link = await world.linked("ask-role");
  const input = { accountId: link.publicId };
  await expect(requestSync(at(link.ctx, { role: "viewer" }), input)).rejects.toThrow(ForbiddenError);
  await expect(requestSync(await world.person(), input)).rejects.toThrow(NotFoundError);
});
