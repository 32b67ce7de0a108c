import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "@/lib/testing/runs";
import { bestTime, leastPosts, soundAtTime, soundPosts, type TimedPost } from "./best-time";

// 5 January 2026 is a Monday.
const monday = Date.UTC(2026, 0, 5);
const at = (weekday: number, hour: number, week = 0) =>
  new Date(monday + ((week * 7 + weekday) * 24 + hour) * 3_600_000);

/** Numbers from 0 to 1 that differ from seed to seed and are the same every time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) / 16_777_216;
  };
}

/** Posts at the same few times as people have, or at any, with values that know nothing of them. */
function randomWorld(seed: number, size: number, habit: number): TimedPost[] {
  const random = numbers(seed);
  for (let warm = 0; warm < 8; warm += 1) random();
  return Array.from({ length: size }, (_, week) => {
    const isHabit = random() < habit;
    const [weekday, hour] = isHabit
      ? [Math.floor(random() * 3), 8 + 4 * Math.floor(random() * 3)]
      : [Math.floor(random() * 7), Math.floor(random() * 24)];
    return { publishedAt: at(weekday, hour, week), value: 0.02 + 0.1 * random() ** 3 };
  });
}

describe("the best time to post", () => {
  test("finds a time that is planted strongly, and says by how much", () => {
    const posts = randomWorld(7, 120, 0.5).map((post, index) =>
      index % 8 === 0 ? { publishedAt: at(4, 17, index), value: 0.3 + index / 10_000 } : post,
    );
    const found = bestTime(posts);
    expect(found).toMatchObject({ signal: "ok", lack: null, posts: 120, chance: 1 / 500 });
    expect(found.best).toMatchObject({ weekday: 4, block: 4 });
    const own = posts.filter(
      ({ publishedAt }) => publishedAt.getUTCDay() === 5 && publishedAt.getUTCHours() >> 2 === 4,
    );
    const middle = (values: number[]) => {
      const sorted = values.toSorted((a, b) => a - b);
      return (
        ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.floor(sorted.length / 2)] ?? 0)) /
        2
      );
    };
    expect(found.best?.posts).toBe(own.length);
    expect(found.best?.relative).toBe(
      middle(own.map(({ value }) => value)) / middle(posts.map(({ value }) => value)),
    );
  });

  test("is none in nearly all worlds in which times mean nothing", () => {
    const worlds = runs(400, 2_000).numRuns;
    let named = 0;
    for (let seed = 1; seed <= worlds; seed += 1) {
      const size = leastPosts + ((seed * 37) % 170);
      const { signal } = bestTime(randomWorld(seed * 7_919, size, (seed % 4) / 4));
      if (signal !== "none") named += 1;
    }
    // By its own rule one in twenty: at most 25 of 500 orders, the real one among them, may be as good. So many more as
    // chance adds in 1 of 100 draws are let pass, 30 of 400: of one in ten it would pass in 5 of 100. The worlds are
    // always the same; some have too few times to try, so that a little fewer are named.
    const spread = Math.sqrt(worlds * 0.05 * 0.95);
    expect(named).toBeGreaterThan(worlds / 20 - 3.3 * spread);
    expect(named).toBeLessThanOrEqual(worlds / 20 + 2.33 * spread);
  });

  test("is none of few posts, of one time, or of equal ones, and says which", () => {
    const same = (length: number, weekday = (index: number) => index % 7) =>
      Array.from({ length }, (_, index) => ({ publishedAt: at(weekday(index), 9, index), value: 0.1 }));
    expect(bestTime([])).toMatchObject({ signal: "none", lack: "posts", median: null, chance: null });
    expect(bestTime(same(leastPosts - 1))).toMatchObject({
      signal: "none",
      lack: "posts",
      posts: leastPosts - 1,
    });
    expect(bestTime(same(60, () => 2))).toMatchObject({ signal: "none", lack: "times" });
    expect(bestTime(same(70))).toMatchObject({ signal: "none", lack: "difference", chance: 1, best: null });
  });

  test("is thin where what stands out stands on few posts", () => {
    const world = (size: number, best: number) =>
      Array.from({ length: size }, (_, index): TimedPost => {
        const isBest = index < best;
        return {
          publishedAt: at(isBest ? 6 : index % 5, 9, index),
          value: isBest ? 1 + index : index / 1_000,
        };
      });
    expect(bestTime(world(soundPosts, soundAtTime))).toMatchObject({
      signal: "ok",
      best: { weekday: 6, block: 2 },
    });
    expect(bestTime(world(soundPosts, soundAtTime - 1))).toMatchObject({
      signal: "thin",
      best: { weekday: 6 },
    });
    expect(bestTime(world(soundPosts - 1, soundAtTime))).toMatchObject({
      signal: "thin",
      best: { weekday: 6 },
    });
  });

  test("puts every post into the weekday and the four hours of its UTC time, whatever the order", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            at: fc.integer({ min: 0, max: 400 * 86_400 }),
            value: fc.double({ min: 0, max: 1, noNaN: true }),
          }),
          {
            maxLength: 80,
          },
        ),
        (made) => {
          const posts = made.map((one) => ({
            publishedAt: new Date(monday + one.at * 1000),
            value: one.value,
          }));
          const { cells } = bestTime(posts);
          expect(cells).toHaveLength(42);
          const blocks = posts.map(
            ({ publishedAt }) => Math.floor((publishedAt.getTime() - monday) / 14_400_000) % 42,
          );
          expect(cells.map((cell) => cell.posts)).toEqual(
            cells.map((_, cell) => blocks.filter((one) => one === cell).length),
          );
          expect(bestTime(posts)).toEqual(bestTime(posts));
        },
      ),
      runs(20),
    );
  });
});
