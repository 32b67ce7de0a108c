import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { now, wallClock } from "@/lib/clock";
import type { PersonContext } from "@/lib/context";
import { SignedOutError } from "@/lib/errors";
import type { Sighting } from "./adapter";
import { contextOf } from "./context-of";
import { authOptions } from "./options";
import { assertFresh } from "./step-up";

/** Who is asking, or null. Read once for a page, however many of its parts ask. */
export const getContext = cache(async (): Promise<PersonContext | null> => {
  const sighting: Sighting = {};
  await getServerSession(authOptions(wallClock(), sighting));
  if (sighting.failure !== undefined) throw sighting.failure;
  if (!sighting.session) return null;
  return contextOf(sighting.session, await now(), (await headers()).get("x-request-id"));
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
