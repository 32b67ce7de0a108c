import "server-only";
import { authorize } from "@/lib/auth/permissions";
import type { PersonContext } from "@/lib/context";
import { sha256 } from "@/lib/crypto/keys";
import { clients, staffClient } from "@/lib/db";
import { NotFoundError } from "@/lib/errors";
import type { StaffContext, StaffRole } from "./staff-context";

/** A staff member whose session it is. */
export interface Arrival {
  role: StaffRole;
  /** They have a second step: without one nothing is shown. */
  hasFactor: boolean;
  /** Of the living visit; null where there is none, and the second factor is to be proven. */
  provenAt: Date | null;
}

/** Null for whoever is no staff, is being deleted or under guard. A living visit rests anew. @param token the session's cookie */
export async function arrive(token: string, wall: Date): Promise<Arrival | null> {
  const [row] = await staffClient()<
    { role: StaffRole; has_factor: boolean; is_on_visit: boolean; proven_at: Date | null }[]
  >`select * from staff_arrive(${sha256(token)}, ${wall})`;
  if (!row) return null;
  return { role: row.role, hasFactor: row.has_factor, provenAt: row.is_on_visit ? row.proven_at : null };
}

/** After the second factor was proven in this session. @throws NotFoundError for whoever is no staff */
export async function beginVisit(ctx: PersonContext, { wall }: { wall: Date }): Promise<void> {
  authorize(ctx, "identity:confirm");
  const { userId, sessionId } = ctx.actor;
  const [row] = await clients().sql<[{ began: boolean }]>`
    select begin_staff_visit(${userId.toString()}, ${sessionId.toString()}, ${wall}, ${ctx.now}) as began`;
  if (!row.began) throw new NotFoundError("Page");
}

/** What verbs of staff are given. Null without a living visit. */
export async function staffContext(
  ctx: PersonContext,
  token: string,
  wall: Date,
): Promise<StaffContext | null> {
  authorize(ctx, "identity:confirm");
  const arrival = await arrive(token, wall);
  if (!arrival?.provenAt) return null;
  return {
    staff: {
      publicId: ctx.actor.publicId,
      role: arrival.role,
      tokenHash: sha256(token),
      provenAt: arrival.provenAt,
    },
    now: ctx.now,
    wall,
  };
}
