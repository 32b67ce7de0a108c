import "server-only";
import { toDay } from "@/lib/dates";

/** The state of a connection as far as its person must hear of it. */
export interface NewsFacts {
  state: "active" | "needs-reconnect" | "revoking" | "revoked";
  /** When kept figures end. */
  deleteDataAt: Date | null;
  /** When the platform ends the grant by itself. */
  endsAt: Date | null;
  grantedAt: Date;
  /** What they were told last, as `keyOf` writes it. */
  told: string | null;
}

/** Something to write about: figures or a grant that end, and how near that is. */
export interface News {
  /** `lost`: the platform refuses the grant, figures may end. `figures`: they end soon. `grant`: the grant itself does. */
  about: "lost" | "figures" | "grant";
  /** Null where the figures stay. */
  until: Date | null;
  milestone: Milestone;
}

const milestones = ["lost", "week", "day"] as const;
type Milestone = (typeof milestones)[number];

const dayMs = 86_400_000;

/**
 * What is to be told now and was not yet: the loss at once, the end of the figures 7 days and 1 day ahead. Of a grant that
 * ends by itself only where renewing it cannot help or has failed: a renewal would have moved its end beyond a week.
 */
export function newsOf(facts: NewsFacts, now: Date): News | null {
  const news = current(facts, now);
  if (!news || isTold(news, facts.told)) return null;
  return news;
}

/** As it is kept, so that the same is not told twice: "week:2026-12-19". */
export function keyOf({ milestone, until }: News): string {
  return `${milestone}:${until ? toDay(until) : ""}`;
}

function current({ state, deleteDataAt, endsAt, grantedAt }: NewsFacts, now: Date): News | null {
  if (state === "revoking") return null;
  if (deleteDataAt) {
    const near = nearness(deleteDataAt, now);
    if (near)
      return {
        about: state === "needs-reconnect" ? "lost" : "figures",
        until: deleteDataAt,
        milestone: near,
      };
  }
  if (state === "needs-reconnect") return { about: "lost", until: deleteDataAt, milestone: "lost" };
  if (state !== "active" || !endsAt || endsAt <= now) return null;
  // A grant that was short from the beginning is no news on its first day.
  if (now.getTime() - grantedAt.getTime() < dayMs) return null;
  const near = nearness(endsAt, now);
  return near && { about: "grant", until: endsAt, milestone: near };
}

function nearness(end: Date, now: Date): "week" | "day" | null {
  const left = end.getTime() - now.getTime();
  if (left <= dayMs) return "day";
  return left <= 7 * dayMs ? "week" : null;
}

/** A later milestone of the same end was told; or this one. */
function isTold(news: News, told: string | null): boolean {
  const [milestone = "", until] = told?.split(":") ?? [];
  if (until !== (news.until ? toDay(news.until) : "")) return false;
  return milestones.indexOf(milestone as Milestone) >= milestones.indexOf(news.milestone);
}
