import { NextResponse } from "next/server";
import { z } from "zod";
import { getVisitor } from "@/lib/auth/get-visitor";
import { requireContext } from "@/lib/auth/session";
import { completeConnect } from "@/lib/connections/connect";
import type { ConnectOutcome } from "@/lib/connections/connect-outcome";
import { noticeOf } from "@/lib/connections/connect-words";
import { env } from "@/lib/env";
import { route } from "@/lib/http/route";
import { platform as platformOf } from "@/lib/platforms/registry";

/** Whatever stands in the address was written by the platform or by anybody: read for these three, each cut. */
const Answer = z.object({
  state: z.string().max(200).catch(""),
  code: z.string().min(1).max(2_000).optional().catch(undefined),
  error: z.string().min(1).max(100).optional().catch(undefined),
});

/** The way back from the platform. Every end of it is a notice on one page. */
export const GET = route<{ platform: string }>(async (request, { params }) => {
  const ctx = await requireContext();
  // Restricted on the way: the code that came back is never used, so nothing was granted.
  if (ctx.actor.restrictedBy !== null)
    return NextResponse.redirect(new URL("/connections", env.APP_URL), 303);
  const { platform } = await params;
  const { browser } = await getVisitor();
  const answer = Answer.parse(Object.fromEntries(request.nextUrl.searchParams));
  const outcome = await completeConnect(ctx, { platform, browser, ...answer });
  const to = new URL("/connections", env.APP_URL);
  to.searchParams.set("notice", noticeOf(outcome));
  to.searchParams.set("platform", platform);
  const missing = missingIn(outcome);
  if (missing.length > 0) {
    // By their places in our own list, so that nothing of the platform's stands in an address of ours.
    const { scopes } = platformOf(platform).descriptor;
    const places = missing.map((name) => scopes.findIndex(({ scope }) => scope === name));
    to.searchParams.set("missing", places.filter((place) => place >= 0).join("-"));
  }
  return NextResponse.redirect(to, 303);
});

function missingIn(outcome: ConnectOutcome): readonly string[] {
  if (outcome.kind === "connected") return outcome.missing;
  return outcome.kind === "scope-missing" ? outcome.scopes : [];
}
