import "server-only";
import type { AuthenticationResponseJSON } from "@simplewebauthn/server";
import { and, eq, isNotNull, ne } from "drizzle-orm";
import type { z } from "zod";
import { sessions, users } from "@/db/schema";
import { recordEvent } from "@/lib/audit/events";
import { inWorkspace, type PersonContext } from "@/lib/context";
import { ConflictError } from "@/lib/errors";
import { confirmByApp, confirmByPasskey, confirmByRecoveryCode } from "@/lib/factors/confirm-by-factor";
import { t } from "@/lib/language/t";
import { type ConfirmByCodeInput, confirmByCode } from "./confirm-identity";
import type { NewSession } from "./create-session";
import { authorize } from "./permissions";
import type { Visitor } from "./visitor";

/**
 * Who may lift the guard, and why nobody else can:
 *
 * 1. A password was set by mail since the guard came (`set_password` alone writes `guard_reset_at`). Whoever holds the
 *    old password holds nothing: the guard took it away, and changing it from a session is refused. The codes and links
 *    that were on their way when the guard came ended with it, so the mailbox was read after it.
 * 2. The lifting itself carries a proof, however fresh the session is: where two-step is on a factor, else a code mailed
 *    to the address and typed in the browser that asked. A session that was stolen before the guard ended with it; one
 *    that is stolen later, even in the fifteen minutes after a proof, has neither. A password is no such proof: it may
 *    have been watched while it was typed.
 *
 * With two-step on both are needed: the mailbox alone lacks the factor, and a factor alone, also one that a stranger
 * added before the guard, lacks the mailbox. Nothing here removes a factor, or a mailbox would be enough.
 * When "This was not me" is said again meanwhile, the first condition begins anew.
 */
type ByCode = z.output<typeof ConfirmByCodeInput>;

export interface GuardView {
  /** ISO instant. */
  since: string;
  /** The first condition is met. */
  hasNewPassword: boolean;
}

/** Null for somebody who is not under guard. */
export async function getGuard(ctx: PersonContext): Promise<GuardView | null> {
  authorize(ctx, "guard:lift");
  const [row] = await inWorkspace(ctx, (tx) =>
    tx
      .select({ guardedAt: users.guardedAt, resetAt: users.guardResetAt })
      .from(users)
      .where(eq(users.id, ctx.actor.userId)),
  );
  return row?.guardedAt ? { since: row.guardedAt.toISOString(), hasNewPassword: row.resetAt !== null } : null;
}

/** Without two-step. @throws ConflictError, InvalidInputError, TooManyRequestsError */
export async function liftByCode(ctx: PersonContext, visitor: Visitor, input: ByCode): Promise<NewSession> {
  authorize(ctx, "guard:lift");
  return liftGuard(ctx, () => confirmByCode(ctx, visitor, input));
}

export async function liftByApp(ctx: PersonContext, visitor: Visitor, code: string): Promise<NewSession> {
  authorize(ctx, "guard:lift");
  return liftGuard(ctx, () => confirmByApp(ctx, visitor, code));
}

export async function liftByRecoveryCode(
  ctx: PersonContext,
  visitor: Visitor,
  code: string,
): Promise<NewSession> {
  authorize(ctx, "guard:lift");
  return liftGuard(ctx, () => confirmByRecoveryCode(ctx, visitor, code));
}

export async function liftByPasskey(
  ctx: PersonContext,
  visitor: Visitor,
  answer: AuthenticationResponseJSON,
): Promise<NewSession> {
  authorize(ctx, "guard:lift");
  return liftGuard(ctx, () => confirmByPasskey(ctx, visitor, answer));
}

/** Nothing is used up before the password is there. Other sessions end: they began under guard. */
async function liftGuard(ctx: PersonContext, prove: () => Promise<NewSession>): Promise<NewSession> {
  const guard = await getGuard(ctx);
  if (!guard?.hasNewPassword) throw notYet();
  const session = await prove();
  await inWorkspace(ctx, async (tx) => {
    const [lifted] = await tx
      .update(users)
      .set({ guardedAt: null, guardResetAt: null })
      .where(and(eq(users.id, ctx.actor.userId), isNotNull(users.guardedAt), isNotNull(users.guardResetAt)))
      .returning({ id: users.id });
    if (!lifted) throw notYet();
    await tx.delete(sessions).where(ne(sessions.id, ctx.actor.sessionId));
    await recordEvent(tx, ctx, { action: "guard.lifted", entityId: ctx.actor.publicId });
  });
  return session;
}

const notYet = () => new ConflictError(t("Set a new password by mail first: it is what lifts the guard."));
