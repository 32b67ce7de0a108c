import "server-only";
import { getTableName, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { authorize } from "@/lib/auth/permissions";
import type { PersonContext } from "@/lib/context";
import { nextTurn } from "@/lib/jobs/schedule";
import type { Label } from "@/lib/language/t";
import { retentionPeriods } from "./classification";
import { classOf, type TableName, tableNames, tables } from "./inventory";
import { eachPlace, findSubjects, inSnapshot, ofSubject, type Subject } from "./subject";

const day = 24 * 60 * 60 * 1000;

/** A kind of row that a clock ends. */
export interface NextEnd {
  table: TableName;
  title: Label;
  kept: Label;
  rows: number;
  /** The night in which the first of them goes. */
  nightAt: Date;
}

/** Every kind that a clock ends and of which there are rows about this person: the next to go first. */
export async function whatEndsNext(ctx: PersonContext): Promise<NextEnd[]> {
  authorize(ctx, "privacy:read");
  const { userId, publicId, keyId } = ctx.actor;
  const ends = await inSnapshot(userId, async (tx) => {
    const subjects = await findSubjects(tx, { userId, publicId, keyId });
    const found: NextEnd[] = [];
    for (const table of tableNames) {
      const next = await nextOf(tx, table, subjects, ctx.now);
      if (next) found.push(next);
    }
    return found;
  });
  return ends.toSorted((a, b) => a.nightAt.getTime() - b.nightAt.getTime());
}

async function nextOf(
  tx: Tx,
  table: TableName,
  subjects: ReadonlyMap<bigint, Subject>,
  now: Date,
): Promise<NextEnd | null> {
  const { title, retention, endsBy } = classOf(table);
  const period = retentionPeriods[retention];
  if (!endsBy || !("days" in period)) return null;
  const from = sql`coalesce(${sql.join(
    endsBy.map((column) => sql.identifier(column)),
    sql`, `,
  )})`;
  let rows = 0;
  let first: Date | null = null;
  for await (const subject of eachPlace(tx, table, subjects)) {
    const [row] = await tx.execute<{ rows: number; first: string | null }>(sql`
      select count(${from})::int as rows, min(${from})::text as first
      from ${sql.identifier(getTableName(tables[table]))} where ${ofSubject(table, subject) ?? sql`false`}`);
    rows += row?.rows ?? 0;
    const here = row?.first ? new Date(row.first) : null;
    if (here && (!first || here < first)) first = here;
  }
  if (!first) return null;
  const end = new Date(first.getTime() + period.days * day - 1);
  return {
    ...{ table, title, kept: period.text, rows },
    nightAt: nextTurn("apply-retention", end > now ? end : now),
  };
}
