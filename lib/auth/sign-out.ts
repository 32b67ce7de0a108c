import "server-only";
import { eq } from "drizzle-orm";
import { sessions } from "@/db/schema";
import { inWorkspace, type PersonContext } from "@/lib/context";
import { authorize } from "./permissions";

/** Ends this session. The cookie, should somebody have copied it, opens nothing any more. */
export async function signOut(ctx: PersonContext): Promise<void> {
  authorize(ctx, "session:end");
  await inWorkspace(ctx, async (tx) => {
    await tx.delete(sessions).where(eq(sessions.id, ctx.actor.sessionId));
  });
}
