import "server-only";
import { authorize } from "@/lib/auth/permissions";
import type { PersonContext } from "@/lib/context";
import type { DayRange } from "@/lib/dates";
import { clients } from "@/lib/db";
import { NotFoundError } from "@/lib/errors";
import { accountMetricCatalog } from "@/lib/metrics/catalog";
import { idOf, reader } from "./accounts";
import { daysToKeep, mostPoints } from "./thin";

/** Columns in step with the days, in the text that the database built; `gaps` name their days themselves. */
const inStep = new RegExp(
  `"(${[...Object.keys(accountMetricCatalog), "states", "readSeconds", "imported"].join("|")})":\\[([^\\]]*)\\]`,
  "g",
);

/**
 * An account's days as JSON, built by the database: parallel arrays of which element i is the day `from` + i. Of more
 * than 400 days at most 400 are kept: then element i is the day `from` + `offsets[i]`, and `length` still counts all.
 * @throws NotFoundError also for another workspace's account
 */
export async function getTimeseries(
  ctx: PersonContext,
  { accountId, range }: { accountId: string; range: DayRange },
): Promise<string> {
  authorize(ctx, "metric:read");
  const { userId, workspaceId, ownerOnly } = reader(ctx);
  const [row] = await clients().sql<{ series: string | null }[]>`
    select account_series(${userId}::bigint, ${workspaceId}::bigint, ${ownerOnly}::text[],
      ${idOf("Account", accountId)}::uuid, ${range.from}::date, ${range.to}::date) as series`;
  if (!row?.series) throw new NotFoundError("Account");
  return thin(row.series);
}

/** Works on the text, so that no count passes through a double. */
function thin(series: string): string {
  const parsed: { length: number } & Record<string, unknown> = JSON.parse(series);
  if (parsed.length <= mostPoints) return series;
  const lines = Object.keys(accountMetricCatalog).flatMap((metric) => {
    const line = parsed[metric];
    return Array.isArray(line) ? [line as (number | null)[]] : [];
  });
  const offsets = daysToKeep(parsed.length, lines);
  const thinned = series.replace(inStep, (_, name: string, body: string) => {
    const elements = body.split(",");
    return `"${name}":[${offsets.map((index) => elements[index]).join(",")}]`;
  });
  return `${thinned.slice(0, -1)},"offsets":[${offsets.join(",")}]}`;
}
