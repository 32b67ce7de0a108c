import "server-only";
import { and, eq, gte, inArray, lt } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { accounts, connections } from "@/db/schema";
import { recordEvent } from "@/lib/audit/events";
import { authorize } from "@/lib/auth/permissions";
import { type Context, inWorkspace } from "@/lib/context";
import { openKey } from "@/lib/crypto/keyring";
import { open } from "@/lib/crypto/seal";
import { addDays, startOfDay, toDay } from "@/lib/dates";
import { finishWork, scheduleWork } from "@/lib/jobs/queue";
import { platform } from "@/lib/platforms/registry";
import { findPerson, type KnownPerson, tell } from "@/lib/privacy/person";
import { deleteHistory, startDisconnect } from "./disconnect-start";

const day = 24 * 60 * 60 * 1000;
/** Without a sign from the platform for longer, a grant is not known to be alive. */
export const unverifiedDays = 28;
/** Figures may not stay longer than this after the platform last confirmed the grant. */
const longestUnverified = 30 * day;
/** However late that is noticed, there is time to be told and to reconnect. */
const shortestNotice = 2 * day;
/** Days before the end on which the person is written to, after the mail of the loss itself. */
const reminders = [7, 1] as const;

/** When figures end whose platform confirms the grant no more, where its rules give them an end. */
export function endOfUnverified(verifiedAt: Date, now: Date): Date {
  return new Date(Math.max(verifiedAt.getTime() + longestUnverified, now.getTime() + shortestNotice));
}

/**
 * The time that kept figures have left after a grant was lost: reminds, and when it is over deletes them as a
 * disconnect would. A connection that came back in the meantime ends it.
 */
export async function endGrace(ctx: Context, connectionId: bigint): Promise<void> {
  authorize(ctx, "account:disconnect");
  const reminder = await inWorkspace(ctx, async (tx) => {
    const [found] = await tx
      .select({
        accountId: accounts.id,
        accountPublicId: accounts.publicId,
        userId: accounts.grantedBy,
        platform: accounts.platform,
        connectionId: connections.id,
        state: connections.state,
        verifiedAt: connections.verifiedAt,
        deleteDataAt: connections.deleteDataAt,
      })
      .from(connections)
      .innerJoin(accounts, eq(accounts.id, connections.accountId))
      .where(eq(connections.id, connectionId))
      .for("no key update");
    if (!found?.deleteDataAt || (await isBack(tx, ctx, found))) {
      await finishWork(tx, "end-grace", connectionId);
      return null;
    }
    const { deleteDataAt } = found;
    if (ctx.now >= deleteDataAt && found.state !== "revoking") {
      await recordEvent(tx, ctx, { action: "account.grace-ended", entityId: found.accountPublicId });
      if (found.state === "revoked") await deleteHistory(tx, ctx, found);
      else await startDisconnect(tx, ctx, { ...found, history: "delete" });
      return null;
    }
    const dueAt = nextMilestone(ctx.now, deleteDataAt);
    const work = { job: "end-grace", entityId: connectionId, userId: found.userId, dueAt } as const;
    await scheduleWork(tx, { ...work, workspaceId: ctx.workspaceId }, ctx.now);
    return { ...found, deleteDataAt };
  });
  if (!reminder) return;
  const days = reminders.findLast(
    (before) => ctx.now.getTime() >= reminder.deleteDataAt.getTime() - before * day,
  );
  const person = days === undefined ? null : await findPerson(reminder.userId);
  if (days === undefined || !person || person.isFrozen) return;
  await remind(ctx, person, { days, platform: reminder.platform, deleteAt: reminder.deleteDataAt });
}

/** The platform accepts the grant again, so nothing ends: nor does what a later loss will plan anew. */
async function isBack(
  tx: Tx,
  ctx: Context,
  found: { state: string; verifiedAt: Date; connectionId: bigint },
): Promise<boolean> {
  if (found.state !== "active" || ctx.now.getTime() - found.verifiedAt.getTime() > unverifiedDays * day)
    return false;
  await tx.update(connections).set({ deleteDataAt: null }).where(eq(connections.id, found.connectionId));
  return true;
}

function nextMilestone(now: Date, deleteDataAt: Date): Date {
  const times = [...reminders, 0].map((before) => new Date(deleteDataAt.getTime() - before * day));
  // While a disconnect is under way past the end, look again in an hour.
  return times.find((time) => time > now) ?? new Date(now.getTime() + day / 24);
}

/** One mail for all accounts of a platform that end on the same day; under one key, however often it is asked for. */
async function remind(
  ctx: Context,
  person: KnownPerson,
  ending: { days: number; platform: string; deleteAt: Date },
): Promise<void> {
  const lastDay = toDay(ending.deleteAt);
  const rows = await inWorkspace(ctx, (tx) =>
    tx
      .select({ publicId: accounts.publicId, keyId: accounts.keyId, handle: accounts.handle })
      .from(connections)
      .innerJoin(accounts, eq(accounts.id, connections.accountId))
      .where(
        and(
          eq(accounts.grantedBy, person.userId),
          eq(accounts.platform, ending.platform),
          inArray(connections.state, ["active", "needs-reconnect", "revoked"]),
          gte(connections.deleteDataAt, startOfDay(lastDay)),
          lt(connections.deleteDataAt, startOfDay(addDays(lastDay, 1))),
        ),
      )
      .orderBy(accounts.id),
  );
  const handles = await Promise.all(
    rows.map(async ({ publicId, keyId, handle }) => {
      const place = { table: "accounts", column: "handle", row: publicId };
      // Blank where it was too old to keep.
      return open(await openKey(keyId), handle, place) || "your account";
    }),
  );
  await tell(person, {
    template: "connection-lost",
    data: {
      platform: platform(ending.platform).descriptor.label,
      handle: new Intl.ListFormat("en").format(handles),
      deleteAt: ending.deleteAt,
    },
    idempotencyKey: `connection-ending-${ending.days}-${ending.platform}-${lastDay}-${person.publicId}`,
  });
}
