import "server-only";
import type { Allowance, Budget } from "@/lib/platforms/types";
import { type Counted, ceilingsOf, countingOf, type Purpose, paceOf, paceReaches } from "./allowances";
import { usualCosts } from "./costs";
import { bucketOf, slowFromPercent } from "./meter";
import { readSpending, type Spending } from "./spend";

/** What a platform's allowances leave: how many usual visits may begin now, and when one may where none may. */
export interface Room {
  visits: number;
  opensAt: Date;
  /** The platform itself refused lately, and has not answered since. */
  isRefused: boolean;
}

const hour = 3_600_000;

/** How many usual visits of this purpose a platform has room for. */
export async function roomAt(platformId: string, budget: Budget, purpose: Purpose, now: Date): Promise<Room> {
  const names = Object.keys(budget.allowances);
  const rows = await readSpending(names.map((name) => bucketOf(platformId, budget, name)));
  const spent = new Map(rows.map((row) => [row.bucket, row]));
  return roomIn(budget, (name) => spent.get(bucketOf(platformId, budget, name)), purpose, now);
}

/** The same from what was read: the scarcest allowance decides. */
export function roomIn(
  budget: Budget,
  spendingOf: (allowance: string) => Spending | undefined,
  purpose: Purpose,
  now: Date,
): Room {
  const costs = usualCosts(budget);
  const room: Room = { visits: Number.MAX_SAFE_INTEGER, opensAt: now, isRefused: false };
  for (const [name, allowance] of Object.entries(budget.allowances)) {
    const cost = costs[name] ?? 0;
    if (cost === 0) continue;
    const spending = spendingOf(name);
    const { visits, opensAt } = roomOf(allowance, spending, purpose, cost, now);
    room.visits = Math.min(room.visits, visits);
    if (opensAt > room.opensAt) room.opensAt = opensAt;
    room.isRefused ||= (spending?.refusals ?? 0) > 0;
  }
  return room;
}

type Opening = Pick<Room, "visits" | "opensAt">;

function roomOf(
  allowance: Allowance,
  spending: Spending | undefined,
  purpose: Purpose,
  cost: number,
  now: Date,
): Opening {
  if (spending?.closedUntil && spending.closedUntil > now) {
    return { visits: 0, opensAt: spending.closedUntil };
  }
  if (allowance.kind === "told") return { visits: visitsTold(spending, purpose, now), opensAt: now };
  const { planned, asked } = currentSlots(allowance, spending, now);
  const total = sum(planned) + sum(asked);
  const ceilings = ceilingsOf(allowance, purpose, now);
  const most = purpose === "planned" ? paceOf(allowance, now) : ceilings.inAll;
  const free = Math.min(most - total, ceilings.asked - sum(asked));
  const visits = Math.max(0, Math.floor(free / cost));
  if (visits > 0) return { visits, opensAt: now };
  if (allowance.kind === "day") {
    const { slotAt, slotMs } = countingOf(allowance, now);
    const nextDay = new Date(slotAt.getTime() + slotMs);
    return { visits, opensAt: purpose === "planned" ? paceReaches(allowance, total + cost, now) : nextDay };
  }
  const spent = planned.map((units, place) => units + (asked[place] ?? 0));
  return { visits, opensAt: slideReaches(allowance, spent, total + cost - most, now) };
}

/**
 * Full speed up to four fifths of what is granted, then less and less, down to the one visit that shows whether more is
 * given again. What was told fades with its hour.
 */
function visitsTold(spending: Spending | undefined, purpose: Purpose, now: Date): number {
  const age = spending ? Math.min(1, (now.getTime() - spending.slotAt.getTime()) / hour) : 1;
  const used = (spending?.planned[0] ?? 0) * (1 - age);
  if (purpose !== "planned" || used < slowFromPercent) return Number.MAX_SAFE_INTEGER;
  return Math.max(1, Math.floor((100 - used) / 2));
}

/** When so many units of a sliding stretch will have left it, the oldest slots first. */
function slideReaches(allowance: Counted, spent: readonly number[], missing: number, now: Date): Date {
  const { slotAt, slotMs, slots } = countingOf(allowance, now);
  let over = missing;
  let place = slots - 1;
  for (; place > 0; place -= 1) {
    over -= spent[place] ?? 0;
    if (over <= 0) break;
  }
  return new Date(slotAt.getTime() + (slots - place) * slotMs);
}

/** The counts as they stand now, as `shift_slots` has them when they are next written. */
function currentSlots(
  allowance: Counted,
  spending: Spending | undefined,
  now: Date,
): { planned: readonly number[]; asked: readonly number[] } {
  if (!spending) return { planned: [], asked: [] };
  const { slotAt, slotMs, slots } = countingOf(allowance, now);
  const passed = Math.round((slotAt.getTime() - spending.slotAt.getTime()) / slotMs);
  const shift = (spent: readonly number[]) =>
    [...Array<number>(Math.min(slots, Math.max(0, passed))).fill(0), ...spent].slice(0, slots);
  return { planned: shift(spending.planned), asked: shift(spending.asked) };
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
