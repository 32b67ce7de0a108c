import "server-only";
import { authorize } from "@/lib/auth/permissions";
import { inWorkspace, type PersonContext } from "@/lib/context";
import { ConflictError } from "@/lib/errors";
import { t } from "@/lib/language/t";
import { changeFactors, tellOfFactors } from "./factors-changed";

/**
 * Ten new codes; the old ones open nothing any more.
 * @param wall the real time, for the notice
 * @returns the codes, to be shown this once
 * @throws ConflictError without a factor to recover from
 */
export async function renewRecoveryCodes(ctx: PersonContext, { wall }: { wall: Date }): Promise<string[]> {
  authorize(ctx, "factor:write");
  const codes = await inWorkspace(ctx, async (tx) => {
    const made = await changeFactors(tx, ctx, "recovery-codes-renewed");
    // Thrown in here, so that nothing has changed.
    if (!made) {
      throw new ConflictError(t("Recovery codes come with an app or a passkey. Set up one of them first."));
    }
    return made;
  });
  await tellOfFactors(ctx.actor.userId, "recovery-codes-renewed", wall);
  return codes;
}
