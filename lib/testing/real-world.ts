import "server-only";
import { curveNamed, videoCurves } from "@/e2e/simulators/curves";
import type { PersonContext } from "@/lib/context";
import { addDays, type Day, eachDay, parseDay, startOfDay } from "@/lib/dates";
import { hidden, measured, rounded } from "@/lib/metrics/value";
import { platform } from "@/lib/platforms/registry";
import { createAccount, type MadeAccount } from "./accounts";
import { at, createPerson } from "./builders";
import { createDays, createPost } from "./readings";

/** What a platform gave of an account on a day, as it gave it. Views are null on days on which none were given. */
export type RawDay = { day: Day; readAt: string; followers: bigint; views: bigint | null };

/** What it gave of a post on a day; likes are null where their owner hides them, shares where there are none to give. */
export type RawReading = {
  day: Day;
  age: number;
  views: bigint;
  likes: bigint | null;
  comments: bigint;
  shares: bigint | null;
};

export type RawPost = {
  id: string;
  kind: "video" | "short";
  publishedAt: Date;
  publishedDay: Day;
  readings: readonly RawReading[];
};

/** Posts in the order in which they were published. */
export type RawAccount = { id: string; handle: string; linked: Day; days: RawDay[]; posts: RawPost[] };

/** An account of real curves: which of them, and from which day on. */
export type RealAccount = {
  handle: string;
  platform: string;
  followers: readonly [curve: string, first: string];
  views?: readonly [curve: string, first: string];
  posts?: { first: string; everyDays: number; count: number };
  /** What the platform gave by mistake on a day, in place of the curve's own. */
  slip?: readonly [day: string, followers: bigint];
};

/** Late, so that the day a post is published on is the first it is read on. */
const readSecond = 79_800;
const readAt = (day: Day) => new Date(startOfDay(day).getTime() + readSecond * 1000);

/**
 * A person with accounts that have real public counts, read daily, and the same counts as they were before they were
 * stored. Their clock stands at 23:00 UTC of the last day.
 * @param missed days on which the platform did not answer
 */
export async function createRealWorld(
  lastDay: string,
  made: readonly RealAccount[],
  missed: readonly string[] = [],
): Promise<{ ctx: PersonContext; accounts: RawAccount[] }> {
  const today = parseDay(lastDay);
  const { ctx } = await createPerson({ now: new Date(startOfDay(today).getTime() + 82_800_000) });
  const accounts: RawAccount[] = [];
  for (const one of made) {
    const days = daysOf(one, (day) => day <= today && !missed.includes(day));
    const linked = days[0]?.day ?? today;
    const { handle, platform: id } = one;
    const account = await createAccount(at(ctx, { now: readAt(linked) }), { handle, platform: id });
    await createDays(ctx, account, storedDays(one, days, today));
    const posts = await createPosts(ctx, account, one, (day) => day <= today && !missed.includes(day));
    accounts.push({ id: account.publicId, handle, linked, days, posts });
  }
  return { ctx, accounts };
}

function daysOf(made: RealAccount, isRead: (day: Day) => boolean): RawDay[] {
  const views = made.views ? onDays(made.views) : new Map<Day, bigint>();
  return [...onDays(made.followers)].flatMap(([day, followers]) =>
    isRead(day)
      ? [
          {
            day,
            readAt: readAt(day).toISOString(),
            followers: made.slip?.[0] === day ? made.slip[1] : followers,
            views: views.get(day) ?? null,
          },
        ]
      : [],
  );
}

function onDays([curve, first]: readonly [string, string]): Map<Day, bigint> {
  const { days, values } = curveNamed(curve);
  const start = parseDay(first);
  return new Map(days.map((offset, index) => [addDays(start, offset), BigInt(values[index] ?? 0)]));
}

function storedDays(made: RealAccount, days: readonly RawDay[], today: Day) {
  const digits = platform(made.platform).descriptor.followerDigits;
  const read = new Map(days.map((one) => [one.day, one]));
  return eachDay({ from: days[0]?.day ?? today, to: addDays(today, 1) }).map((day) => {
    const raw = read.get(day);
    if (!raw) return { day, gap: "platform-unavailable" as const };
    const followers = digits === null ? measured(raw.followers) : rounded(raw.followers, digits);
    return {
      day,
      readSecond,
      counts: { followers, ...(raw.views === null ? {} : { views: measured(raw.views) }) },
    };
  });
}

/**
 * Videos with the lifetimes of real ones, in the mornings and in the evenings. Nobody publishes series of likes and
 * comments: they are shares of the views, as the simulators have them. One in eleven hides its likes.
 */
async function createPosts(
  ctx: PersonContext,
  account: MadeAccount,
  made: RealAccount,
  isRead: (day: Day) => boolean,
): Promise<RawPost[]> {
  if (!made.posts) return [];
  const { first, everyDays, count } = made.posts;
  const hasShares = platform(made.platform).descriptor.postMetrics.includes("shares");
  const posts: RawPost[] = [];
  for (let index = 0; index < count; index += 1) {
    const publishedDay = addDays(parseDay(first), index * everyDays);
    const publishedAt = new Date(startOfDay(publishedDay).getTime() + (index % 3 === 0 ? 18 : 9) * 3_600_000);
    const curve = videoCurves[index % videoCurves.length];
    const readings = (curve?.days ?? []).flatMap((age, place): RawReading[] => {
      const [day, views] = [addDays(publishedDay, age), BigInt(curve?.values[place] ?? 0)];
      if (!isRead(day)) return [];
      const likes = index % 11 === 5 ? null : (views * BigInt(171 + ((index * 97) % 432))) / 10_000n;
      const comments = (views * BigInt(144 + ((index * 61) % 520))) / 100_000n;
      return [{ day, age, views, likes, comments, shares: hasShares ? (views * 31n) / 10_000n : null }];
    });
    if (readings.length === 0) continue;
    const kind = index % 4 === 1 ? "short" : "video";
    const id = await createPost(ctx, account, {
      publishedAt,
      kind,
      readings: readings.map(({ day, views, likes, comments, shares }) => ({
        at: readAt(day),
        counts: { views, likes: likes ?? hidden(), comments, ...(shares === null ? {} : { shares }) },
      })),
    });
    posts.push({ id, kind, publishedAt, publishedDay, readings });
  }
  return posts;
}
