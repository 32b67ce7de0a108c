import "server-only";
import { getTableName, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { authorize } from "@/lib/auth/permissions";
import type { PersonContext } from "@/lib/context";
import { openKey } from "@/lib/crypto/keyring";
import { type Day, parseDay } from "@/lib/dates";
import { NotFoundError } from "@/lib/errors";
import type { Label } from "@/lib/language/t";
import { describeTables, type KindOfRow } from "./describe";
import { type TableName, tables } from "./inventory";
import { measureSheet, newestRows, type Reading, type SheetValue } from "./sheet-rows";
import { sheets } from "./sheets";
import { findSubjects, inSnapshot, ofSubject, type Subject } from "./subject";
import { enterWorkspace } from "./walk";

/** What we hold of one kind about one person at this moment. */
export interface Holding
  extends Pick<KindOfRow, "title" | "about" | "why" | "basis" | "processors" | "kept"> {
  /** Names the rows for `showRows`; null where they are secrets or inner numbers and are not shown. */
  sheet: string | null;
  rows: number;
  oldest: Day | null;
  newest: Day | null;
}

export interface Held {
  /** What the export has, then what it leaves out. */
  holdings: readonly Holding[];
  rows: number;
}

const noDays = { from: null, to: null };

/** Counted in one moment of the database. What can be shown has the same rows as the export. */
export async function whatWeHold(ctx: PersonContext): Promise<Held> {
  authorize(ctx, "privacy:read");
  const kinds = new Map(describeTables().map((kind) => [kind.name, kind]));
  const kindOf = (name: string): KindOfRow => {
    const kind = kinds.get(name);
    if (!kind) throw new Error(`${name} is not in the inventory`);
    return kind;
  };
  const holdings = await readAs(ctx, async (reading) => {
    const found: Holding[] = [];
    for (const sheet of sheets) {
      const { rows, oldest, newest } = await measureSheet(reading, sheet);
      const { title, about } = sheet;
      const span = { oldest: toDay(oldest), newest: toDay(newest) };
      found.push({ ...pick(kindOf(sheet.table)), title, about, sheet: sheet.name, rows, ...span });
    }
    for (const [name, rows] of await countUnshown(reading, ctx.actor.userId)) {
      found.push({ ...pick(kindOf(name)), sheet: null, rows, oldest: null, newest: null });
    }
    return found;
  });
  return { holdings, rows: holdings.reduce((sum, { rows }) => sum + rows, 0) };
}

interface ShownRows {
  title: Label;
  about: Label;
  columns: readonly { name: string; about: Label }[];
  /** Newest first, at most `mostShown`, opened. */
  rows: readonly (readonly SheetValue[])[];
  /** Of how many. */
  total: number;
}

const mostShown = 100;

/** The rows behind one line. @throws NotFoundError for a name that is none */
export async function showRows(ctx: PersonContext, input: { sheet: string }): Promise<ShownRows> {
  authorize(ctx, "privacy:read");
  const sheet = sheets.find(({ name }) => name === input.sheet);
  if (!sheet) throw new NotFoundError("Page");
  return readAs(ctx, async (reading) => ({
    title: sheet.title,
    about: sheet.about,
    columns: sheet.columns.map(({ name, about }) => ({ name, about })),
    rows: await newestRows(reading, sheet, mostShown),
    total: (await measureSheet(reading, sheet)).rows,
  }));
}

async function readAs<T>(ctx: PersonContext, work: (reading: Reading) => Promise<T>): Promise<T> {
  const { userId, publicId, keyId } = ctx.actor;
  const key = await openKey(keyId);
  return inSnapshot(userId, async (tx) => {
    const subjects = await findSubjects(tx, { userId, publicId, keyId });
    return work({ tx, subjects, key, days: noDays });
  });
}

/** Rows that lead to the person and are in no export: tokens, indexes, notes of work, and the keys to all of it. */
async function countUnshown({ tx, subjects }: Reading, userId: bigint): Promise<Map<string, number>> {
  let [secrets, accounts, memberships, work, ownWork] = [0, 0, 0, 0, 0];
  for (const [workspaceId, subject] of subjects) {
    await enterWorkspace(tx, workspaceId);
    secrets += await countOf(tx, "connectionSecrets", subject);
    const [row] = await tx.execute<
      Record<"account_index" | "member_index" | "due_work" | "own_work", number>
    >(sql`select * from count_behind_doors(${userId.toString()}::bigint)`);
    accounts += row?.account_index ?? 0;
    memberships += row?.member_index ?? 0;
    work += row?.due_work ?? 0;
    ownWork = row?.own_work ?? 0;
  }
  return new Map([
    ["connectionSecrets", secrets],
    ["accountIndex", accounts],
    ["memberIndex", memberships],
    ["dueWork", work + ownWork],
    // One of their own, and one for each connection's tokens.
    ["wrappedKeys", 1 + secrets],
  ]);
}

async function countOf(tx: Tx, name: TableName, subject: Subject): Promise<number> {
  const [row] = await tx.execute<{ rows: number }>(sql`
    select count(*)::int as rows from ${sql.identifier(getTableName(tables[name]))}
    where ${ofSubject(name, subject) ?? sql`false`}`);
  return row?.rows ?? 0;
}

function pick({ title, about, why, basis, processors, kept }: KindOfRow) {
  return { title, about, why, basis, processors, kept };
}

function toDay(text: string | null): Day | null {
  return text === null ? null : parseDay(text);
}
