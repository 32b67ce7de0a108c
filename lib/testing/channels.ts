import "server-only";
import type { Day } from "@/lib/dates";
import type { KnownPost, ListedPost, Listing } from "@/lib/sync/list-posts";
import { isWholeListDue, mayStop } from "@/lib/sync/short-list";

/** Days are counted from 1970. */
const dayMs = 86_400_000;
export const dayNumber = (instant: number) => Math.floor(instant / dayMs);
const pageSize = 50;

/** An account with posts, as far as it matters to what reading it costs. */
export interface Channel {
  id: number;
  workspace: number;
  /** Publishing days of its posts, newest first, and the day on which each is read next. */
  published: number[];
  nextRead: number[];
  /** Days between two posts. */
  gap: number;
  /** Instants, in milliseconds. */
  listedAt: number;
  readAt: number;
  failures: number;
}

/** Always the same world for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * A channel of three years: half of them have fewer than 80 posts, one in a hundred more than a thousand.
 */
export function makeChannel(
  made: Pick<Channel, "id" | "workspace" | "listedAt" | "readAt">,
  random: () => number,
): Channel {
  const listedOn = dayNumber(made.listedAt);
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const posts = Math.min(5_000, Math.ceil(Math.exp(Math.log(80) + 1.2 * normal)));
  const gap = 1_000 / posts;
  const published: number[] = [];
  const nextRead: number[] = [];
  let age = random() * gap;
  for (let post = 0; post < posts; post += 1) {
    published.push(Math.floor(listedOn - age));
    // As the weeks since their first reading leave them: the old ones are due with one of the next four whole lists.
    nextRead.push(listedOn + (age <= 35 ? 1 : age <= 365 ? 7 : 7 * (1 + Math.floor(4 * random()))));
    age += gap * 2 * random();
  }
  return { ...made, published, nextRead, gap, failures: 0 };
}

/** What a visit asks of the platform, in requests by allowance. */
export interface PlannedVisit {
  units: number;
  batch: number;
  /** Once all requests went out: the posts have their readings. */
  settle(): void;
}

/**
 * One visit, as `readPosts` makes it: which pages are read and which posts named is decided by the product's own
 * functions, from posts as it has them on its list.
 */
export function planVisit(channel: Channel, now: number): PlannedVisit {
  const { published, nextRead } = channel;
  const today = dayNumber(now);
  while ((published[0] ?? 0) + channel.gap <= today) {
    published.unshift(Math.floor((published[0] ?? 0) + Math.max(1, channel.gap)));
    nextRead.unshift(today);
  }
  const pages = Math.max(1, Math.ceil(published.length / pageSize));
  const read = isWholeListDue(dayText(dayNumber(channel.listedAt)), dayText(today))
    ? pages
    : pagesUntilEnough(channel, pages, today);
  const due = [...nextRead.keys()].filter((post) => (nextRead[post] ?? 0) <= today);
  const listed = due.filter((post) => post < read * pageSize).length;
  return {
    units: 1 + read + Math.ceil((due.length - listed) / pageSize),
    batch: Math.ceil(listed / pageSize),
    settle() {
      for (const post of due) {
        const age = today - (published[post] ?? 0);
        // As `next_read_day` has it.
        nextRead[post] = today + (age <= 35 ? 1 : age <= 365 ? 7 : 28);
      }
      if (read === pages) channel.listedAt = now;
      channel.readAt = now;
      channel.failures = 0;
    },
  };
}

function pagesUntilEnough(channel: Channel, pages: number, today: number): number {
  if (pages === 1) return 1;
  const listing = listingOf(channel);
  for (let read = 1; read < pages; read += 1) {
    listPage(listing, read);
    if (mayStop(listing, dayText(today), pageSize)) return read;
  }
  return pages;
}

const texts: string[] = [];
function dayText(day: number): Day {
  texts[day] ??= new Date(day * dayMs).toISOString().slice(0, 10);
  return texts[day] as Day;
}

const noId = Buffer.alloc(0);
const noCounts: ListedPost = { externalId: "", counts: null };

function listingOf({ published, nextRead }: Channel): Listing {
  const known = new Map<bigint, KnownPost>();
  for (let post = 0; post < published.length; post += 1) {
    const id = BigInt(post);
    known.set(id, {
      id,
      publicId: "",
      externalId: noId,
      publishedAt: new Date((published[post] ?? 0) * dayMs),
      nextReadDay: dayText(nextRead[post] ?? 0),
    });
  }
  return { known, listed: new Map(), pageSize, reachesKnown: true, isWhole: false };
}

function listPage({ listed }: Listing, page: number): void {
  for (let post = (page - 1) * pageSize; post < page * pageSize; post += 1)
    listed.set(BigInt(post), noCounts);
}
