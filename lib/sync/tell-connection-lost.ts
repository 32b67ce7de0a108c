import "server-only";
import { and, eq } from "drizzle-orm";
import { accounts, connections, users } from "@/db/schema";
import { authorize } from "@/lib/auth/permissions";
import { type Context, inWorkspace } from "@/lib/context";
import { openKey } from "@/lib/crypto/keyring";
import { open } from "@/lib/crypto/seal";
import { send } from "@/lib/email/send";
import { finishWork } from "@/lib/jobs/queue";
import { platform } from "@/lib/platforms/registry";

/**
 * Tells the person who granted it that a connection was lost, and until when reconnecting keeps its figures. The work
 * stays on the list until the mail is taken, and the provider takes it once.
 */
export async function tellConnectionLost(ctx: Context, connectionId: bigint): Promise<void> {
  authorize(ctx, "account:sync");
  const lost = await inWorkspace(ctx, async (tx) => {
    const [row] = await tx
      .select({
        publicId: connections.publicId,
        deleteAt: connections.deleteDataAt,
        account: { publicId: accounts.publicId, platform: accounts.platform, handle: accounts.handle },
        user: { publicId: users.publicId, keyId: users.keyId, address: users.address },
      })
      .from(connections)
      .innerJoin(accounts, eq(accounts.id, connections.accountId))
      .innerJoin(users, eq(users.id, accounts.grantedBy))
      .where(and(eq(connections.id, connectionId), eq(connections.state, "needs-reconnect")));
    return row;
  });
  if (lost) {
    const key = await openKey(lost.user.keyId);
    const { publicId } = lost.account;
    const place = { table: "accounts", column: "handle", row: publicId };
    await send({
      to: open(key, lost.user.address, { table: "users", column: "address", row: lost.user.publicId }),
      template: "connection-lost",
      data: {
        platform: platform(lost.account.platform).descriptor.label,
        // Blank where it was too old to keep.
        handle: open(key, lost.account.handle, place) || "your account",
        deleteAt: lost.deleteAt,
      },
      idempotencyKey: `connection-lost-${lost.publicId}`,
    });
  }
  await inWorkspace(ctx, (tx) => finishWork(tx, "tell-connection-lost", connectionId));
}
