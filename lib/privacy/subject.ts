import "server-only";
import { getTableName, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type Context, inWorkspace } from "@/lib/context";
import { clients } from "@/lib/db";
import { classOf, type TableName, tables } from "./inventory";
import { bigints, enterWorkspace, isTenant, ofAccounts } from "./walk";

/** A person as their rows know them, in one workspace. */
export interface Subject {
  userId: bigint;
  publicId: string;
  keyId: string;
  /** Internal ids of accounts they granted in this workspace, as far as asked for. */
  accountIds: readonly bigint[];
}

export interface Workspace {
  id: bigint;
  /** Ends with this person: nobody else owns it. */
  isEnding: boolean;
}

export async function listWorkspaces(userId: bigint): Promise<Workspace[]> {
  const rows = await clients().sql<{ workspace_id: string; is_ending: boolean }[]>`
    select workspace_id, is_ending from list_workspaces(${userId.toString()})`;
  return rows.map((row) => ({ id: BigInt(row.workspace_id), isEnding: row.is_ending }));
}

/** The condition under which a row of this table is theirs; null where nothing leads to a person. */
export function ofSubject(name: TableName, subject: Subject): SQL | null {
  const path = classOf(name).subject;
  switch (path.via) {
    case "person": {
      const mine = sql`${sql.identifier(path.column)} = ${subject.userId.toString()}::bigint`;
      return name === "accounts" ? sql`${mine} and id = any (${bigints(subject.accountIds)})` : mine;
    }
    case "actor":
      return sql`actor_id = ${subject.publicId}::uuid`;
    case "workspace":
      return sql`true`;
    case "account":
    case "connection":
      return ofAccounts(name, subject.accountIds);
    case "key":
    case "nobody":
      return null;
  }
}

/** Their accounts in the transaction's workspace. @param only public ids, or null for all of them */
export async function accountsOf(tx: Tx, userId: bigint, only: readonly string[] | null): Promise<bigint[]> {
  const limit = only ? sql`and public_id = any (${`{${only.join(",")}}`}::uuid[])` : sql``;
  const rows = await tx.execute<{ id: string }>(sql`
    select id::text from ${sql.identifier(getTableName(tables.accounts))}
    where granted_by = ${userId.toString()}::bigint ${limit} order by id`);
  return rows.map((row) => BigInt(row.id));
}

/**
 * Runs `work` in one read-only transaction that sees one moment of the database, however long it takes. The person's
 * own rows are visible from the start, a workspace's once it is entered.
 */
export function inSnapshot<T>(userId: bigint, work: (tx: Tx) => Promise<T>): Promise<T> {
  return clients().transactions.transaction(
    async (tx) => {
      await tx.execute(sql`select set_config('tallyglass.user', ${userId.toString()}, true)`);
      return work(tx);
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

/**
 * Runs `visit` for each workspace in which the table can hold rows of theirs: once, in the first one, for a table
 * that knows no workspaces.
 */
export async function* eachPlace(
  tx: Tx,
  name: TableName,
  subjects: ReadonlyMap<bigint, Subject>,
): AsyncGenerator<Subject> {
  for (const [workspaceId, subject] of subjects) {
    await enterWorkspace(tx, workspaceId);
    yield subject;
    if (!isTenant(name)) return;
  }
}

/** The person in each of their workspaces. */
export async function findSubjects(
  tx: Tx,
  person: Pick<Subject, "userId" | "publicId" | "keyId">,
  only: readonly string[] | null = null,
): Promise<Map<bigint, Subject>> {
  const subjects = new Map<bigint, Subject>();
  for (const { id } of await listWorkspaces(person.userId)) {
    await enterWorkspace(tx, id);
    subjects.set(id, { ...person, accountIds: await accountsOf(tx, person.userId, only) });
  }
  return subjects;
}

/** Runs `work` in one of the context's person's workspaces. */
export function inPlace<T>(ctx: Context, workspaceId: bigint, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inWorkspace({ ...ctx, workspaceId }, work);
}
