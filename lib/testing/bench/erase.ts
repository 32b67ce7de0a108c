import "server-only";
import { type PersonContext, systemContext, workspaceOf } from "@/lib/context";
import { clients } from "@/lib/db";
import { eraseRows } from "@/lib/privacy/erase-rows";
import { findPerson } from "@/lib/privacy/person";
import { listWorkspaces } from "@/lib/privacy/subject";
import { newReceiptCode } from "@/lib/receipts/code";
import { createAccount } from "../accounts";
import { createPerson } from "../builders";
import { twoYears } from "./export";

const now = new Date("2026-06-15T09:30:00Z");

export interface Size {
  accounts: number;
  /** Posts of each account. */
  posts: number;
}

/** Two people of the same size: the one erased through the inventory, the other's rows deleted by their keys. */
export async function runErasure(
  size: Size,
): Promise<{ product: () => Promise<number>; floor: () => Promise<void> }> {
  const mine = await fill(size);
  const twin = await fill(size);
  return {
    /** Everything but what waits for others: platforms, mail, files. @returns rows deleted */
    product: async () => {
      const ctx = systemContext("erase-person", { userId: mine.actor.userId, now });
      const person = await findPerson(mine.actor.userId);
      if (!person) throw new Error("The person is gone already");
      const erasure = { id: 0n, receiptCode: newReceiptCode(), requestedAt: now, runAt: now };
      const counts = await eraseRows(ctx, erasure, person, await listWorkspaces(person.userId), "sent");
      return [...(counts?.values() ?? [])].reduce((sum, count) => sum + count, 0);
    },
    floor: () => deleteByKeys(twin),
  };
}

async function fill({ accounts, posts }: Size): Promise<PersonContext> {
  const { ctx } = await createPerson({ now });
  for (let i = 0; i < accounts; i += 1) await createAccount(ctx, { months: twoYears(), posts });
  return ctx;
}

function deleteByKeys(ctx: PersonContext): Promise<void> {
  const workspace = workspaceOf(ctx).toString();
  const user = ctx.actor.userId.toString();
  return clients().sql.begin(async (sql) => {
    await sql`select set_config('tallyglass.workspace', ${workspace}, true), set_config('tallyglass.user', ${user}, true)`;
    for (const table of [
      "posts",
      "account_months",
      "sync_runs",
      "connection_secrets",
      "connections",
      "accounts",
    ]) {
      await sql`delete from ${sql(table)} where workspace_id = ${workspace}`;
    }
    await sql`delete from members where workspace_id = ${workspace}`;
    await sql`delete from workspaces where id = ${workspace}`;
    await sql`delete from users where id = ${user}`;
  }) as Promise<void>;
}
