import "server-only";
import { clients } from "@/lib/db";
import { PlatformError } from "@/lib/platforms/errors";
import type { Allowance } from "@/lib/platforms/types";
import { ceilingsOf, countingOf, type Purpose } from "./allowances";

/** Nothing was asked: our own count says that the platform would refuse. */
export class SpentError extends PlatformError {
  constructor({ kind }: Allowance, retryAt: Date | null) {
    super({ kind: "limited", reason: kind === "day" ? "quota" : "rate", retryAt });
  }
}

/**
 * So many refusals in a row close an allowance for everybody. One may be about a single account, and an answer to
 * another one then shows that.
 */
const refusalsToClose = 3;

/**
 * Takes a unit of an allowance before a request goes out, for all processes together: never more than was granted.
 * @returns how often in a row the platform itself refused lately
 * @throws SpentError where the request must not go out
 */
export async function spend(
  bucket: string,
  allowance: Allowance,
  purpose: Purpose,
  now: Date,
): Promise<number> {
  if (allowance.kind === "told") return pass(bucket, allowance, now);
  const { slotAt, slotMs, slots } = countingOf(allowance, now);
  const { inAll, asked } = ceilingsOf(allowance, purpose, now);
  const [row] = await clients().sql<{ is_spent: boolean; retry_at: Date | null; refusals: number }[]>`
    select * from spend_allowance(${bucket}, ${slotAt}, make_interval(secs => ${slotMs / 1000}), ${slots}, 1,
      ${purpose !== "planned"}, ${inAll}, ${asked}, ${now})`;
  if (!row) throw new Error("spend_allowance returned nothing");
  if (row.is_spent) return row.refusals;
  const dayEnds = allowance.kind === "day" ? new Date(slotAt.getTime() + slotMs) : null;
  throw new SpentError(allowance, row.retry_at ?? dayEnds);
}

/** The platform counts by itself and tells: nothing is added here, but a closed one stays closed. */
async function pass(bucket: string, allowance: Allowance, now: Date): Promise<number> {
  const [held] = await readSpending([bucket]);
  if (held?.closedUntil && held.closedUntil > now) throw new SpentError(allowance, held.closedUntil);
  return held?.refusals ?? 0;
}

/** @param retryAt until when it refuses; null where it did not say, and then nobody else is kept from asking */
export async function noteRefusal(bucket: string, retryAt: Date | null): Promise<void> {
  if (retryAt === null) return;
  await clients().sql`select note_refusal(${bucket}, ${refusalsToClose}, ${retryAt})`;
}

export async function forgetRefusals(bucket: string): Promise<void> {
  await clients().sql`select forget_refusals(${bucket})`;
}

/** @param percent of a rolling hour, as an answer told at `now`; @param closedUntil where nothing is left until then */
export async function noteUsage(
  bucket: string,
  percent: number,
  now: Date,
  closedUntil: Date | null,
): Promise<void> {
  await clients().sql`select note_usage(${bucket}, ${Math.round(percent)}, ${now}, ${closedUntil})`;
}

/** What was spent of an allowance, as last written: slots from the newest to the oldest. */
export interface Spending {
  bucket: string;
  slotAt: Date;
  planned: readonly number[];
  asked: readonly number[];
  refusals: number;
  closedUntil: Date | null;
}

/** One that nothing was ever spent of is not among them. */
export async function readSpending(buckets: readonly string[]): Promise<Spending[]> {
  const rows = await clients().sql<
    {
      bucket: string;
      slot_at: Date;
      planned: number[];
      asked: number[];
      refusals: number;
      closed_until: Date | null;
    }[]
  >`select * from read_allowances(${buckets as string[]}::text[])`;
  return rows.map(({ slot_at, closed_until, ...row }) => ({
    ...row,
    slotAt: slot_at,
    closedUntil: closed_until,
  }));
}
