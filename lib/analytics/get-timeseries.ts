import "server-only";
import { hash } from "node:crypto";
import { authorize } from "@/lib/auth/permissions";
import type { PersonContext } from "@/lib/context";
import type { DayRange } from "@/lib/dates";
import { NotFoundError } from "@/lib/errors";
import { type DayColumns, daysAsJson, type HeldDays, readHeldDays } from "./held-days";
import { madeOnce } from "./made-once";
import { idOf } from "./reader";
import { daysToKeep, mostPoints } from "./thin";

export interface Timeseries {
  json: string;
  /** Another one for each other text. */
  digest: string;
}

const once = madeOnce<Timeseries>();

/**
 * An account's days as JSON: parallel arrays of which element i is the day `from` + i. Of more than 400 days at most
 * 400 are kept: then element i is the day `from` + `offsets[i]`, and `length` still counts all.
 * @param held what was read together with the session that the context is of; read here without it
 * @throws NotFoundError also for another workspace's account
 */
export async function getTimeseries(
  ctx: PersonContext,
  { accountId, range, held }: { accountId: string; range: DayRange; held?: HeldDays },
): Promise<Timeseries> {
  authorize(ctx, "metric:read");
  const account = idOf("Account", accountId);
  const [days] = (held ?? (await readHeldDays(ctx, { accounts: [account], range }))).values();
  if (!days) throw new NotFoundError("Account");
  return once([days], "json", () => {
    const json = days.length <= mostPoints ? daysAsJson(days) : thin(days);
    return { json, digest: hash("sha256", json, "base64url") };
  });
}

/** Picks from the text, so that no count passes through a double. */
function thin(days: DayColumns): string {
  const lines = Object.values(days.counts).map((column): (number | null)[] => JSON.parse(`[${column}]`));
  const offsets = daysToKeep(days.length, lines);
  const keep = (column: string) => pick(column, offsets);
  const { counts, states, readSeconds, imported } = days;
  const kept: DayColumns = {
    ...days,
    counts: Object.fromEntries(Object.entries(counts).map(([metric, column]) => [metric, keep(column)])),
    states: keep(states),
    readSeconds: keep(readSeconds),
    imported: imported && { ...imported, marks: keep(imported.marks) },
  };
  return daysAsJson(kept, `,"offsets":[${offsets.join(",")}]`);
}

/** The elements of these places, which go upwards. Without a text made of each element on the way. */
function pick(column: string, places: readonly number[]): string {
  const kept: string[] = [];
  let at = 0;
  let begin = 0;
  for (const place of places) {
    for (; at < place; at += 1) begin = column.indexOf(",", begin) + 1;
    const end = column.indexOf(",", begin);
    kept.push(end === -1 ? column.slice(begin) : column.slice(begin, end));
  }
  return kept.join(",");
}
