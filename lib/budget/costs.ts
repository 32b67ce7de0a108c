import "server-only";
import type { Budget } from "@/lib/platforms/types";
import { reserved } from "./allowances";
import { dayWindow } from "./day-window";

/** The most of what a day keeps for people that one workspace may ask for. */
const workspaceShare = 0.1;

/** What most visits cost, by allowance: the account, one page of its list, one call for readings. */
export function usualCosts({ costs }: Budget): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const part of Object.values(costs)) {
    for (const [name, units] of Object.entries(part)) sums[name] = (sums[name] ?? 0) + units;
  }
  return sums;
}

/** The part of a day's allowance that so many usual visits take, of the scarcest; 0 where none goes by the day. */
export function dailyPart(budget: Budget, visits: number): number {
  const costs = usualCosts(budget);
  const parts = Object.entries(budget.allowances).map(([name, allowance]) =>
    allowance.kind === "day" ? ((costs[name] ?? 0) * visits) / allowance.units : 0,
  );
  return Math.max(0, ...parts);
}

/** How many usual visits a workspace may ask for in a day, and when that day is; null where nothing goes by the day. */
export function shareOf(budget: Budget, now: Date): { visits: number; since: Date; until: Date } | null {
  const costs = usualCosts(budget);
  const shares = Object.entries(budget.allowances).flatMap(([name, allowance]) => {
    const cost = costs[name] ?? 0;
    if (allowance.kind !== "day" || cost === 0) return [];
    const { start, end } = dayWindow(allowance.zone, now);
    const visits = Math.max(1, Math.floor((allowance.units * reserved * workspaceShare) / cost));
    return [{ visits, since: start, until: end }];
  });
  return shares.sort((a, b) => a.visits - b.visits)[0] ?? null;
}
