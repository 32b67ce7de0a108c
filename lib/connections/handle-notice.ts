import "server-only";
import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { accounts, connections, type inbox } from "@/db/schema";
import { recordEvent } from "@/lib/audit/events";
import { authorize } from "@/lib/auth/permissions";
import { type Context, inWorkspace } from "@/lib/context";
import { finishWork } from "@/lib/jobs/queue";
import { log } from "@/lib/log";
import { platform } from "@/lib/platforms/registry";
import { restrictPerson } from "@/lib/privacy/restriction";
import { enterWorkspace } from "@/lib/privacy/walk";
import { beginAnew, deleteEverything, type HeldAccount, sayNothingHeld } from "./deletion-asked";
import { startDisconnect } from "./disconnect-start";

/** Platforms date events by whole seconds, so one may have happened up to a second later than it says. */
const precisionMs = 1_000;

type Notice = Pick<typeof inbox.$inferSelect, "provider" | "kind" | "receiptCode" | "occurredAt">;

type Outcome = NonNullable<(typeof inbox.$inferSelect)["outcome"]>;

/**
 * Does what a platform's notice asks for: what the person could do here, in the workspace that has the account and
 * nowhere else, in one transaction with the mark that it is done. Whatever came before, and in whatever order, it ends in
 * one state.
 */
export async function handleNotice(ctx: Context, id: bigint): Promise<void> {
  authorize(ctx, "account:disconnect");
  const done = await inWorkspace(ctx, async (tx) => {
    const taken = await take(tx, id);
    await finishWork(tx, "handle-notice", id);
    if (!taken) return null;
    const { notice, place } = taken;
    const held = place && (await hold(tx, place));
    const outcome = judge(notice, held);
    // Before what it leads to: receipts, which everybody waits for, come last.
    await settle(tx, id, outcome, ctx.now);
    const here = { ...ctx, workspaceId: place?.workspaceId ?? null };
    if (held && outcome !== "unchanged") {
      const action = notice.kind === "delete" ? "account.deletion-asked" : "account.ended-there";
      await recordEvent(tx, here, { action, entityId: held.publicId });
    }
    await carryOut(tx, here, outcome, notice, held);
    return { platform: notice.provider, kind: notice.kind, detail: outcome };
  });
  if (done) log("notice.handled", done);
}

/**
 * What a grant's end at the platform means is over once the grant has ended here, or when another one took its place
 * since. Somebody who asks for deletion is given it whatever has become of the grant.
 */
function judge({ kind, occurredAt }: Notice, held: HeldAccount | null): Outcome {
  if (!held) return "nothing-held";
  const isLive = held.state === "active" || held.state === "needs-reconnect";
  const isGrantedSince = held.grantedAt.getTime() >= occurredAt.getTime() + precisionMs;
  if (kind === "delete") return isLive && isGrantedSince ? "begun-anew" : "deleted";
  // Whoever was granted access after the change was old enough for the platform.
  if (kind === "age-changed") return isLive && isGrantedSince ? "unchanged" : "restricted";
  return isLive && !isGrantedSince ? "ended" : "unchanged";
}

async function carryOut(
  tx: Tx,
  ctx: Context,
  outcome: Outcome,
  { provider, receiptCode }: Notice,
  held: HeldAccount | null,
): Promise<void> {
  const request = receiptCode === null ? null : { platform: provider, receiptCode };
  if (!held) return request ? sayNothingHeld(tx, ctx, request) : undefined;
  if (outcome === "ended") return end(tx, ctx, held);
  if (outcome === "begun-anew" && request) return beginAnew(tx, ctx, held, request);
  if (outcome === "restricted") await restrictPerson(tx, held, ctx.now);
  if (outcome === "restricted" || outcome === "deleted") await deleteEverything(tx, ctx, held, request);
}

/** A disconnect whose history goes by the platform's rules, and where they leave it to the person, stays. */
async function end(tx: Tx, ctx: Context, held: HeldAccount): Promise<void> {
  const { historyEndsWithDisconnect } = platform(held.platform).descriptor;
  const history = historyEndsWithDisconnect ? "delete" : "keep";
  await startDisconnect(tx, ctx, { ...held, history, cause: "ended-there" });
}

interface Place {
  workspaceId: bigint;
  accountId: bigint;
}

/** Null when it was done before. */
async function take(tx: Tx, id: bigint): Promise<{ notice: Notice; place: Place | null } | null> {
  const [row] = await tx.execute<{
    provider: string;
    kind: Notice["kind"];
    receipt_code: string | null;
    occurred_at: Date;
    workspace_id: string | null;
    account_id: string | null;
  }>(sql`select * from take_notice(${id.toString()}::bigint)`);
  if (!row) return null;
  const { workspace_id: workspaceId, account_id: accountId } = row;
  return {
    notice: {
      provider: row.provider,
      kind: row.kind,
      receiptCode: row.receipt_code,
      occurredAt: new Date(row.occurred_at),
    },
    place:
      workspaceId && accountId ? { workspaceId: BigInt(workspaceId), accountId: BigInt(accountId) } : null,
  };
}

/** Enters the account's workspace. The account and its connection stay as they are until the transaction ends. */
async function hold(tx: Tx, { workspaceId, accountId }: Place): Promise<HeldAccount | null> {
  await enterWorkspace(tx, workspaceId);
  const [found] = await tx
    .select({
      accountId: accounts.id,
      publicId: accounts.publicId,
      userId: accounts.grantedBy,
      platform: accounts.platform,
      connectionId: connections.id,
      state: connections.state,
      grantedAt: connections.grantedAt,
    })
    .from(accounts)
    .innerJoin(connections, eq(connections.accountId, accounts.id))
    .where(eq(accounts.id, accountId))
    .for("no key update");
  return found ?? null;
}

async function settle(tx: Tx, id: bigint, outcome: Outcome, now: Date): Promise<void> {
  await tx.execute(
    sql`select settle_notice(${id.toString()}::bigint, ${outcome}, ${now.toISOString()}::timestamptz)`,
  );
}
