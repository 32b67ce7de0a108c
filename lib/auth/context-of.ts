import "server-only";
import { randomUUID } from "node:crypto";
import type { PersonContext } from "@/lib/context";
import type { LiveSession } from "./find-session";

/** The context in which the person of a live session acts. */
export function contextOf(session: LiveSession, now: Date, requestId: string | null): PersonContext {
  return {
    actor: {
      kind: "person",
      userId: session.userId,
      publicId: session.userPublicId,
      keyId: session.keyId,
      sessionId: session.sessionId,
      authenticatedAt: session.authenticatedAt,
      isFrozen: session.isFrozen,
      restrictedBy: session.restrictedBy,
      isGuarded: session.isGuarded,
      rate: session.rate,
      hasWeeklyMedians: session.hasWeeklyMedians,
      hasHiddenCounts: session.hasHiddenCounts,
    },
    workspaceId: session.workspaceId,
    // Without a workspace a person has what is their own, as any billing member has.
    role: session.role ?? "billing",
    now,
    requestId: requestId ?? randomUUID(),
  };
}
