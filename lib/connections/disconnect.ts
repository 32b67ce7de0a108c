import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { accounts, connections } from "@/db/schema";
import { recordEvent } from "@/lib/audit/events";
import { authorize } from "@/lib/auth/permissions";
import { type Context, inWorkspace } from "@/lib/context";
import { NotFoundError } from "@/lib/errors";
import { platform } from "@/lib/platforms/registry";
import { endAccount, endingColumns } from "./disconnect-start";

export const DisconnectInput = z.strictObject({
  accountId: z.uuid(),
  /** What becomes of the history. Where the platform's rules say that it goes, it goes. */
  history: z.enum(["delete", "keep"]).default("delete"),
});

/**
 * Ends the connection of an account: nothing is read from this moment on, the history goes at once as chosen, and
 * the platform is told in the background. The receipt is there at once and grows with each step.
 * @throws NotFoundError also for another workspace's account
 */
export async function disconnect(
  ctx: Context,
  input: z.output<typeof DisconnectInput>,
): Promise<{ receiptCode: string }> {
  authorize(ctx, "account:disconnect");
  return inWorkspace(ctx, async (tx) => {
    const [found] = await tx
      .select(endingColumns)
      .from(accounts)
      .innerJoin(connections, eq(connections.accountId, accounts.id))
      .where(eq(accounts.publicId, input.accountId))
      .for("no key update");
    if (!found) throw new NotFoundError("Account");
    const mustGo = platform(found.platform).descriptor.historyEndsWithDisconnect;
    const history = mustGo ? "delete" : input.history;
    await recordEvent(tx, ctx, { action: "account.disconnected", entityId: found.accountPublicId });
    return endAccount(tx, ctx, { ...found, history });
  });
}
