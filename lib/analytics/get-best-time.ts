import "server-only";
import { authorize } from "@/lib/auth/permissions";
import type { PersonContext } from "@/lib/context";
import { addDays, type DayRange, toDay } from "@/lib/dates";
import { NotFoundError } from "@/lib/errors";
import { type BestTime, bestTime, leastPosts } from "@/lib/metrics/best-time";
import { readAccounts } from "./accounts";
import { atSameAge, type NotMeasured, readAtAge } from "./at-age";
import { idOf } from "./reader";

/** Older posts met another audience. */
const historyDays = 365;

export type BestTimeView = BestTime & {
  /** What the posts are compared by: the rate by views where enough have one. */
  by: "rate" | "engagement";
  range: DayRange;
  leftOut: NotMeasured;
};

/**
 * Whether an account's posts of the last year did better at one time of the week; null where the platform allows no
 * calculation. @throws NotFoundError also for another workspace's account
 */
export async function getBestTime(
  ctx: PersonContext,
  { accountId }: { accountId: string },
): Promise<BestTimeView | null> {
  authorize(ctx, "post:read");
  const [record] = await readAccounts(ctx, { account: idOf("Account", accountId) });
  if (!record) throw new NotFoundError("Account");
  if (!record.descriptor.allowsDerived) return null;
  const today = toDay(ctx.now);
  const range = { from: addDays(today, 1 - historyDays), to: addDays(today, 1) };
  const posts = await readAtAge(ctx, record, range);
  const rates = atSameAge(record, posts, "rate", today);
  const by = rates.measured.length >= leastPosts ? "rate" : "engagement";
  const engagements = atSameAge(record, posts, "engagement", today);
  const { measured, leftOut } = by === "rate" ? rates : engagements;
  const timed = measured.map(({ post, value }) => ({ publishedAt: post.publishedAt, value: Number(value) }));
  return { ...bestTime(timed), by, range, leftOut };
}
