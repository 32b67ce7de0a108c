import "server-only";
import { and, desc, eq, like, lt } from "drizzle-orm";
import { z } from "zod";
import { activity } from "@/db/schema";
import { sayDevice } from "@/lib/auth/device-name";
import { authorize } from "@/lib/auth/permissions";
import { inWorkspace, type PersonContext } from "@/lib/context";
import { openKey } from "@/lib/crypto/keyring";
import { open } from "@/lib/crypto/seal";
import type { DataTable } from "@/lib/downloads/table";
import { t } from "@/lib/language/t";
import { activityWords } from "./activity-words";
import { recordEvent } from "./events";

export interface ActivityView {
  id: string;
  /** ISO instant of the product's calendar. */
  at: string;
  text: string;
  /** Of a sign-in: "Firefox on Linux" and "203.0.113.0/24". */
  device: string | null;
  network: string | null;
  /** Of a look that staff took at the account: why, in their words. */
  reason: string | null;
}

export interface ActivityPage {
  entries: ActivityView[];
  /** What to ask for next; null where the list ends. */
  older: string | null;
}

const pageLength = 50;
/** Far above what ninety days of one person bring. */
const mostInFile = 20_000;

/** Where a page begins: the public id of the last line of the one before. Anything else is the first page. */
export const ActivityInput = z.strictObject({ before: z.uuid().optional().catch(undefined) });

/** Newest first, the person's own alone. */
export async function listActivity(
  ctx: PersonContext,
  { before }: z.output<typeof ActivityInput>,
): Promise<ActivityPage> {
  authorize(ctx, "privacy:read");
  const rows = await read(ctx, { before, most: pageLength + 1 });
  const entries = rows.slice(0, pageLength);
  return { entries, older: rows.length > pageLength ? (entries.at(-1)?.id ?? null) : null };
}

/** The newest sign-ins, with where each came from. */
export async function listSignIns(ctx: PersonContext): Promise<ActivityView[]> {
  authorize(ctx, "session:list");
  return read(ctx, { kind: "session.began", most: 10 });
}

/** The newest looks that staff took at the account, each with its reason. */
export async function listStaffLooks(ctx: PersonContext): Promise<ActivityView[]> {
  authorize(ctx, "privacy:read");
  return read(ctx, { kind: "staff.%", most: 20 });
}

/** All of it, as a file. */
export async function downloadActivity(ctx: PersonContext): Promise<DataTable> {
  authorize(ctx, "privacy:read");
  const entries = await read(ctx, { most: mostInFile });
  return {
    title: t("Activity"),
    nameParts: ["activity", ctx.now.toISOString().slice(0, 10)],
    columns: [t("at"), t("what"), t("reason"), t("device"), t("network")],
    rows: entries.map(({ at, text, reason, device, network }) => [at, text, reason, device, network]),
    about: [[t("What"), t("What happened around your account in the last 90 days, newest first.")]],
  };
}

/** Empties the list; that it was emptied is its first line again. The audit, which names nobody, stays. */
export async function wipeActivity(ctx: PersonContext): Promise<void> {
  authorize(ctx, "privacy:wipe");
  await inWorkspace(ctx, async (tx) => {
    await tx.delete(activity).where(eq(activity.userId, ctx.actor.userId));
    await recordEvent(tx, ctx, { action: "activity.wiped", entityId: ctx.actor.publicId });
  });
}

async function read(
  ctx: PersonContext,
  /** @param kind a pattern */
  { before, kind, most }: { before?: string | undefined; kind?: string; most: number },
): Promise<ActivityView[]> {
  const rows = await inWorkspace(ctx, async (tx) => {
    const [last] = before
      ? await tx.select({ id: activity.id }).from(activity).where(eq(activity.publicId, before))
      : [];
    return tx
      .select()
      .from(activity)
      .where(and(kind ? like(activity.kind, kind) : undefined, last ? lt(activity.id, last.id) : undefined))
      .orderBy(desc(activity.id))
      .limit(most);
  });
  const key = await openKey(ctx.actor.keyId);
  const text = (sealed: Buffer | null, column: string, row: string) =>
    sealed && open(key, sealed, { table: "activity", column, row });
  return rows.map((row) => {
    const words = activityWords(row.kind);
    const device = text(row.device, "device", row.publicId);
    return {
      id: row.publicId,
      at: row.at.toISOString(),
      text: words ? t(words) : row.kind,
      device: device && sayDevice(device),
      network: text(row.network, "network", row.publicId),
      reason: text(row.reason, "reason", row.publicId),
    };
  });
}
