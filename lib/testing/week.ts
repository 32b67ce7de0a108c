import "server-only";
import type postgres from "postgres";
import { ceilingsOf, countingOf, type Purpose } from "@/lib/budget/allowances";
import { dailyPart } from "@/lib/budget/costs";
import { bucketOf } from "@/lib/budget/meter";
import { roomAt } from "@/lib/budget/room";
import { urgentAfterDays } from "@/lib/jobs/lanes";
import type { Allowance, Budget } from "@/lib/platforms/types";
import { backoff, nextReadingAt, retryTime, spanOf } from "@/lib/sync/reading-times";
import { type Channel, makeChannel, planVisit, randomFrom } from "./channels";
import { sum, Tally, type WeekTally } from "./week-tally";

/**
 * A week of readings under a clock of its own.
 * The product's: what an allowance holds and leaves (`lib/budget`), spending, lanes, turns and waiting (`db/functions`),
 * when an account is read next, which pages a visit reads.
 * Modelled: the channels, the platform's answers, people who press "Sync now", and the queue: a visit is over in the
 * instant in which it is begun, and the planner looks every hour, at as many as it hands over in that time.
 */
export interface WeekInput {
  accounts: number;
  /** The part of visits at which the platform does not answer. */
  failing: number;
  /** Units and batch calls a day that the platform grants for each account. */
  unitsPerAccount: number;
  /** Days since the last reading and the last proof of an account, at the start: evenly spread up to these. */
  readWithinDays: number;
  provenWithinDays: number;
}

export interface WeekReport extends WeekTally {
  /** Units, and as many batch calls, of each day. */
  granted: number;
  /** Accounts that wait at the end, late by hours, and how many of them were told when their turn comes. */
  late: number;
  told: number;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const tick = hour;
/** Across the end of summer time in Los Angeles: one of its days has 25 hours. */
const start = Date.UTC(2026, 9, 29, 7);
const end = start + 7 * day + hour;
export const lane = "channels";

/** @param database past every wall: it writes the lists as the worker's functions do, for many accounts in a statement */
export async function simulateWeek(database: postgres.Sql, input: WeekInput): Promise<WeekReport> {
  const admin = await database.reserve();
  // Nothing of this is to outlive a crash.
  await admin`set synchronous_commit = off`;
  const random = randomFrom(7);
  const granted = Math.ceil(input.accounts * input.unitsPerAccount);
  const allowance = { kind: "day", units: granted, zone: "America/Los_Angeles" } as const;
  const budget: Budget = {
    holder: () => `week of ${input.accounts}, ${granted}`,
    allowances: { units: allowance, batch: allowance },
    drawsOn: () => null,
    costs: { account: { units: 1 }, page: { units: 1 }, readings: { batch: 1 } },
  };
  const channels = makeWorld(input, random);
  const span = spanOf(dailyPart(budget, channels.length));
  const nextAt = (id: number, now: number) => nextReadingAt(new Date(now), 24, BigInt(id), span);
  await admin`delete from due_work`;
  await schedule(
    admin,
    start,
    channels.map((channel) => ({ channel, dueAt: nextAt(channel.id, channel.readAt) })),
  );
  const tally = new Tally(channels, start, end);

  async function visit(chosen: Channel[], purpose: Purpose, now: number): Promise<void> {
    const failing = new Set(chosen.filter(() => random() < input.failing));
    const plans = chosen.map((channel) => ({ channel, plan: planVisit(channel, now) }));
    const units = plans.map(({ channel, plan }) => (failing.has(channel) ? 1 : plan.units));
    const paidUnits = await spend(admin, budget, "units", allowance, purpose, units, now);
    const batch = plans.map(({ channel, plan }, place) =>
      paidUnits[place] === units[place] && !failing.has(channel) ? plan.batch : 0,
    );
    const paidBatch = await spend(admin, budget, "batch", allowance, purpose, batch, now);
    tally.spent(now, sum(paidUnits), sum(paidBatch));
    const due = plans.map(({ channel, plan }, place) => {
      const isPaid = paidUnits[place] === units[place] && paidBatch[place] === batch[place];
      if (isPaid && !failing.has(channel)) {
        tally.read(channel, purpose, now);
        plan.settle();
        return { channel, dueAt: nextAt(channel.id, now) };
      }
      channel.failures += 1;
      if (failing.has(channel)) return { channel, dueAt: new Date(now + backoff(channel.failures, random)) };
      const { slotAt, slotMs } = countingOf(allowance, new Date(now));
      const retryAt = retryTime(new Date(now), new Date(slotAt.getTime() + slotMs), channel.failures);
      return { channel, dueAt: retryAt };
    });
    await schedule(admin, now, due);
  }

  for (let now = start; now < end; now += tick) {
    const at = new Date(now);
    const urgentBefore = new Date(now - urgentAfterDays * day);
    // One account in a hundred asks on a day.
    const asking = channels.filter(() => random() < (0.01 * tick) / day);
    if (asking.length > 0) {
      const { visits } = await roomAt(lane, budget, "asked", at);
      tally.askedFor(asking.length, visits);
      await visit(asking.slice(0, visits), "asked", now);
    }
    for (let left = 16 * (tick / 1000); left > 0; ) {
      const { visits, opensAt } = await roomAt(lane, budget, "planned", at);
      // The product looks again each second, so it never begins more than a small part of what there is room for.
      const places = Math.max(160, Math.floor(visits / 4));
      const most = Math.min(visits, places, left);
      const taken =
        most === 0
          ? []
          : await admin<{ entity_id: string }[]>`select entity_id from take_readings(
              ${lane}, ${at}, '30 seconds', ${places}, ${most}, ${urgentBefore})`;
      if (taken.length === 0) {
        await admin`select plan_waiting_readings(
          ${lane}, ${at}, ${new Date(now - hour)}, ${opensAt}, ${urgentBefore})`;
        break;
      }
      left -= taken.length;
      const chosen = taken.flatMap(({ entity_id }) => channels[Number(entity_id)] ?? []);
      await visit(chosen, "planned", now);
    }
  }
  const [waiting] = await admin<{ late: string; told: string }[]>`
    select count(*) as late, count(planned_at) as told from due_work
    where lane = ${lane} and due_at <= ${new Date(end - 2 * hour)}`;
  admin.release();
  return { ...tally.report(), granted, late: Number(waiting?.late), told: Number(waiting?.told) };
}

/** Workspaces of one account, of three, of ten and of fifty, so that each kind has as many accounts. */
function makeWorld(
  { accounts, readWithinDays, provenWithinDays }: WeekInput,
  random: () => number,
): Channel[] {
  const sizes = [1, 3, 10, 50];
  let workspace = 0;
  let inIt = 0;
  return Array.from({ length: accounts }, (_, id) => {
    const size = sizes[Math.floor((id * sizes.length) / accounts)] ?? 1;
    if (inIt >= size || id % Math.ceil(accounts / sizes.length) === 0) {
      workspace += 1;
      inIt = 0;
    }
    inIt += 1;
    const listedAt = start - random() * provenWithinDays * day;
    const readAt = Math.max(listedAt, start - random() * readWithinDays * day);
    return makeChannel({ id, workspace, listedAt, readAt }, random);
  });
}

/**
 * Requests of one statement: each rewrites the same row, and what it leaves behind is cleared only between transactions, so
 * that many at once would take time by their square. The product's requests are a transaction each.
 */
const requestsAtOnce = 200;

/** Each request by itself, in order, as it would go out. @returns how many of each visit's were granted */
async function spend(
  admin: postgres.Sql,
  budget: Budget,
  name: string,
  allowance: Exclude<Allowance, { kind: "told" }>,
  purpose: Purpose,
  requests: readonly number[],
  at: number,
): Promise<number[]> {
  const now = new Date(at);
  const { slotAt, slotMs, slots } = countingOf(allowance, now);
  const { inAll, asked } = ceilingsOf(allowance, purpose, now);
  const granted = requests.map(() => 0);
  const visits = requests.flatMap((count, place) => Array<number>(count).fill(place));
  for (let from = 0; from < visits.length; from += requestsAtOnce) {
    const rows = await admin<{ place: string; granted: string }[]>`
      select v.place, count(*) filter (where s.is_spent) as granted
      from unnest(${visits.slice(from, from + requestsAtOnce)}::integer[]) as v(place)
      -- A request is a call only because it depends on the row: the same one would be called once and its answer repeated.
      cross join lateral spend_allowance(${bucketOf(lane, budget, name)}, ${slotAt},
        make_interval(secs => ${slotMs / 1000}), ${slots}, 1 + 0 * v.place, ${purpose === "asked"}, ${inAll}, ${asked}, ${now}) s
      group by v.place`;
    for (const row of rows)
      granted[Number(row.place)] = (granted[Number(row.place)] ?? 0) + Number(row.granted);
  }
  return granted;
}

async function schedule(
  admin: postgres.Sql,
  now: number,
  due: readonly { channel: Channel; dueAt: Date }[],
): Promise<void> {
  const iso = (instants: number[]) => instants.map((instant) => new Date(instant).toISOString());
  await admin`
    select schedule_work('sync-account', w.id, w.workspace, 1, w.due, ${new Date(now)}, ${lane}, w.read, w.proven)
    from unnest(${due.map(({ channel }) => channel.id)}::bigint[],
      ${due.map(({ channel }) => channel.workspace)}::bigint[],
      ${due.map(({ dueAt }) => dueAt.toISOString())}::timestamptz[],
      ${iso(due.map(({ channel }) => channel.readAt))}::timestamptz[],
      ${iso(due.map(({ channel }) => channel.listedAt))}::timestamptz[]) as w(id, workspace, due, read, proven)`;
}
