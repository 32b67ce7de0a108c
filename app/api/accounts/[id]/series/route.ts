import { createHash } from "node:crypto";
import { getTimeseries } from "@/lib/analytics/get-timeseries";
import { parsePeriod } from "@/lib/analytics/period";
import { signedInContext } from "@/lib/auth/session";
import { toDay } from "@/lib/dates";
import { route } from "@/lib/http/route";

/**
 * An account's days as parallel arrays, in the JSON that the database made. `period`, or `from` and `to`, as in the
 * address of its page; `period=all` begins with the first month held.
 */
export const GET = route<{ id: string }>(async (request, { params }) => {
  const ctx = await signedInContext();
  const { id } = await params;
  const asked = Object.fromEntries(request.nextUrl.searchParams);
  const { range } = parsePeriod(asked, toDay(ctx.now), null);
  const body = await getTimeseries(ctx, { accountId: id, range });
  const tag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  // Nothing of a person's stays in a cache; who keeps the answer itself may ask whether it still holds.
  const headers = { ETag: tag, "Cache-Control": "private, no-store" };
  if (request.headers.get("if-none-match") === tag) return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, "Content-Type": "application/json" } });
});
