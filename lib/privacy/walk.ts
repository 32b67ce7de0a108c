import "server-only";
import { getTableColumns, getTableName, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { classOf, inventory, type TableName, tableNames, tables } from "./inventory";

/** Rows deleted, by table. */
export type Counts = Map<TableName, number>;

// What leads through more hands goes first: a connection's rows before connections, those before accounts.
const distance = {
  connection: 4,
  account: 3,
  actor: 2,
  person: 2,
  key: 1,
  workspace: 0,
  nobody: -1,
} as const;

const byDistance = tableNames.toSorted(
  (a, b) => distance[inventory[b].subject.via] - distance[inventory[a].subject.via],
);

/** Tables that row-level security shows to this role, those that depend on others first. */
export const walledTables = byDistance.filter((name) => !isBehindDoor(name));

/** Tables that only the owner's functions reach and that lead to a person. */
export const doorTables = byDistance.filter(
  (name) => isBehindDoor(name) && inventory[name].subject.via !== "nobody",
);

export function isTenant(name: TableName): boolean {
  return name === "workspaces" || Object.hasOwn(getTableColumns(tables[name]), "workspaceId");
}

/** A list of internal ids as one parameter. */
export function bigints(ids: readonly bigint[]): SQL {
  return sql`${`{${ids.join(",")}}`}::bigint[]`;
}

/** The condition under which a row belongs to one of these accounts; null where the table knows no accounts. */
export function ofAccounts(name: TableName, accountIds: readonly bigint[]): SQL | null {
  const { subject } = classOf(name);
  if (name === "accounts") return sql`id = any (${bigints(accountIds)})`;
  if (subject.via === "account" || (subject.via === "person" && subject.standsAt))
    return sql`account_id = any (${bigints(accountIds)})`;
  if (subject.via === "connection") {
    return sql`connection_id in (select id from connections where account_id = any (${bigints(accountIds)}))`;
  }
  return null;
}

/**
 * Deletes everything that leads to these accounts of the transaction's workspace, and frees them to be linked
 * anywhere. Sealed tokens stay: they are revoked first and destroyed by `destroyGrant`.
 */
export async function deleteAccounts(tx: Tx, accountIds: readonly bigint[]): Promise<Counts> {
  const counts: Counts = new Map();
  if (accountIds.length === 0) return counts;
  // Taken first: a reading that is being stored has finished, or will find the account gone.
  await tx.execute(
    sql`select id from accounts where id = any (${bigints(accountIds)}) order by id for update`,
  );
  for (const name of walledTables) {
    if (name === "connectionSecrets") continue;
    const where = ofAccounts(name, accountIds);
    if (where) await deleteRows(tx, name, where, counts);
  }
  for (const id of accountIds) {
    await tx.execute(sql`select release_account(${id.toString()}::bigint)`);
    await tx.execute(sql`select finish_work('sync-account', ${id.toString()}::bigint)`);
  }
  return counts;
}

/** Deletes what was collected of an account of the transaction's workspace. It stays linked, under the grant it has. */
export async function deleteFigures(tx: Tx, accountId: bigint): Promise<Counts> {
  const counts: Counts = new Map();
  await tx.execute(sql`select id from accounts where id = ${accountId.toString()}::bigint for update`);
  for (const name of walledTables) {
    if (inventory[name].subject.via !== "account" || name === "connections") continue;
    await deleteRows(tx, name, sql`account_id = ${accountId.toString()}::bigint`, counts);
  }
  return counts;
}

/** Deletes and counts. */
export async function deleteRows(tx: Tx, name: TableName, where: SQL, counts: Counts): Promise<void> {
  const [row] = await tx.execute<{ deleted: number }>(sql`
    with gone as (delete from ${sql.identifier(getTableName(tables[name]))} where ${where} returning 1)
    select count(*)::int as deleted from gone`);
  const deleted = row?.deleted ?? 0;
  if (deleted > 0) counts.set(name, (counts.get(name) ?? 0) + deleted);
}

export function total(counts: Counts): number {
  return [...counts.values()].reduce((sum, rows) => sum + rows, 0);
}

/** Points the transaction at another workspace of the same person. */
export async function enterWorkspace(tx: Tx, workspaceId: bigint): Promise<void> {
  await tx.execute(sql`select set_config('tallyglass.workspace', ${workspaceId.toString()}, true)`);
}

function isBehindDoor(name: TableName): boolean {
  return classOf(name).behindDoor === true;
}
