import "server-only";
import { and, eq, isNull, ne } from "drizzle-orm";
import { z } from "zod";
import { oneTimeSecrets, sessions, users } from "@/db/schema";
import { recordEvent } from "@/lib/audit/events";
import { inWorkspace, type PersonContext } from "@/lib/context";
import { addressWords } from "./address";
import { refuseUnderGuard } from "./guarded";
import { checkPassword, hashPassword, Password } from "./password";
import { authorize } from "./permissions";
import { getProfile } from "./profile";
import { tellOfPassword } from "./security-notices";

export const ChangePasswordInput = z.strictObject({ password: Password });

/**
 * Sets a password, the first or another. Every other session ends, mails on their way open nothing any more, and a notice
 * goes to the address. Needs a fresh proof of identity, which the edge asks for.
 * @param wall the real time, for the notice
 */
export async function changePassword(
  ctx: PersonContext,
  input: z.output<typeof ChangePasswordInput> & { wall: Date },
): Promise<void> {
  authorize(ctx, "profile:write");
  const { address, name } = await getProfile(ctx);
  checkPassword(input.password, [...addressWords(address), name ?? ""]);
  const passwordHash = await hashPassword(input.password);
  await inWorkspace(ctx, async (tx) => {
    await refuseUnderGuard(tx, ctx.actor.userId);
    await tx.update(users).set({ passwordHash }).where(eq(users.id, ctx.actor.userId));
    await tx.delete(sessions).where(ne(sessions.id, ctx.actor.sessionId));
    await tx
      .delete(oneTimeSecrets)
      .where(and(isNull(oneTimeSecrets.usedAt), ne(oneTimeSecrets.purpose, "not-me")));
    await recordEvent(tx, ctx, { action: "password.changed", entityId: ctx.actor.publicId });
  });
  await tellOfPassword(ctx.actor.userId, input.wall);
}
