import "server-only";
import { getTableName, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type Context, inWorkspace } from "@/lib/context";
import { finishWork } from "@/lib/jobs/queue";
import type { ErasureBody } from "@/lib/receipts/body";
import { appendReceipt } from "@/lib/receipts/chain";
import { erasureReceipt } from "./erase-receipt";
import { type TableName, tables } from "./inventory";
import type { KnownPerson } from "./person";
import { accountsOf, ofSubject, type Workspace } from "./subject";
import {
  type Counts,
  deleteRows,
  doorTables,
  enterWorkspace,
  isTenant,
  ofAccounts,
  walledTables,
} from "./walk";

interface Erasure {
  id: bigint;
  receiptCode: string;
  requestedAt: Date;
  runAt: Date;
}

/**
 * The end: every row that leads to the person, in each of their workspaces, and the receipt of it, all in one
 * transaction. Walks the inventory, so a new table is covered by its class.
 * @returns rows deleted by table; null when another run was faster
 */
export function eraseRows(
  ctx: Context,
  erasure: Erasure,
  person: KnownPerson,
  workspaces: readonly Workspace[],
  closingMail: ErasureBody["closingMail"],
): Promise<Counts | null> {
  return inWorkspace(ctx, async (tx) => {
    const [still] = await tx.execute(
      sql`select id from users where id = ${person.userId.toString()}::bigint for update`,
    );
    if (!still) return null;
    const counts: Counts = new Map();
    const ended = { ended: 0, pending: 0 };
    for (const workspace of workspaces) {
      await enterWorkspace(tx, workspace.id);
      const here = await countConnections(tx, person, workspace);
      ended.ended += here.ended;
      ended.pending += here.pending;
      await eraseTenantRows(tx, person, workspace, counts);
    }
    await tx.execute(sql`select forget_invited()`);
    const [acts] = await tx.execute<{ erased: number }>(sql`select erase_staff_acts() as erased`);
    if (acts && acts.erased > 0) counts.set("auditEvents", (counts.get("auditEvents") ?? 0) + acts.erased);
    const subject = { ...person, accountIds: [] };
    for (const name of walledTables.filter((table) => !isTenant(table))) {
      const where = ofSubject(name, subject);
      if (where) await deleteRows(tx, name, where, counts);
    }
    await finishWork(tx, "erase-person", erasure.id);
    const outcome = { finishedAt: ctx.now, counts, connections: ended, closingMail };
    await appendReceipt(tx, erasureReceipt(erasure, "complete", outcome), ctx.now);
    return counts;
  });
}

async function eraseTenantRows(
  tx: Tx,
  person: KnownPerson,
  { isEnding }: Workspace,
  counts: Counts,
): Promise<void> {
  const accountIds = await accountsOf(tx, person.userId, null);
  // Taken first: a reading that is being stored has finished, or will find the account gone.
  await tx.execute(sql`select id from accounts
    where ${isEnding} or granted_by = ${person.userId.toString()}::bigint order by id for update`);
  // Doors ask for the accounts, so they come while those are there.
  for (const name of doorTables) await eraseBehindDoor(tx, name, person, isEnding, counts);
  for (const name of walledTables.filter(isTenant)) {
    const own = either(ofSubject(name, { ...person, accountIds }), ofAccounts(name, accountIds));
    if (name === "disconnects") {
      await tx.execute(sql`update disconnects set user_id = null where ${isEnding ? sql`true` : own}`);
    } else if (name === "connectionSecrets") {
      const idle = sql`connection_id not in (select connection_id from disconnects)`;
      await deleteRows(tx, name, isEnding ? idle : sql`${own} and ${idle}`, counts);
    } else if (isEnding) {
      await deleteRows(tx, name, sql`true`, counts);
    } else if (own && name !== "workspaces") {
      await deleteRows(tx, name, own, counts);
    }
  }
}

/** What somebody else wrote at an account of theirs goes with it. */
function either(one: SQL | null, other: SQL | null): SQL | null {
  return one && other ? sql`(${one} or ${other})` : (one ?? other);
}

async function eraseBehindDoor(
  tx: Tx,
  name: TableName,
  person: KnownPerson,
  isEnding: boolean,
  counts: Counts,
): Promise<void> {
  const erase: SQL = sql.raw(`erase_${getTableName(tables[name])}`);
  const [row] = await tx.execute<{ erased: number }>(
    sql`select ${erase}(${person.userId.toString()}::bigint, ${isEnding}) as erased`,
  );
  if (row && row.erased > 0) counts.set(name, (counts.get(name) ?? 0) + row.erased);
}

async function countConnections(
  tx: Tx,
  person: KnownPerson,
  { isEnding }: Workspace,
): Promise<ErasureBody["connections"]> {
  const userId = person.userId.toString();
  const [row] = await tx.execute<{ ended: number; pending: number }>(sql`
    select
      (select count(*)::int from connections c join accounts a on a.id = c.account_id
        where c.state = 'revoked' and (${isEnding} or a.granted_by = ${userId}::bigint)) as ended,
      (select count(*)::int from disconnects d where ${isEnding} or d.user_id = ${userId}::bigint) as pending`);
  return row ?? { ended: 0, pending: 0 };
}
