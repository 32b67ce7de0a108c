import "server-only";
import { and, asc, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { accounts, connections } from "@/db/schema";
import { noteByItself } from "@/lib/audit/activity";
import { authorize } from "@/lib/auth/permissions";
import { type Context, inWorkspace } from "@/lib/context";
import { openKey } from "@/lib/crypto/keyring";
import { open } from "@/lib/crypto/seal";
import { addDays, startOfDay, toDay } from "@/lib/dates";
import { clients } from "@/lib/db";
import { send } from "@/lib/email/send";
import { finishWork, scheduleWork } from "@/lib/jobs/queue";
import { inLanguage } from "@/lib/language/in-language";
import { t } from "@/lib/language/t";
import { platform } from "@/lib/platforms/registry";
import { addressOf, findPerson } from "@/lib/privacy/person";
import { inPlace, listWorkspaces } from "@/lib/privacy/subject";
import { keyOf, type News, newsOf } from "./news";

/** Long enough for the other accounts of the same grant to be found refused as well, so that one mail names them all. */
const gatherMs = 5 * 60_000;
/** When a day's mail goes out, in UTC. */
const morningMs = 8 * 3_600_000;
/** What ends later than this after the daily look is next day's. */
const horizonDays = 8;

interface Item extends News {
  workspaceId: bigint;
  connectionId: bigint;
  platform: string;
  /** Blank where it was too old to keep. */
  handle: string;
}

/** Plans the mail about connections of this person. Belongs in the transaction that changes one. */
export async function planToTell(tx: Tx, userId: bigint, now: Date): Promise<void> {
  const dueAt = new Date(now.getTime() + gatherMs);
  await scheduleWork(tx, { job: "tell-connections", entityId: userId, userId, dueAt }, now);
}

/**
 * One mail about everything that a person must hear of their connections now, and one such mail a UTC day: what comes
 * later on the same day is told the next morning. It stays on the list until the mail is taken.
 */
export async function tellConnections(ctx: Context, userId: bigint): Promise<void> {
  authorize(ctx, "account:sync");
  const person = await findPerson(userId);
  const to = person && !person.isFrozen ? await addressOf(person) : null;
  const { items, isDayTaken } = to === null ? nothing : await gather(ctx, userId);
  if (to !== null && items.length > 0 && isDayTaken) {
    const tomorrow = startOfDay(addDays(toDay(ctx.now), 1));
    const dueAt = new Date(tomorrow.getTime() + morningMs);
    await inWorkspace(ctx, (tx) =>
      scheduleWork(tx, { job: "tell-connections", entityId: userId, userId, dueAt }, ctx.now),
    );
    return;
  }
  if (person && to !== null && items.length > 0) {
    const unnamed = inLanguage(person.language, () => t("your account"));
    await send({
      to,
      language: person.language,
      template: "connections",
      data: {
        items: items.map(({ about, until, handle, platform: label }) => ({
          about,
          until,
          handle: handle || unnamed,
          label,
        })),
      },
      idempotencyKey: `connections-${person.publicId}-${items.map((item) => `${item.connectionId}-${keyOf(item)}`).join("-")}`,
    });
    await noteByItself(userId, ctx.now, "mail.connections");
    await remember(ctx, items);
  }
  await inWorkspace(ctx, (tx) => finishWork(tx, "tell-connections", userId));
}

/** Finds, once a day, whose connections or figures come near their end. */
export async function remindConnections(ctx: Context): Promise<void> {
  authorize(ctx, "account:sync");
  const before = new Date(ctx.now.getTime() + horizonDays * 86_400_000);
  const rows = await clients().sql<
    { user_id: string }[]
  >`select user_id from list_ending_connections(${before})`;
  await inWorkspace(ctx, async (tx) => {
    for (const row of rows) {
      const userId = BigInt(row.user_id);
      await scheduleWork(tx, { job: "tell-connections", entityId: userId, userId, dueAt: ctx.now }, ctx.now);
    }
  });
}

const nothing: { items: Item[]; isDayTaken: boolean } = { items: [], isDayTaken: false };

async function gather(ctx: Context, userId: bigint): Promise<typeof nothing> {
  const items: Item[] = [];
  let isDayTaken = false;
  for (const { id: workspaceId } of await listWorkspaces(userId)) {
    for (const row of await inPlace(ctx, workspaceId, (tx) => grantedBy(tx, userId))) {
      if (row.toldAt && toDay(row.toldAt) === toDay(ctx.now)) isDayTaken = true;
      const news = newsOf(row, ctx.now);
      if (!news) continue;
      const { label } = platform(row.platform).descriptor;
      const place = { table: "accounts", column: "handle", row: row.accountPublicId };
      const handle = open(await openKey(row.keyId), row.handle, place);
      items.push({ ...news, workspaceId, connectionId: row.id, platform: label, handle });
    }
  }
  return { items, isDayTaken };
}

function grantedBy(tx: Tx, userId: bigint) {
  return tx
    .select({
      id: connections.id,
      state: connections.state,
      deleteDataAt: connections.deleteDataAt,
      endsAt: connections.endsAt,
      grantedAt: connections.grantedAt,
      told: connections.told,
      toldAt: connections.toldAt,
      platform: accounts.platform,
      accountPublicId: accounts.publicId,
      keyId: accounts.keyId,
      handle: accounts.handle,
    })
    .from(connections)
    .innerJoin(accounts, eq(accounts.id, connections.accountId))
    .where(
      and(
        eq(accounts.grantedBy, userId),
        inArray(connections.state, ["active", "needs-reconnect", "revoked"]),
      ),
    )
    .orderBy(asc(accounts.id));
}

async function remember(ctx: Context, items: readonly Item[]): Promise<void> {
  for (const item of items) {
    await inPlace(ctx, item.workspaceId, (tx) =>
      tx
        .update(connections)
        .set({ told: keyOf(item), toldAt: ctx.now })
        .where(eq(connections.id, item.connectionId)),
    );
  }
}
