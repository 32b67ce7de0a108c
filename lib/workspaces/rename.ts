import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { workspaces } from "@/db/schema";
import { recordEvent } from "@/lib/audit/events";
import { authorize } from "@/lib/auth/permissions";
import { inWorkspace, type PersonContext, workspaceOf } from "@/lib/context";
import { openKey } from "@/lib/crypto/keyring";
import { seal } from "@/lib/crypto/seal";
import { NotFoundError } from "@/lib/errors";
import { t } from "@/lib/language/t";
import { namePlace } from "./names";

const longest = 60;

export const RenameInput = z.strictObject({
  /** Empty: it is called by its owner again. */
  name: z
    .string()
    .trim()
    .max(longest, { error: () => t("Use at most {longest} characters.", { longest }) })
    .regex(/^\P{Cc}*$/u, { error: () => t("Keep it on one line.") }),
});

/** What members see and nobody else does. Sealed under the owner's key. */
export async function renameWorkspace(
  ctx: PersonContext,
  { name }: z.output<typeof RenameInput>,
): Promise<void> {
  authorize(ctx, "workspace:rename");
  const key = await openKey(ctx.actor.keyId);
  const whose = eq(workspaces.id, workspaceOf(ctx));
  await inWorkspace(ctx, async (tx) => {
    const [row] = await tx.select({ publicId: workspaces.publicId }).from(workspaces).where(whose);
    if (!row) throw new NotFoundError("Workspace");
    const named = { name: seal(key, name, namePlace(row.publicId)), nameKeyId: key.id };
    await tx
      .update(workspaces)
      .set(name === "" ? { name: null, nameKeyId: null } : named)
      .where(whose);
    await recordEvent(tx, ctx, { action: "workspace.renamed", entityId: row.publicId });
  });
}
