import "server-only";
import { getTimeseries } from "@/lib/analytics/get-timeseries";
import { readSessionAndDays } from "@/lib/analytics/held-days";
import { parseRange } from "@/lib/analytics/period";
import { idOrNobodys } from "@/lib/analytics/reader";
import { contextOf } from "@/lib/auth/context-of";
import { readSessionCookie } from "@/lib/auth/read-session-cookie";
import { now, wallClock } from "@/lib/clock";
import { toDay } from "@/lib/dates";
import { SignedOutError } from "@/lib/errors";
import type { Answer, Asked } from "@/lib/http/answer";

/**
 * An account's days as parallel arrays, in the text that the database gave. `period`, or `from` and `to`, as in the
 * address of its page; `period=all` begins with the first month held.
 */
export async function answerSeries({ id, search, header }: Asked): Promise<Answer> {
  const today = await now();
  const range = parseRange(Object.fromEntries(search), toDay(today), null);
  const token = readSessionCookie(header("cookie"));
  const found = token && (await readSessionAndDays(token, wallClock(), { account: idOrNobodys(id), range }));
  if (!found) throw new SignedOutError();
  const ctx = contextOf(found.session, today, header("x-request-id"));
  const { json, digest } = await getTimeseries(ctx, { accountId: id, range, held: found.held });
  const tag = `"${digest.slice(0, 22)}"`;
  // Nothing of a person's stays in a cache; who keeps the answer itself may ask whether it still holds.
  const headers = { ETag: tag, "Cache-Control": "private, no-store" };
  if (header("if-none-match") === tag) return { status: 304, headers, body: null };
  return { status: 200, headers: { ...headers, "Content-Type": "application/json" }, body: json };
}
