import "server-only";
import type { Tx } from "@/db/client";
import { auditEvents } from "@/db/schema";
import { type Context, workspaceOf } from "@/lib/context";

interface AuditEvent {
  /** `entity.verb`, past tense: "account.paused". */
  action: string;
  /** Public id of what it happened to. */
  entityId?: string | null;
}

/** Writes the event with the caller's change, so that one never exists without the other. Ids only. */
export async function recordEvent(tx: Tx, ctx: Context, event: AuditEvent): Promise<void> {
  await tx.insert(auditEvents).values({
    workspaceId: workspaceOf(ctx),
    at: ctx.now,
    actorId: ctx.actor.kind === "person" ? ctx.actor.publicId : null,
    action: event.action,
    entityId: event.entityId ?? null,
  });
}
