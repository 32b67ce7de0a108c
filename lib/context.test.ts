import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Tx } from "@/db/client";
import { type Context, inWorkspace, systemContext, workspaceOf } from "./context";
import { createPerson, testNow } from "./testing/builders";

/** What row-level security is told within a transaction. */
async function seen(tx: Tx) {
  const [row] = await tx.execute(
    sql`select current_setting('tallyglass.workspace', true) as workspace,
               current_setting('tallyglass.user', true) as person`,
  );
  return row;
}

test("a transaction knows whose it is, and the next one nothing of it", async () => {
  const { ctx } = await createPerson();
  expect(await inWorkspace(ctx, seen)).toEqual({
    workspace: String(ctx.workspaceId),
    person: String(ctx.actor.userId),
  });
  const nobody = systemContext("sync", { now: testNow });
  for (let i = 0; i < 4; i += 1) {
    expect(await inWorkspace(nobody, seen)).toEqual({ workspace: "", person: "" });
  }
});

test("what failed half-way was never written", async () => {
  const { ctx } = await createPerson();
  const name = (tx: Tx) => tx.execute(sql`select name_sealed from workspaces`);
  const before = await inWorkspace(ctx, name);
  const failing = inWorkspace(ctx, async (tx) => {
    await tx.execute(sql`update workspaces set name_sealed = '\\x00'`);
    throw new Error("half-way");
  });
  await expect(failing).rejects.toThrow("half-way");
  expect(await inWorkspace(ctx, name)).toEqual(before);
});

test("a job has the workspace and person it was given, and a name to be found by", () => {
  expect(systemContext("sync", { workspaceId: 7n, userId: 3n, now: testNow })).toEqual({
    actor: { kind: "system", job: "sync", userId: 3n },
    workspaceId: 7n,
    role: "system",
    now: testNow,
    requestId: "sync-1781515800000",
  });
  expect(systemContext("sweep", { now: testNow })).toMatchObject({
    actor: { userId: null },
    workspaceId: null,
  });
});

test("what needs a workspace does not run without one", () => {
  const ctx: Context = systemContext("sync", { workspaceId: 7n, now: testNow });
  expect(workspaceOf(ctx)).toBe(7n);
  expect(() => workspaceOf({ ...ctx, workspaceId: null })).toThrow(
    "No workspace in this context (sync-1781515800000)",
  );
});
