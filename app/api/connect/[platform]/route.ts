import { NextResponse } from "next/server";
import { z } from "zod";
import { getVisitor } from "@/lib/auth/get-visitor";
import { requireContext } from "@/lib/auth/session";
import { isFresh } from "@/lib/auth/step-up";
import { wallClock } from "@/lib/clock";
import { startConnect } from "@/lib/connections/connect";
import { env } from "@/lib/env";
import { route } from "@/lib/http/route";

/** The account that is to be connected again; anything else counts as none. */
const Account = z.uuid().nullable().catch(null);

/** To the platform's consent page, from a button of ours; from elsewhere to that button. */
export const GET = route<{ platform: string }>(async (request, { params }) => {
  const ctx = await requireContext();
  // The notice on that page says why nothing can be linked.
  if (ctx.actor.restrictedBy !== null)
    return NextResponse.redirect(new URL("/connections", env.APP_URL), 303);
  const { platform } = await params;
  const isOurs = ["same-origin", "none", null].includes(request.headers.get("sec-fetch-site"));
  if (!isOurs) return NextResponse.redirect(new URL("/connections", env.APP_URL), 303);
  if (!isFresh(ctx.actor.authenticatedAt, wallClock())) {
    return NextResponse.redirect(new URL("/signin/confirm?next=/connections", env.APP_URL), 303);
  }
  const { browser } = await getVisitor();
  const accountId = Account.parse(request.nextUrl.searchParams.get("account"));
  return NextResponse.redirect(await startConnect(ctx, { platform, browser, accountId }), 303);
});
