import { type Curve, curveNamed, last, valueAt, valueWithin, videoCurves } from "./curves.ts";
import { pick } from "./fingerprint.ts";

/**
 * Every count is a function of an account or post and an instant; nothing is drawn by chance and nothing is kept.
 * The curves are public measurements, copied once as day and value (the first line of each file says from which series):
 * `youtube_subscribers_plc_daily` from robertsilen/mariadb-adoption-index, `youtube_channels_daily_2026_b` and
 * `youtube_videos_views_2026_a` from TaiwanVtuberData/TaiwanVTuberTrackingDataJson.
 *
 * - A level (followers): a measured curve brought to the account's size; its last day falls on the end of the calendar,
 *   and beyond both ends its own daily steps repeat. Nothing is rounded here: the protocol rounds.
 * - Views of a post: a measured lifetime of 30 days, scaled; afterwards the pace of its last week slows down
 *   with age (pace × 30 / age), so the count never falls and never stops.
 */
export type Post = {
  id: string;
  /** 0 for the account's first. */
  index: number;
  publishedAt: number;
  life: { curve: Curve; scale: number };
};

/** An account's habit of publishing. */
export type Feed = {
  /** The id of its nth post, which is also what its small differences come from. */
  idOf: (index: number) => string;
  /** How long before the end of the calendar the first post went out, and the pace since. */
  daysBeforeEnd: number;
  everyDays: number;
  /** Views of a middling post 30 days after publishing. */
  typicalViews: number;
};

/** A curve of `curves/`, brought to this count at the end of the calendar. */
export type Level = { curve: string; atEnd: number };

export const dayMs = 86_400_000;
const lifetimeDays = 30;
const middlingViews = last(
  [...videoCurves].sort((a, b) => last(a.values) - last(b.values))[videoCurves.length >> 1]?.values ?? [],
);

/** `endDay` is the UTC day (YYYY-MM-DD) on which the measured curves end. */
export function createDataset(endDay: string) {
  const end = Date.parse(`${endDay}T00:00:00Z`);
  if (Number.isNaN(end)) throw new Error(`"${endDay}" is not a day (YYYY-MM-DD)`);
  const published = new Map<string, Post[]>();

  /** Everything published up to the instant, oldest first; the same objects at every call. */
  function postsOf(feed: Feed, at: number): Post[] {
    const first = feed.idOf(0);
    const posts = published.get(first) ?? [];
    published.set(first, posts);
    for (;;) {
      const newest = posts[posts.length - 1];
      if (newest && newest.publishedAt > at) break;
      posts.push(postNumber(feed, posts.length));
    }
    return posts.filter(({ publishedAt }) => publishedAt <= at);
  }

  function postNumber({ idOf, everyDays, daysBeforeEnd, typicalViews }: Feed, index: number): Post {
    const id = idOf(index);
    const jitter = (pick(`jitter ${id}`, 1_000) / 1_000) * 0.4;
    const day = Math.floor((index + jitter) * everyDays) - daysBeforeEnd;
    // In the afternoon, as the habit is: 14:00 to 18:59.
    const minute = 14 * 60 + pick(`minute ${id}`, 5 * 60);
    const curve = videoCurves[pick(`curve ${id}`, videoCurves.length)];
    if (!curve) throw new Error("There is no video curve");
    const share = 0.8 + pick(`share ${id}`, 401) / 1_000;
    return {
      id,
      index,
      publishedAt: end + day * dayMs + minute * 60_000,
      life: { curve, scale: (typicalViews * share) / middlingViews },
    };
  }

  function viewsOf(
    { publishedAt, life: { curve, scale } }: Pick<Post, "publishedAt" | "life">,
    at: number,
  ): number {
    const age = (at - publishedAt) / dayMs;
    if (age <= 0) return 0;
    const young = valueWithin(curve, Math.min(age, lifetimeDays));
    const pace = (valueWithin(curve, lifetimeDays) - valueWithin(curve, lifetimeDays - 7)) / 7;
    const tail = age <= lifetimeDays ? 0 : pace * lifetimeDays * Math.log(age / lifetimeDays);
    return Math.floor(scale * (young + tail));
  }

  function levelAt({ curve, atEnd }: Level, at: number): number {
    const measured = curveNamed(curve);
    const day = last(measured.days) + (at - end) / dayMs;
    return Math.floor((valueAt(measured, day) * atEnd) / last(measured.values));
  }

  return { postsOf, viewsOf, levelAt };
}

export type Dataset = ReturnType<typeof createDataset>;
