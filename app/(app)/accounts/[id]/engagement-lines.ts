import type { ChartSeries } from "@/components/charts/points";
import type { AccountPage } from "@/lib/analytics/get-account";
import { toDay } from "@/lib/dates";

const parts = [
  { key: "likes", name: "Likes" },
  { key: "comments", name: "Comments" },
  { key: "shares", name: "Shares" },
] as const;

/** One line a count: a point is a post's newest value, at the day it was published; of several on a day the newest. */
export function engagementLines({ posts, account }: AccountPage): ChartSeries[] {
  const newestOfDay = new Map(
    posts.shown
      .toSorted((a, b) => a.publishedAt.localeCompare(b.publishedAt))
      .map((post) => [toDay(new Date(post.publishedAt)), post]),
  );
  return parts
    .filter(({ key }) => posts.shown.some(({ counts }) => counts[key] !== undefined))
    .map(({ key, name }, index) => ({
      id: key,
      name,
      number: ((account.platform.number - 1 + index) % 5) + 1,
      unit: key,
      points: [...newestOfDay].map(([day, { counts, readAt }]) => ({
        day,
        value: counts[key]?.count ?? null,
        state: counts[key]?.state ?? "missing",
        readAt,
      })),
    }));
}
