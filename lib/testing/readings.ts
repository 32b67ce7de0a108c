import "server-only";
import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { accountMonths, accounts, posts } from "@/db/schema";
import { inWorkspace, type PersonContext, workspaceOf } from "@/lib/context";
import { openKey } from "@/lib/crypto/keyring";
import { lookup } from "@/lib/crypto/keys";
import { seal } from "@/lib/crypto/seal";
import { type Day, dayOfMonth, daysBetween, month, startOfDay, toDay } from "@/lib/dates";
import {
  type AccountMetric,
  accountMetricCatalog,
  type PostMetric,
  postMetricCatalog,
} from "@/lib/metrics/catalog";
import { type GapReason, gapReasons } from "@/lib/metrics/gap-reasons";
import { type MetricValue, measured, stored } from "@/lib/metrics/value";
import type { MadeAccount } from "./accounts";

export interface MadeDay {
  day: Day;
  /** Nothing at all for a day without a reading. */
  counts?: Partial<Record<AccountMetric, MetricValue>>;
  /** 06:10 UTC unless told. */
  readSecond?: number;
  gap?: GapReason;
}

const accountOrder = Object.keys(accountMetricCatalog) as AccountMetric[];
const postOrder = Object.keys(postMetricCatalog) as PostMetric[];

/** Writes an account's days as a year of readings would have left them. Months already there are replaced. */
export async function createDays(
  ctx: PersonContext,
  account: MadeAccount,
  days: readonly MadeDay[],
): Promise<void> {
  const months = Map.groupBy(days, ({ day }) => month(day));
  const read = days.flatMap(({ day, counts, readSecond = 22_200 }) =>
    counts ? [new Date(startOfDay(day).getTime() + readSecond * 1000)] : [],
  );
  await inWorkspace(ctx, async (tx) => {
    for (const [first, own] of months) {
      const row = {
        ...(Object.fromEntries(accountOrder.map((metric) => [metric, none<bigint>()])) as Record<
          AccountMetric,
          (bigint | null)[]
        >),
        states: none<number>(),
        readSeconds: none<number>(),
        gapReasons: none<number>(),
      };
      for (const { day, counts, readSecond = 22_200, gap } of own) {
        const at = dayOfMonth(day) - 1;
        if (gap) row.gapReasons[at] = gapReasons.indexOf(gap);
        if (!counts) continue;
        row.readSeconds[at] = readSecond;
        row.states[at] = packed(accountOrder, counts);
        for (const metric of accountOrder) row[metric][at] = stored(counts[metric]).count;
      }
      const values = { workspaceId: workspaceOf(ctx), accountId: account.id, month: first, ...row };
      // The columns hold nulls on days without a reading; their type speaks of numbers only.
      const writable = values as typeof accountMonths.$inferInsert;
      await tx
        .insert(accountMonths)
        .values(writable)
        .onConflictDoUpdate({
          target: [accountMonths.workspaceId, accountMonths.accountId, accountMonths.month],
          set: writable,
        });
    }
    await tx
      .update(accounts)
      .set({ firstReadingAt: read[0] ?? null, lastReadingAt: read.at(-1) ?? null })
      .where(eq(accounts.id, account.id));
  });
}

export interface MadePostReading {
  at: Date;
  counts: Partial<Record<PostMetric, MetricValue | bigint>>;
}

/** A public post with its readings, oldest first. Its public id. */
export async function createPost(
  ctx: PersonContext,
  account: MadeAccount,
  post: {
    publishedAt: Date;
    readings: readonly MadePostReading[];
    kind?: "photo" | "video" | "short" | "carousel" | "other";
    externalId?: string;
  },
): Promise<string> {
  const publicId = uuidv7();
  const external = post.externalId ?? `post-${publicId}`;
  const key = await openKey(ctx.actor.keyId);
  const counts = post.readings.map(({ counts: given }) =>
    Object.fromEntries(
      Object.entries(given).map(([metric, value]) => [
        metric,
        typeof value === "bigint" ? measured(value) : value,
      ]),
    ),
  ) as Partial<Record<PostMetric, MetricValue>>[];
  const column = (metric: PostMetric) => counts.map((one) => stored(one[metric]).count) as bigint[];
  const published = toDay(post.publishedAt);
  await inWorkspace(ctx, (tx) =>
    tx.insert(posts).values({
      workspaceId: workspaceOf(ctx),
      publicId,
      accountId: account.id,
      externalId: seal(key, external, { table: "posts", column: "external_id", row: publicId }),
      externalLookup: lookup("external-lookup", `youtube:${external}`),
      kind: post.kind ?? "video",
      publishedAt: post.publishedAt,
      firstSeenAt: post.readings[0]?.at ?? post.publishedAt,
      lastSeenAt: post.readings.at(-1)?.at ?? post.publishedAt,
      nextReadDay: toDay(ctx.now),
      readAt: post.readings.map(({ at }) => at),
      ageDays: post.readings.map(({ at }) => daysBetween(published, toDay(at))),
      views: column("views"),
      likes: column("likes"),
      comments: column("comments"),
      shares: column("shares"),
      states: counts.map((one) => packed(postOrder, one)),
    }),
  );
  return publicId;
}

function packed<M extends string>(order: readonly M[], values: Partial<Record<M, MetricValue>>): number {
  return order.reduce((bits, metric, index) => bits | (stored(values[metric]).code << (2 * index)), 0);
}

function none<T>(): (T | null)[] {
  return Array.from({ length: 31 }, () => null);
}
