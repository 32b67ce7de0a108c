import "server-only";
import { z } from "zod";
import { nameOf } from "./remembered-tokens";

const minute = 60_000;
/** Where Instagram does not say when it goes on: then one answer shows whether it does. */
const pauseMs = 5 * minute;

/** How much of an allowance is used up. */
export interface Usage {
  /** 100: no more is given. */
  percent: number;
  /** Until it is given again, where Instagram says so. */
  regainMs: number | null;
}

const Percent = z.number().nonnegative();
const AppUsage = z.object({ call_count: Percent, total_time: Percent, total_cputime: Percent }).partial();
const CaseUsage = z.record(
  z.string(),
  z.array(AppUsage.extend({ estimated_time_to_regain_access: z.number().nonnegative().optional() })),
);

/**
 * What the headers say of the whole app's allowance, of a rolling hour, and of the one this account gives it by being
 * looked at, of a rolling day. Either may be missing.
 * @source https://developers.facebook.com/docs/graph-api/overview/rate-limiting
 */
export function usageIn(headers: Headers): { ofApp: Usage | null; ofAccount: Usage | null } {
  const app = AppUsage.safeParse(jsonIn(headers, "x-app-usage")).data;
  const cases = CaseUsage.safeParse(jsonIn(headers, "x-business-use-case-usage")).data;
  const ofAccount = Object.values(cases ?? {}).flat();
  const minutes = Math.max(0, ...ofAccount.map((one) => one.estimated_time_to_regain_access ?? 0));
  return {
    ofApp: app ? { percent: highest([app]), regainMs: null } : null,
    ofAccount:
      ofAccount.length === 0
        ? null
        : { percent: highest(ofAccount), regainMs: minutes > 0 ? minutes * minute : null },
  };
}

const highest = (usages: readonly z.infer<typeof AppUsage>[]) =>
  Math.max(
    0,
    ...usages.map(({ call_count = 0, total_time = 0, total_cputime = 0 }) =>
      Math.max(call_count, total_time, total_cputime),
    ),
  );

function jsonIn(headers: Headers, name: string): unknown {
  try {
    return JSON.parse(headers.get(name) ?? "");
  } catch {
    return undefined;
  }
}

/**
 * Remembers whose allowance is used up, so that nothing more is asked for that account until it is given again: a call
 * that is refused counts as well. Of the whole app's allowance all processes know, by the budget.
 */
export class SpentAllowances {
  readonly #until = new Map<string, number>();

  isEmpty(): boolean {
    return this.#until.size === 0;
  }

  /** Null where there is one to spend. */
  until(accessToken: string, now: Date): Date | null {
    for (const [whose, until] of this.#until) {
      if (until <= now.getTime()) this.#until.delete(whose);
    }
    const until = this.#until.get(nameOf(accessToken));
    return until === undefined ? null : new Date(until);
  }

  add(accessToken: string, { regainMs }: Usage, now: Date): void {
    this.#until.set(nameOf(accessToken), now.getTime() + (regainMs ?? pauseMs));
  }
}

export const isUsedUp = (usage: Usage | null): usage is Usage => usage !== null && usage.percent >= 100;
