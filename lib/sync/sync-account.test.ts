import { afterAll, beforeAll, expect, test } from "vitest";
import { type LinkedWorld, rows, startLinkedWorld, sync } from "@/lib/testing/linked-world";

let world: LinkedWorld;
beforeAll(async () => {
  world = await startLinkedWorld();
});
afterAll(() => world.close());

test("a first sync stores the day's counts and every public post", async () => {
  const link = await world.linked("sync-first");
  await sync(link);
  const [run] = await rows<{ outcome: string; posts_found: number; posts_read: number; reason: string }>(
    link.ctx,
    "select outcome, posts_found, posts_read, reason from sync_runs",
  );
  const shown = await world.get<{ counts: { publicVideos: number; subscribers: number } }>(
    "/control/accounts/sync-first",
  );
  expect(run).toMatchObject({
    outcome: "done",
    reason: "first",
    posts_found: shown.counts.publicVideos,
    posts_read: shown.counts.publicVideos,
  });
});
