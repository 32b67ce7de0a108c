import "server-only";
import type { PersonContext } from "@/lib/context";
import { randomToken, sha256 } from "@/lib/crypto/keys";
import { clients } from "@/lib/db";
import { SignedOutError } from "@/lib/errors";
import type { NewSession } from "./create-session";
import { authorize } from "./permissions";
import type { Visitor } from "./visitor";

/** After a fresh proof the session goes on under a new cookie: an older copy of it opens nothing. @throws SignedOutError */
export async function renewSession(ctx: PersonContext, visitor: Pick<Visitor, "wall">): Promise<NewSession> {
  authorize(ctx, "identity:confirm");
  const token = randomToken();
  const [row] = await clients().sql<[{ expires_at: Date | null }]>`
    select refresh_session(${ctx.actor.sessionId.toString()}, ${sha256(token)}, ${visitor.wall}) as expires_at`;
  // Ended from another browser in the meantime.
  if (!row.expires_at) throw new SignedOutError();
  return { token, expiresAt: row.expires_at };
}
