/**
 * Calculations for tests to hold the product's figures against: written once more, as plainly as they are said on
 * /definitions, and with nothing of the product's own calculations in them.
 */
import type { Day } from "@/lib/dates";
import type { RawAccount, RawPost, RawReading } from "./real-world";

const dayMs = 86_400_000;

export const plus = (day: Day, days: number): Day =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10) as Day;

/** Both ends included. */
export function daysFrom(first: string, last: string): Day[] {
  const days: Day[] = [];
  for (let day = first as Day; day <= last; day = plus(day, 1)) days.push(day);
  return days;
}

export function middle(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const [low, high] = [sorted[sorted.length % 2 === 0 ? half - 1 : half] ?? 0, sorted[half] ?? 0];
  return (low + high) / 2;
}

/** The two values between which the median lies in 95 of 100 cases: the chances of a fair coin, added one by one. */
export function interval(values: readonly number[]): { low: number; high: number } | null {
  const sorted = [...values].sort((a, b) => a - b);
  let [chance, below, outside] = [2 ** -values.length, 2 ** -values.length, 0];
  while (below <= 0.025) {
    outside += 1;
    chance = (chance * (values.length - outside + 1)) / outside;
    below += chance;
  }
  const [low, high] = [sorted[outside - 1], sorted[values.length - outside]];
  return outside === 0 || low === undefined || high === undefined ? null : { low, high };
}

/** Likes and comments, and shares where they are given; null where one is hidden. */
export function engaged({ likes, comments, shares }: RawReading): bigint | null {
  return likes === null ? null : likes + comments + (shares ?? 0n);
}

/** A change of what is counted, from the first day on which it may have begun to the first on which it was complete. */
export type Changed = { from: string; complete: string };

const changedBetween = (changes: readonly Changed[], first: Day, last: Day) =>
  changes.some(({ from, complete }) => first < complete && last >= from);

/** One post's rate on a day, from its newest reading until then. */
export function rateOf(
  account: RawAccount,
  post: RawPost,
  day: Day,
  by: "followers" | "views",
  changes: readonly Changed[],
): { rate: number; part: bigint; whole: bigint } | null {
  const reading = post.readings.filter((one) => one.day <= day).at(-1);
  const part = reading ? engaged(reading) : null;
  if (!reading || part === null) return null;
  if (by === "views" && reading.day < day && changedBetween(changes, reading.day, day)) return null;
  const followers = account.days.find((one) => one.day === post.publishedDay)?.followers ?? 0n;
  const whole = by === "views" ? reading.views : followers;
  if (whole === 0n || (by === "followers" && post.publishedDay < account.linked)) return null;
  return { rate: Number(part) / Number(whole), part, whole };
}

/** The rates of an account on a day: of the posts published in the 28 days to it. */
export function ratesOn(
  account: RawAccount,
  day: Day,
  by: "followers" | "views",
  changes: readonly Changed[] = [],
) {
  const window = account.posts.filter(
    ({ publishedDay }) => publishedDay <= day && publishedDay > plus(day, -28),
  );
  const found = window.flatMap((post) => rateOf(account, post, day, by, changes) ?? []);
  const sum = (counts: bigint[]) => Number(counts.reduce((total, count) => total + count, 0n));
  const rates = found.map(({ rate }) => rate);
  return {
    posts: found.length,
    median: middle(rates),
    interval: interval(rates),
    sumOverSum:
      found.length === 0 ? null : sum(found.map(({ part }) => part)) / sum(found.map(({ whole }) => whole)),
  };
}
