import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { authorize } from "@/lib/auth/permissions";
import type { PersonContext } from "@/lib/context";
import { type DataKey, openKey } from "@/lib/crypto/keyring";
import { open } from "@/lib/crypto/seal";
import { type Day, parseDay, startOfDay, toDay } from "@/lib/dates";
import { nextTurn } from "@/lib/jobs/schedule";
import { t } from "@/lib/language/t";
import { type FiguresLimit, figuresLimit, keptSince } from "@/lib/metrics/kept-since";
import { platform } from "@/lib/platforms/registry";
import { eachPlace, findSubjects, inSnapshot } from "./subject";
import { bigints } from "./walk";

/** The years a person may choose. */
export const keepYears = [1, 2, 5] as const;
export type KeepYears = (typeof keepYears)[number];

/** The figures there are of an account, and when they go. */
export interface AccountFigures {
  id: string;
  /** "@atlas"; the platform's name where it was too old to keep. */
  handle: string;
  platform: string;
  /** With a reading or a count that was brought. */
  days: number;
  firstDay: Day | null;
  limit: FiguresLimit | null;
  /** Of these days, those that are older than so many years in the coming night. */
  olderThan: Record<KeepYears, number>;
  /** The night in which the first day goes. */
  endsAt: Date | null;
}

type Row = {
  public_id: string;
  platform: string;
  handle_sealed: Buffer;
  first_day: string | null;
  days: number;
  older: number[];
};

/** Of every account the person linked, in whichever workspace. @param years after which they chose that figures end */
export async function readAccountFigures(
  ctx: PersonContext,
  years: KeepYears | null,
): Promise<AccountFigures[]> {
  authorize(ctx, "privacy:read");
  const { userId, publicId, keyId } = ctx.actor;
  const key = await openKey(keyId);
  return inSnapshot(userId, async (tx) => {
    const found: AccountFigures[] = [];
    const subjects = await findSubjects(tx, { userId, publicId, keyId });
    for await (const { accountIds } of eachPlace(tx, "accountMonths", subjects)) {
      const rows = await countDays(tx, accountIds, ctx.now);
      found.push(...rows.map((row) => toFigures(row, key, years, ctx.now)));
    }
    return found;
  });
}

async function countDays(tx: Tx, accountIds: readonly bigint[], now: Date): Promise<readonly Row[]> {
  const night = nextTurn("apply-retention", now);
  const since = keepYears.map((years) => toDay(keptSince(12 * years, night)));
  const older = since.map((day) => sql`count(d.day) filter (where d.day < ${day}::date)::int`);
  return tx.execute<Row>(sql`
    select a.public_id, a.platform, a.handle_sealed, min(d.day)::text as first_day, count(d.day)::int as days,
      array[${sql.join(older, sql`, `)}] as older
    from accounts a
    left join lateral (
      select m.month + (s.place - 1)::int as day
      from account_months m cross join lateral unnest(m.states) with ordinality s(state, place)
      where m.account_id = a.id and s.state is not null
    ) d on true
    where a.id = any (${bigints(accountIds)})
    group by a.id, a.public_id, a.platform, a.handle_sealed order by a.id`);
}

function toFigures(row: Row, key: DataKey, years: KeepYears | null, now: Date): AccountFigures {
  const { label, keepMonths } = platform(row.platform).descriptor;
  const handle = open(key, row.handle_sealed, { table: "accounts", column: "handle", row: row.public_id });
  const firstDay = row.first_day === null ? null : parseDay(row.first_day);
  const limit = figuresLimit(keepMonths, years);
  return {
    id: row.public_id,
    handle: handle || t("{platform} account", { platform: label }),
    platform: label,
    days: row.days,
    firstDay,
    limit,
    olderThan: Object.fromEntries(keepYears.map((each, place) => [each, row.older[place] ?? 0])) as Record<
      KeepYears,
      number
    >,
    endsAt: firstDay && limit && nightOf(firstDay, limit.months, now),
  };
}

/** The night in which this day's figures go. Months are of unequal length, so the calendar is asked and not counted. */
function nightOf(day: Day, months: number, now: Date): Date {
  const near = startOfDay(day);
  near.setUTCMonth(near.getUTCMonth() + months);
  near.setUTCDate(near.getUTCDate() - 4);
  let night = nextTurn("apply-retention", near > now ? near : now);
  while (toDay(keptSince(months, night)) <= day) night = nextTurn("apply-retention", night);
  return night;
}
