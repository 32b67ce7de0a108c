import "server-only";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { cookieName } from "@/lib/auth/cookies";
import { getContext } from "@/lib/auth/session";
import { wallClock } from "@/lib/clock";
import type { PersonContext } from "@/lib/context";
import { mayOpen, type PageOfSome } from "./permissions";
import type { StaffContext } from "./staff-context";
import { type Arrival, arrive, staffContext } from "./visit";

/** Who works here and has yet to prove it. To everybody else there is no such page. */
export const requireArrival = cache(async (): Promise<{ ctx: PersonContext; arrival: Arrival }> => {
  const ctx = await getContext();
  const arrival = ctx && (await arrive(await sessionToken(), wallClock()));
  if (!ctx || !arrival) notFound();
  return { ctx, arrival };
});

/**
 * The staff member on their visit. Whoever has none is asked for the second factor; to everybody who is no staff there is
 * no such page.
 */
export const requireStaff = cache(async (): Promise<StaffContext> => {
  const { ctx } = await requireArrival();
  const staff = await staffContext(ctx, await sessionToken(), wallClock());
  if (!staff)
    redirect(`/admin/confirm?next=${encodeURIComponent((await headers()).get("x-path") ?? "/admin")}`);
  return staff;
});

/** The same for a page that not every role has: to the others it is none. */
export async function requireStaffFor(page: PageOfSome): Promise<StaffContext> {
  const staff = await requireStaff();
  if (!mayOpen(staff.staff.role, page)) notFound();
  return staff;
}

async function sessionToken(): Promise<string> {
  return (await cookies()).get(cookieName("session"))?.value ?? "";
}
