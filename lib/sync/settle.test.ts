import { afterAll, beforeAll, expect, test } from "vitest";
import { type Context, inWorkspace, workspaceOf } from "@/lib/context";
import { jobContext, type LinkedWorld, rows, startLinkedWorld, sync } from "@/lib/testing/linked-world";
import { openRun, type Run, saveRun } from "./runs";
import { settleFailure, settleSuccess, settleVisit } from "./settle";
import { findTarget, holdConnection, type Target } from "./target";

let world: LinkedWorld;
beforeAll(async () => {
  world = await startLinkedWorld();
});
afterAll(() => world.close());

/** Until a transaction of the test's database waits for another. */
async function somebodyWaits(): Promise<void> {
  for (;;) {
    const waiting = await world.admin`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    if (waiting.length > 0) return;
  }
}

const outage = { kind: "unavailable", reason: "outage" } as const;

interface Begun {
  target: Target;
  run: Run;
}
const endings: Record<string, (begun: Begun, ctx: Context) => Promise<void>> = {
  fails: ({ target, run }, ctx) => settleFailure(target, run, outage, ctx),
  succeeds: ({ target, run }, ctx) => settleSuccess(target, run, ctx),
  "only verified": ({ target }, ctx) => settleVisit(target, true, ctx),
};

test.each(Object.entries(endings))(
  "a visit that %s ends after another one has stored what it read, and neither is refused",
  async (name, settle) => {
    const link = await world.linked(`settle-${name.replace(" ", "-")}`);
    await sync(link);
    const ctx = jobContext(link.ctx);
    const begun = await inWorkspace(ctx, async (tx): Promise<Begun> => {
      const target = await findTarget(tx, link.accountId);
      if (!target) throw new Error("There is nothing to visit");
      return { target, run: await openRun(tx, target, workspaceOf(ctx), ctx.now) };
    });
    const { settled } = await inWorkspace(ctx, async (tx) => {
      await holdConnection(tx, begun.target);
      const settled = settle(begun, ctx);
      await somebodyWaits();
      begun.run.calls = 7;
      await saveRun(tx, begun.run);
      return { settled };
    });
    await settled;
    expect(await rows(link.ctx, "select calls from sync_runs order by id desc limit 1")).toEqual([
      { calls: 7 },
    ]);
  },
);
