import "server-only";
import { wallClock } from "@/lib/clock";

/** A post's title and the address of its cover at the platform; both null where the platform shows none. */
export type Preview = { title: string | null; coverUrl: string | null };

type Kept = Preview & { until: number };

const keptMilliseconds = 5 * 60_000;
/** Over all workspaces; the oldest go first. */
const mostKept = 4_000;
const longestTitle = 200;

// Pages and routes are bundled apart, and must share what was fetched a moment ago.
const held = globalThis as { tallyglassPreviews?: Map<string, Kept> };

function memory(): Map<string, Kept> {
  held.tallyglassPreviews ??= new Map();
  return held.tallyglassPreviews;
}

/** Held in memory for minutes, by workspace, and nowhere else: the platforms' rules and ours end there. */
export function recall(workspaceId: string, postId: string, at: number): Preview | null {
  const kept = memory().get(`${workspaceId}/${postId}`);
  if (!kept || kept.until <= at) return null;
  return { title: kept.title, coverUrl: kept.coverUrl };
}

/** @param milliseconds how long; shorter for what could not be fetched */
export function remember(
  workspaceId: string,
  postId: string,
  { title, coverUrl }: Preview,
  at: number,
  milliseconds = keptMilliseconds,
): void {
  const place = memory();
  const key = `${workspaceId}/${postId}`;
  place.delete(key);
  place.set(key, { title: title?.slice(0, longestTitle) ?? null, coverUrl, until: at + milliseconds });
  for (const oldest of place.keys()) {
    if (place.size <= mostKept) break;
    place.delete(oldest);
  }
  // It goes when its time is over, not only when somebody asks again.
  setTimeout(() => forget(key), milliseconds).unref();
}

function forget(key: string): void {
  const kept = memory().get(key);
  if (kept && kept.until <= wallClock().getTime()) memory().delete(key);
}
