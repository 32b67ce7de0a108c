import "server-only";
import type { Adapter } from "next-auth/adapters";
import { endSessionOf } from "./end-session";
import { findSession, type LiveSession } from "./find-session";

/** What one look at a session brought to light. next-auth itself turns a failure into "signed out". */
export interface Sighting {
  session?: LiveSession;
  failure?: unknown;
}

/**
 * next-auth over our own table. It reads and ends sessions; they begin in `createSession` only, so the methods that
 * would make people, accounts or sessions do not exist. Names and addresses stay sealed: it learns ids alone.
 */
export function sessionAdapter(wall: Date, sighting: Sighting): Adapter {
  return {
    async getSessionAndUser(sessionToken) {
      try {
        const session = await findSession(sessionToken, wall);
        if (!session) return null;
        sighting.session = session;
        return {
          session: { sessionToken, userId: session.userPublicId, expires: session.expiresAt },
          user: { id: session.userPublicId, email: "", emailVerified: null },
        };
      } catch (failure) {
        sighting.failure = failure;
        throw failure;
      }
    },
    // The idle limit moves when the session is read; next-auth's own rhythm changes nothing.
    updateSession: async () => null,
    async deleteSession(sessionToken) {
      await endSessionOf(sessionToken);
    },
  };
}
