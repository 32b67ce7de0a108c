import "server-only";
import type { Purpose } from "@/lib/budget/allowances";
import { urgentAfterDays } from "@/lib/jobs/lanes";
import { type Channel, dayNumber } from "./channels";

/** What came of a week. Ages and times are in days. */
export interface WeekTally {
  /** By the platform's days, counted here from what went out. */
  days: { day: string; units: number; batch: number; readings: number }[];
  readings: number;
  asked: number;
  /** Of those that people asked for, how many found no allowance. */
  askedRefused: number;
  unitsPerReading: number;
  /** At the end, and at any time. */
  oldestReading: number;
  longestWithoutReading: number;
  longestWithoutProof: number;
  /** Accounts whose proof is older than 30 days at the end. */
  unproven: number;
  /** Accounts without a reading on a UTC day that lies wholly in the week, summed over its days. */
  missedDays: number;
  /** Jain's index of what workspaces had of their fair share: 1 where all had the same part of it. */
  fairness: number;
  /** Readings of an account in the week, in workspaces of one and of fifty. */
  readingsOfSingle: number;
  readingsOfFifty: number;
  /** Accounts left with an older proof than another had that was read for the sake of it. */
  passedOver: number;
}

const day = 86_400_000;
const pacificDay = new Intl.DateTimeFormat("en-CA", { timeZone: "America/Los_Angeles" });

export class Tally {
  readonly #channels: readonly Channel[];
  readonly #start: number;
  readonly #end: number;
  readonly #days = new Map<string, { units: number; batch: number; readings: number }>();
  /** Of each account: its readings, how many of them the platform's rules demanded, and their UTC days. */
  readonly #readings: number[];
  readonly #demanded: number[];
  readonly #readOn: Set<number>[];
  #youngestDemanded = 0;
  #asked = 0;
  #askedRefused = 0;
  #withoutReading = 0;
  #withoutProof = 0;

  constructor(channels: readonly Channel[], start: number, end: number) {
    this.#channels = channels;
    this.#start = start;
    this.#end = end;
    this.#readings = channels.map(() => 0);
    this.#demanded = channels.map(() => 0);
    this.#readOn = channels.map(() => new Set());
  }

  spent(now: number, units: number, batch: number): void {
    const today = this.#day(now);
    today.units += units;
    today.batch += batch;
  }

  askedFor(asked: number, room: number): void {
    this.#asked += asked;
    this.#askedRefused += Math.max(0, asked - room);
  }

  /** Call before the channel is told. */
  read({ id, readAt, listedAt }: Channel, purpose: Purpose, now: number): void {
    this.#day(now).readings += 1;
    this.#readings[id] = (this.#readings[id] ?? 0) + 1;
    this.#readOn[id]?.add(dayNumber(now));
    this.#withoutReading = Math.max(this.#withoutReading, now - readAt);
    this.#withoutProof = Math.max(this.#withoutProof, now - listedAt);
    if (purpose === "asked") return;
    if (now - listedAt < urgentAfterDays * day) return;
    this.#demanded[id] = (this.#demanded[id] ?? 0) + 1;
    this.#youngestDemanded = Math.max(this.#youngestDemanded, listedAt);
  }

  report(): WeekTally {
    const ages = (instant: "readAt" | "listedAt") =>
      this.#channels.map((channel) => (this.#end - channel[instant]) / day);
    const wholeDays = Array.from({ length: 6 }, (_, place) => dayNumber(this.#start) + 1 + place);
    const readings = sum(this.#readings);
    const units = sum([...this.#days.values()].map((one) => one.units));
    return {
      days: [...this.#days].map(([name, one]) => ({ day: name, ...one })),
      readings,
      asked: this.#asked,
      askedRefused: this.#askedRefused,
      unitsPerReading: units / readings,
      oldestReading: greatest(ages("readAt")),
      longestWithoutReading: Math.max(this.#withoutReading / day, greatest(ages("readAt"))),
      longestWithoutProof: Math.max(this.#withoutProof / day, greatest(ages("listedAt"))),
      unproven: ages("listedAt").filter((age) => age > 30).length,
      missedDays: sum(this.#readOn.map((days) => wholeDays.filter((one) => !days.has(one)).length)),
      ...this.#byWorkspace(readings),
      passedOver: this.#channels.filter(({ listedAt }) => listedAt < this.#youngestDemanded).length,
    };
  }

  #day(now: number) {
    const name = pacificDay.format(now);
    const known = this.#days.get(name) ?? { units: 0, batch: 0, readings: 0 };
    this.#days.set(name, known);
    return known;
  }

  #byWorkspace(all: number): Pick<WeekTally, "fairness" | "readingsOfSingle" | "readingsOfFifty"> {
    const workspaces = [...Map.groupBy(this.#channels, ({ workspace }) => workspace).values()].map(
      (those) => ({
        accounts: those.length,
        readings: sum(those.map(({ id }) => this.#readings[id] ?? 0)),
        demanded: sum(those.map(({ id }) => this.#demanded[id] ?? 0)),
      }),
    );
    const mean = (size: number) => {
      const those = workspaces.filter(({ accounts }) => accounts === size);
      return sum(those.map(({ readings }) => readings)) / (size * those.length);
    };
    const shares = fairShares(workspaces, all);
    const parts = workspaces.flatMap(({ readings }, place) => {
      const share = shares[place] ?? 0;
      return share > 0 ? [readings / share] : [];
    });
    const fairness = sum(parts) ** 2 / (parts.length * sum(parts.map((part) => part ** 2)));
    return { fairness, readingsOfSingle: mean(1), readingsOfFifty: mean(50) };
  }
}

/**
 * What each workspace should have had of all readings: those that the platform's rules demanded, and else as much as any
 * other, up to one a day of each account.
 */
function fairShares(workspaces: readonly { accounts: number; demanded: number }[], all: number): number[] {
  const at = (level: number) =>
    workspaces.map(({ accounts, demanded }) => Math.max(demanded, Math.min(7 * accounts, level)));
  let [low, high] = [0, greatest(workspaces.map(({ accounts }) => 7 * accounts))];
  for (let step = 0; step < 50; step += 1) {
    const level = (low + high) / 2;
    if (sum(at(level)) < all) low = level;
    else high = level;
  }
  return at(high);
}

export const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
const greatest = (values: readonly number[]) => values.reduce((most, value) => Math.max(most, value), 0);
