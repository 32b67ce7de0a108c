import { getTableName } from "drizzle-orm";
import { expect, test } from "vitest";
import * as schema from "@/db/schema";
import { inWorkspace } from "@/lib/context";
import { assumeRole } from "@/lib/db";
import { createPerson, testNow } from "@/lib/testing/builders";
import { createMarkedPerson } from "@/lib/testing/canaries";
import { ownDatabases } from "@/lib/testing/own-database";
import { retentionPeriods } from "./classification";
import { classOf, type TableName, tableNames, tables } from "./inventory";
import { whatEndsNext } from "./next-ends";
import { expire } from "./retention";

const { data } = await ownDatabases();
assumeRole("tallyglass_worker");

const day = 86_400_000;
const countOf = async (name: TableName) => {
  const [row] = await data.unsafe(`select count(*)::int as n from ${getTableName(tables[name])}`);
  return row?.n as number;
};

test("every kind goes in the night that is told, and not in the one before", async () => {
  const { ctx } = await createMarkedPerson();
  const { userId } = ctx.actor;
  await inWorkspace(ctx, (tx) =>
    tx.insert(schema.exportArchives).values({
      ...{ publicId: crypto.randomUUID(), userId, requestedAt: testNow, state: "expired" },
    }),
  );
  await data`update notes set deleted_at = ${testNow}`;
  const ends = await whatEndsNext(ctx);
  expect(ends.map(({ table }) => table).toSorted()).toEqual(
    tableNames.filter((name) => classOf(name).endsBy).toSorted(),
  );
  for (const night of new Set(ends.map(({ nightAt }) => nightAt.getTime()))) {
    const kinds = ends.filter(({ nightAt }) => nightAt.getTime() === night).map(({ table }) => table);
    const nightBefore = new Date(night - day);
    if (nightBefore > testNow) await expire({ now: nightBefore, wall: nightBefore });
    for (const kind of kinds) expect([kind, (await countOf(kind)) > 0]).toEqual([kind, true]);
    await expire({ now: new Date(night), wall: new Date(night) });
    for (const kind of kinds) expect([kind, await countOf(kind)]).toEqual([kind, 0]);
  }
});

test("a clock is named where a period has days, and nowhere else", () => {
  const wrong = tableNames.filter((name) => {
    const { retention, endsBy, subject } = classOf(name);
    const hasDays = "days" in retentionPeriods[retention] && retention !== "account";
    return subject.via !== "nobody" && hasDays !== (endsBy !== undefined);
  });
  expect(wrong).toEqual([]);
});

test("nobody is told of somebody else's rows", async () => {
  const [{ ctx: one }, { ctx: other }] = [await createMarkedPerson(), await createPerson()];
  expect((await whatEndsNext(one)).length).toBeGreaterThan(8);
  expect((await whatEndsNext(other)).map(({ table }) => table)).toEqual([]);
});
