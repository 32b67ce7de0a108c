import "server-only";
import type { Tx } from "@/db/client";
import { auditEvents } from "@/db/schema";
import { type Context, workspaceOf } from "@/lib/context";
import { noteActivity } from "./activity";
import { isTold } from "./activity-words";

interface AuditEvent {
  /** `entity.verb`, past tense: "account.paused". */
  action: string;
  /** Public id of what it happened to. */
  entityId?: string | null;
}

/**
 * Writes the event with the caller's change, so that one never exists without the other. Ids only. The person it was
 * done by or for finds it in their own list as well.
 */
export async function recordEvent(tx: Tx, ctx: Context, event: AuditEvent): Promise<void> {
  await tx.insert(auditEvents).values({
    workspaceId: workspaceOf(ctx),
    at: ctx.now,
    actorId: ctx.actor.kind === "person" ? ctx.actor.publicId : null,
    action: event.action,
    entityId: event.entityId ?? null,
  });
  const { userId } = ctx.actor;
  if (userId !== null && isTold(event.action)) {
    await noteActivity(tx, { userId, at: ctx.now, kind: event.action });
  }
}
