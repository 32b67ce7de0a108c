import "server-only";
import { toDay } from "@/lib/dates";
import { t } from "@/lib/language/t";
import { postMetricCatalog } from "@/lib/metrics/catalog";
import { nounOf } from "@/lib/metrics/unit-words";
import type { AccountPage } from "./get-account";
import type { LineView } from "./views";

const parts = ["likes", "comments", "shares"] as const;

/**
 * Where a platform allows its own figures only: one line a count. A point is a post's newest value, at the day it was
 * published; of several on a day the newest.
 */
export function returnedEngagement({ posts, account }: Pick<AccountPage, "posts" | "account">): LineView[] {
  const newestOfDay = new Map(
    posts.shown
      .toSorted((a, b) => a.publishedAt.localeCompare(b.publishedAt))
      .map((post) => [toDay(new Date(post.publishedAt)), post]),
  );
  return parts
    .filter((part) => posts.shown.some(({ counts }) => counts[part] !== undefined))
    .map((part, index) => ({
      id: part,
      name: t(postMetricCatalog[part].label),
      number: ((account.platform.number - 1 + index) % 5) + 1,
      unit: nounOf(part),
      points: [...newestOfDay].map(([day, { counts, readAt }]) => ({
        day,
        value: counts[part]?.count ?? null,
        state: counts[part]?.state ?? "missing",
        readAt,
      })),
      gaps: [],
      breaks: [],
    }));
}
