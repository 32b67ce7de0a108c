import "server-only";
import { eq, ne } from "drizzle-orm";
import { z } from "zod";
import { sessions } from "@/db/schema";
import { recordEvent } from "@/lib/audit/events";
import { inWorkspace, type PersonContext } from "@/lib/context";
import { sha256 } from "@/lib/crypto/keys";
import { clients } from "@/lib/db";
import { NotFoundError } from "@/lib/errors";
import { t } from "@/lib/language/t";
import { authorize } from "./permissions";

export const EndSessionInput = z.strictObject({
  sessionId: z.uuid({ error: () => t("Session not found.") }),
});

/** Signs one browser out; its next request finds nothing. @throws NotFoundError also for another person's session */
export async function endSession(ctx: PersonContext, input: z.output<typeof EndSessionInput>): Promise<void> {
  authorize(ctx, "session:end");
  await inWorkspace(ctx, async (tx) => {
    const [ended] = await tx
      .delete(sessions)
      .where(eq(sessions.publicId, input.sessionId))
      .returning({ id: sessions.id });
    if (!ended) throw new NotFoundError("Session");
    await recordEvent(tx, ctx, { action: "session.ended", entityId: input.sessionId });
  });
}

/** Signs every other browser out. @returns how many */
export async function endOtherSessions(ctx: PersonContext): Promise<number> {
  authorize(ctx, "session:end");
  return inWorkspace(ctx, async (tx) => {
    const ended = await tx
      .delete(sessions)
      .where(ne(sessions.id, ctx.actor.sessionId))
      .returning({ publicId: sessions.publicId });
    for (const { publicId } of ended) {
      await recordEvent(tx, ctx, { action: "session.ended", entityId: publicId });
    }
    return ended.length;
  });
}

/** Ends the session of a cookie. Effective on the next request; twice is the same as once. */
export async function endSessionOf(token: string): Promise<void> {
  await clients().sql`select end_session(${sha256(token)})`;
}
