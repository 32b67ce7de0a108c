import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { recordEvent } from "@/lib/audit/events";
import { inWorkspace, systemContext } from "@/lib/context";
import { sha256 } from "@/lib/crypto/keys";
import { InvalidInputError } from "@/lib/errors";
import { label, t } from "@/lib/language/t";
import { haltUnderGuard } from "@/lib/privacy/erase-request";
import { revokeUnderGuard } from "@/lib/privacy/export";
import { removeExportFiles } from "@/lib/privacy/export-files";
import { listWorkspaces } from "@/lib/privacy/subject";
import { findSecretOwner } from "./one-time-secret";
import { Secret } from "./redeem";
import type { Visitor } from "./visitor";

export const NotMeInput = z.strictObject({ secret: Secret });

const spent = label(
  "This link was used already or is older than seven days. A newer mail of ours may have another; setting a new password by mail ends every session as well.",
);

/**
 * "This was not me", said with the link of a notice, by whoever reads the person's mail and from any browser. It signs
 * nobody in. Sessions, half-done sign-ins, codes and links on their way and the password end; what waits to leave or to
 * be deleted is stopped; then the guard stands until `liftGuard`. Of any number of uses at once exactly one succeeds.
 * @throws InvalidInputError
 */
export async function sayNotMe(visitor: Visitor, { secret }: z.output<typeof NotMeInput>): Promise<void> {
  const userId = await findSecretOwner(visitor, secret, "not-me");
  if (userId === null) throw new InvalidInputError(t(spent));
  const workspaces = await listWorkspaces(userId);
  const workspaceId = workspaces[0]?.id ?? null;
  const ctx = systemContext("not-me", { userId, workspaceId, now: visitor.now });
  const files = await inWorkspace(ctx, async (tx) => {
    const [guarded] = await tx.execute<{ public_id: string | null }>(sql`select guard_by_secret(
      ${sha256(secret)}, ${ctx.now.toISOString()}::timestamptz, ${visitor.wall.toISOString()}::timestamptz) as public_id`);
    if (!guarded?.public_id) throw new InvalidInputError(t(spent));
    if (workspaceId !== null)
      await recordEvent(tx, ctx, { action: "guard.set", entityId: guarded.public_id });
    const revoked = await revokeUnderGuard(tx, ctx);
    await haltUnderGuard(tx, ctx, { userId, workspaces });
    return revoked;
  });
  if (files.length > 0) await removeExportFiles(files);
}
