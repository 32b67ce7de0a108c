import "server-only";
import type { PersonContext } from "@/lib/context";
import { addDays, type Day, type DayRange, daysBetween, startOfDay, toDay } from "@/lib/dates";
import { clients } from "@/lib/db";
import { NotFoundError } from "@/lib/errors";
import type { PostMetric } from "@/lib/metrics/catalog";
import { ratio } from "@/lib/metrics/combine";
import { engagement, engagementParts, givenParts, type PostCounts } from "@/lib/metrics/engagement";
import { type BreaksBetween, breaksOf, type Subject } from "@/lib/metrics/ledger";
import { comparedAge } from "@/lib/metrics/ranked";
import { parseCounts } from "@/lib/metrics/series";
import type { AccountRecord } from "./accounts";
import { absentIn, big } from "./engagement";
import { always, type PostKind } from "./posts";
import { reader } from "./reader";

type Count = number | bigint | null;
/** Views, likes, comments, shares, and their states. */
type Counted = [Count, Count, Count, Count, number];

export type AgedPost = {
  id: string;
  kind: PostKind;
  publishedAt: Date;
  publishedDay: Day;
  /** Our own reading at `comparedAge`; null where there was none. */
  atAge: { counts: PostCounts; states: number } | null;
  newest: { counts: PostCounts; states: number };
};

/** What posts are compared by. */
export type Measure = PostMetric | "engagement" | "rate";

/** An account's posts of a range, newest first, with their counts at the age at which posts are compared. */
export async function readAtAge(
  ctx: PersonContext,
  record: AccountRecord,
  range: DayRange | null,
  labels: readonly string[] | null = null,
): Promise<AgedPost[]> {
  const { userId, workspaceId, ownerOnly } = reader(ctx);
  const { from, to } = range ?? always;
  const [row] = await clients().sql<{ posts: string | null }[]>`
    select posts_at_age(${userId}::bigint, ${workspaceId}::bigint, ${ownerOnly}::text[], ${record.view.id}::uuid,
      ${labels}::text[], ${startOfDay(from)}, ${startOfDay(to)}, ${comparedAge}) as posts`;
  if (!row?.posts) throw new NotFoundError("Account");
  const posts = parseCounts<[string, PostKind, number, Counted | null, Counted][]>(row.posts);
  return posts.map(([id, kind, published, atAge, newest]) => {
    const publishedAt = new Date(published * 1000);
    return {
      id,
      kind,
      publishedAt,
      publishedDay: toDay(publishedAt),
      atAge: atAge && countsOf(atAge),
      newest: countsOf(newest),
    };
  });
}

function countsOf([views, likes, comments, shares, states]: Counted) {
  const counts = { views: big(views), likes: big(likes), comments: big(comments), shares: big(shares) };
  return { counts, states };
}

export type Measured = { post: AgedPost; value: number | bigint };

/** Posts that do not count, by the reason. */
export type NotMeasured = {
  /** Not as old yet. */
  younger: number;
  /** Nobody read it at that age: it was linked later, or there was a gap. */
  notRead: number;
  /** Hidden, switched off, or not given. */
  noNumber: number;
  /** The platform changed what it counts between its publishing and the last of the readings. */
  otherCounting: number;
};

/** The posts with a value at the same age that counts the same things. */
export function atSameAge(
  record: AccountRecord,
  posts: readonly AgedPost[],
  by: Measure,
  today: Day,
): { measured: Measured[]; leftOut: NotMeasured } {
  const parts = partsOf(record, posts);
  const valueIn = measure(parts, by);
  const leftOut: NotMeasured = { younger: 0, notRead: 0, noNumber: 0, otherCounting: 0 };
  const found = posts.flatMap((post): Measured[] => {
    const value = post.atAge && valueIn(post.atAge);
    if (value !== null) return [{ post, value }];
    if (post.atAge) leftOut.noNumber += 1;
    else if (daysBetween(post.publishedDay, today) < comparedAge) leftOut.younger += 1;
    else leftOut.notRead += 1;
    return [];
  });
  const between = breaksIn(record, parts, by);
  const [last] = found;
  const measured = last
    ? found.filter(
        ({ post }) => between(post.publishedDay, addDays(last.post.publishedDay, comparedAge)).length === 0,
      )
    : [];
  leftOut.otherCounting = found.length - measured.length;
  return { measured, leftOut };
}

/** The newest value of each post that has one, whatever its age. */
export function newestOf(record: AccountRecord, posts: readonly AgedPost[], by: Measure): Measured[] {
  const valueIn = measure(partsOf(record, posts), by);
  return posts.flatMap((post) => {
    const value = valueIn(post.newest);
    return value === null ? [] : [{ post, value }];
  });
}

function measure(
  parts: readonly PostMetric[],
  by: Measure,
): (reading: AgedPost["newest"]) => number | bigint | null {
  return ({ counts }) => {
    if (by !== "engagement" && by !== "rate") return counts[by] ?? null;
    const total = engagement(counts, parts);
    if (by === "engagement" || total === null) return total;
    return ratio(total, counts.views ?? 0n);
  };
}

/** What engagement is made of: counts that the platform gives of none of the posts are no part of it. */
function partsOf({ descriptor }: AccountRecord, posts: readonly AgedPost[]): readonly PostMetric[] {
  return givenParts(
    engagementParts(descriptor.postMetrics),
    posts.map(({ newest }) => ({ absent: absentIn(newest.states) })),
  );
}

/** Changes in anything the measure is made of. */
function breaksIn({ descriptor }: AccountRecord, parts: readonly PostMetric[], by: Measure): BreaksBetween {
  const used: readonly PostMetric[] =
    by === "rate" ? [...parts, "views"] : by === "engagement" ? parts : [by];
  const subjects = used.map((metric): Subject => ({ of: "post", metric }));
  return breaksOf(descriptor.ledger, ...subjects);
}
