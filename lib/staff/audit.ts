import "server-only";
import { z } from "zod";
import { type ChainRow, type Verdict, verifyAuditChain } from "@/lib/audit/verify";
import { now } from "@/lib/clock";
import { staffClient } from "@/lib/db";
import { authorizeStaff } from "./permissions";
import type { StaffContext } from "./staff-context";

export const AuditInput = z.strictObject({
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .catch(undefined),
});

export interface AuditView {
  id: string;
  /** ISO instant. */
  at: string;
  actorId: string | null;
  action: string;
  entityId: string | null;
  /** Staff did it. */
  isStaff: boolean;
  /** Its link in the chain; null for the minute until it is sealed. */
  link: string | null;
}

export interface AuditPage {
  events: AuditView[];
  /** What to ask for next; null where the list ends. */
  older: string | null;
}

const pageLength = 50;

/** Newest first. */
export async function listAudit(
  ctx: StaffContext,
  { before }: z.output<typeof AuditInput>,
): Promise<AuditPage> {
  authorizeStaff(ctx, "audit:list");
  const rows = await staffClient()<
    {
      id: string;
      at: Date;
      actor_id: string | null;
      action: string;
      entity_id: string | null;
      is_staff: boolean;
      sequence: string | null;
    }[]
  >`select * from staff_list_audit(${ctx.staff.tokenHash}, ${before ?? null}, ${pageLength + 1}, ${ctx.wall})`;
  const events = rows.slice(0, pageLength).map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    actorId: row.actor_id,
    action: row.action,
    entityId: row.entity_id,
    isStaff: row.is_staff,
    link: row.sequence,
  }));
  return { events, older: rows.length > pageLength ? (events.at(-1)?.id ?? null) : null };
}

/** Walks the whole chain now, as `npm run audit:verify` does. That it was walked is in the audit itself. */
export async function verifyAudit(ctx: StaffContext): Promise<Verdict> {
  authorizeStaff(ctx, "audit:verify");
  const { tokenHash } = ctx.staff;
  const sql = staffClient();
  const verdict = await verifyAuditChain([], now, {
    read: (after, limit) =>
      sql<
        ChainRow[]
      >`select * from staff_read_audit_chain(${tokenHash}, ${after.toString()}::bigint, ${limit}, ${ctx.wall})`,
    unlinked: () =>
      sql<{ id: string | null }[]>`select staff_find_unlinked_event(${tokenHash}, ${ctx.wall}) as id`,
  });
  await sql`select staff_note_verdict(${tokenHash}, ${verdict.broken === null}, ${ctx.wall}, ${ctx.now})`;
  return verdict;
}
