import "server-only";
import { randomUUID } from "node:crypto";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { now, wallClock } from "@/lib/clock";
import type { PersonContext } from "@/lib/context";
import { SignedOutError } from "@/lib/errors";
import type { Sighting } from "./adapter";
import type { LiveSession } from "./find-session";
import { authOptions } from "./options";
import { assertFresh } from "./step-up";

/** Who is asking, or null. Read once for a page, however many of its parts ask. */
export const getContext = cache(async (): Promise<PersonContext | null> => {
  const sighting: Sighting = {};
  await getServerSession(authOptions(wallClock(), sighting));
  if (sighting.failure !== undefined) throw sighting.failure;
  return sighting.session ? toContext(sighting.session) : null;
});

/**
 * Who is asking; signed-out people go to the sign-in page. For pages and server actions.
 * @param whileFrozen a person whose account is being deleted may see this page as well
 */
export async function requireContext({ whileFrozen = false } = {}): Promise<PersonContext> {
  const ctx = await getContext();
  if (!ctx) {
    const path = (await headers()).get("x-path");
    redirect(path ? `/signin?next=${encodeURIComponent(path)}` : "/signin");
  }
  if (ctx.actor.isFrozen && !whileFrozen) redirect("/privacy/delete");
  return ctx;
}

/** Who is asking, for route handlers that answer programs. @throws SignedOutError */
export async function signedInContext(): Promise<PersonContext> {
  const ctx = await getContext();
  if (!ctx) throw new SignedOutError();
  return ctx;
}

/** @throws StepUpRequiredError when the last proof of identity in this session is older than fifteen minutes */
export function requireStepUp(ctx: PersonContext): void {
  assertFresh(ctx, wallClock());
}

async function toContext(session: LiveSession): Promise<PersonContext> {
  const said = await headers();
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
    now: await now(),
    requestId: said.get("x-request-id") ?? randomUUID(),
  };
}
