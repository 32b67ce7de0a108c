import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysBetween, eachDay, parseDay } from "@/lib/dates";
import { runs } from "@/lib/testing/runs";
import { medianCount, medianRatio, ratio, sum } from "./combine";
import { engagement, engagementParts, engagementRateSeries, type PostHistory } from "./engagement";

const linkedDay = parseDay("2026-01-10");
const parts = ["likes", "comments"] as const;
const isComparable = () => true;

const post = (
  published: string,
  ...readings: [string, bigint | null, bigint | null, bigint][]
): PostHistory => ({
  publishedDay: parseDay(published),
  readings: readings.map(([day, likes, comments, views]) => ({
    day: parseDay(day),
    counts: { likes, comments, views },
  })),
});

describe("engagement", () => {
  test("adds up what a platform makes public besides views", () => {
    expect(engagementParts(["views", "likes", "comments"])).toEqual(["likes", "comments"]);
    expect(engagement({ views: 9n, likes: 3n, comments: 2n }, parts)).toBe(5n);
  });

  test("is unknown where a part is, and not smaller", () => {
    expect(engagement({ likes: 3n, comments: null }, parts)).toBeNull();
    expect(engagement({ likes: 3n }, parts)).toBeNull();
    expect(engagement({}, [])).toBeNull();
    expect(engagement({ likes: 0n, comments: 0n }, parts)).toBe(0n);
  });
});

describe("a part the platform gives of none of the posts", () => {
  const absent = ["shares"] as const;
  const reading = (counts: object, more: object = {}) => ({ day: linkedDay, counts, ...more });
  const rate = (readings: ReturnType<typeof reading>[]) =>
    engagementRateSeries(
      readings.map((one) => ({ publishedDay: linkedDay, readings: [one] })),
      { by: "views", parts: ["likes", "comments", "shares"], days: [linkedDay], isComparable },
    )[0];

  test("is left away, and it says which", () => {
    const counts = { likes: 3n, comments: 2n, shares: null, views: 100n };
    expect(rate([reading(counts, { absent })])).toMatchObject({
      median: 0.05,
      posts: 1,
      without: ["shares"],
    });
  });

  test("but not where it is given of another, nor where an owner hides it", () => {
    const silent = reading({ likes: 3n, comments: 2n, shares: null, views: 100n }, { absent });
    const told = reading({ likes: 3n, comments: 2n, shares: 5n, views: 100n });
    expect(rate([silent, told])).toMatchObject({ median: 0.1, posts: 1, without: [] });
    const hidden = reading({ likes: null, comments: 2n, shares: null, views: 100n }, { absent });
    expect(rate([hidden])).toMatchObject({ median: null, posts: 0, without: ["shares"] });
  });

  test("leaves nothing where it is all there is", () => {
    const nothing = reading({ views: 100n }, { absent: ["likes", "comments", "shares"] });
    expect(rate([nothing])).toMatchObject({ median: null, posts: 0 });
    expect(rate([])).toMatchObject({ median: null, without: [] });
  });
});

describe("the middle", () => {
  test("of whole numbers stays exact, and of an even number of them is the mean of two", () => {
    expect(medianCount([])).toBeNull();
    expect(medianCount([2n ** 60n + 1n])).toBe(2n ** 60n + 1n);
    expect(medianCount([9n, 1n, 5n])).toBe(5n);
    expect(medianCount([1n, 3n])).toBe(2n);
    expect(medianCount([1n, 2n])).toBe(1.5);
  });

  test("of rates lies between its neighbours", () => {
    expect(medianRatio([0.4, 0.1, 0.2, 0.3])).toBeCloseTo(0.25, 12);
    expect(medianRatio([])).toBeNull();
  });

  test("a ratio to nothing is undefined", () => {
    expect(ratio(3n, 0n)).toBeNull();
    expect(sum([1n, 2n, 3n])).toBe(6n);
  });
});

describe("an engagement rate", () => {
  const byFollowers = (posts: readonly PostHistory[], day: string, followers: Record<string, bigint> = {}) =>
    engagementRateSeries(posts, {
      by: "followers",
      parts,
      isComparable,
      days: [parseDay(day)],
      linkedDay,
      followersOn: (on) => followers[on] ?? null,
    })[0];

  test("divides a post's newest reading up to the day by the followers of its publishing day", () => {
    const one = post(
      "2026-01-12",
      ["2026-01-12", 5n, 0n, 50n],
      ["2026-01-15", 18n, 2n, 90n],
      ["2026-01-20", 99n, 9n, 900n],
    );
    expect(byFollowers([one], "2026-01-19", { "2026-01-12": 1_000n })).toMatchObject({
      median: 0.02,
      posts: 1,
    });
    expect(byFollowers([one], "2026-01-20", { "2026-01-12": 1_000n })?.median).toBe(0.108);
  });

  test("takes the 28 days to the day, that day included", () => {
    const one = post("2026-01-12", ["2026-01-12", 10n, 0n, 50n]);
    const followers = { "2026-01-12": 1_000n };
    expect(byFollowers([one], "2026-02-08", followers)?.posts).toBe(1);
    expect(byFollowers([one], "2026-02-09", followers)).toMatchObject({ posts: 0, median: null });
    expect(byFollowers([one], "2026-01-11", followers)?.posts).toBe(0);
  });

  test("counts what it leaves out, by the reason", () => {
    const posts = [
      post("2026-01-09", ["2026-01-12", 5n, 5n, 50n]),
      post("2026-01-11", ["2026-01-12", 5n, 5n, 50n]),
      post("2026-01-13", ["2026-01-13", null, 5n, 50n]),
      post("2026-01-14", ["2026-01-30", 5n, 5n, 50n]),
      post("2026-01-15", ["2026-01-15", 10n, 10n, 50n]),
    ];
    expect(
      byFollowers(posts, "2026-01-20", { "2026-01-13": 9n, "2026-01-14": 9n, "2026-01-15": 1_000n }),
    ).toEqual({
      day: "2026-01-20",
      median: 0.02,
      sumOverSum: 0.02,
      posts: 1,
      interval: null,
      spread: { low: 0.02, high: 0.02 },
      leftOut: { olderThanLink: 1, noFollowers: 1, notRead: 1, notPublic: 1, otherCounting: 0, doubtful: 0 },
      without: [],
    });
  });

  test("by views needs no followers, so posts from before the link count", () => {
    const posts = [
      post("2026-01-05", ["2026-01-12", 5n, 5n, 100n]),
      post("2026-01-06", ["2026-01-12", 0n, 0n, 0n]),
    ];
    const [point] = engagementRateSeries(posts, {
      by: "views",
      parts,
      isComparable,
      days: [parseDay("2026-01-12")],
    });
    expect(point).toMatchObject({ median: 0.1, posts: 1, leftOut: { olderThanLink: 0, notPublic: 1 } });
  });

  test("a post last read before a change of counting is left out on the days after it", () => {
    const changed = parseDay("2026-01-20");
    const posts = [
      post("2026-01-12", ["2026-01-19", 10n, 0n, 100n]),
      post("2026-01-13", ["2026-01-19", 10n, 0n, 100n], ["2026-01-20", 10n, 0n, 400n]),
    ];
    const points = engagementRateSeries(posts, {
      by: "views",
      parts,
      isComparable: (read, on) => !(read < changed && on >= changed),
      days: [addDays(changed, -1), changed],
    });
    expect(points).toMatchObject([
      { median: 0.1, posts: 2, leftOut: { otherCounting: 0 } },
      { median: 0.025, posts: 1, leftOut: { otherCounting: 1 } },
    ]);
  });

  test("a post with a flagged reading behind its rate is left out and counted, as long as it is the newest", () => {
    const day = parseDay("2026-01-15");
    const one = post("2026-01-12", ["2026-01-14", 10n, 0n, 1_000n], ["2026-01-15", 100n, 0n, 1_010n]);
    const flagged = {
      ...one,
      readings: one.readings.map((reading, index) =>
        index === 1 ? { ...reading, doubtful: ["likes" as const] } : reading,
      ),
    };
    const rates = (posts: PostHistory[], followers: bigint | "doubtful" = 500n) =>
      engagementRateSeries(posts, {
        by: "followers",
        parts,
        isComparable,
        days: [addDays(day, -1), day],
        linkedDay,
        followersOn: () => followers,
      });
    expect(rates([flagged])).toMatchObject([
      { median: 0.02, leftOut: { doubtful: 0 } },
      { median: null, leftOut: { doubtful: 1 } },
    ]);
    expect(rates([one])[1]).toMatchObject({ median: 0.2, leftOut: { doubtful: 0 } });
    expect(rates([one], "doubtful")[1]).toMatchObject({ median: null, leftOut: { doubtful: 1 } });
  });

  test("median and sum over sum are two things: a large post weighs in the second only", () => {
    const posts = [
      post("2026-01-12", ["2026-01-12", 10n, 0n, 100n]),
      post("2026-01-12", ["2026-01-12", 20n, 0n, 100n]),
      post("2026-01-12", ["2026-01-12", 0n, 0n, 10_000n]),
    ];
    const [point] = engagementRateSeries(posts, {
      by: "views",
      parts,
      isComparable,
      days: [parseDay("2026-01-12")],
    });
    expect(point?.median).toBe(0.1);
    expect(point?.sumOverSum).toBe(30 / 10_200);
  });

  test("equals a calculation that looks at every post on every day", () => {
    const first = parseDay("2026-01-01");
    const reading = fc.record({
      age: fc.integer({ min: 0, max: 40 }),
      likes: fc.option(fc.bigInt({ min: 0n, max: 9_999n }), { freq: 6 }),
      comments: fc.bigInt({ min: 0n, max: 99n }),
      views: fc.bigInt({ min: 0n, max: 99_999n }),
    });
    const history = fc.record({
      published: fc.integer({ min: 0, max: 80 }),
      readings: fc.uniqueArray(reading, { selector: ({ age }) => age, maxLength: 8 }),
    });
    fc.assert(
      fc.property(fc.array(history, { maxLength: 40 }), (histories) => {
        const posts = histories.map(
          ({ published, readings }): PostHistory => ({
            publishedDay: addDays(first, published),
            readings: readings
              .toSorted((a, b) => a.age - b.age)
              .map(({ age, ...counts }) => ({ day: addDays(first, published + age), counts })),
          }),
        );
        const followers = (index: number) => (index % 9 === 0 ? null : BigInt(1_000 + index));
        const days = eachDay({ from: first, to: addDays(first, 90) });
        const points = engagementRateSeries(posts, {
          by: "followers",
          parts,
          isComparable,
          days,
          linkedDay: addDays(first, 10),
          followersOn: (day) => followers(daysBetween(first, day)),
        });
        points.forEach((point, d) => {
          const rates: number[] = [];
          for (const { published, readings } of histories) {
            if (published < 10 || published > d || published <= d - 28) continue;
            let newest: (typeof readings)[number] | undefined;
            for (const one of readings) {
              if (published + one.age <= d && (!newest || one.age > newest.age)) newest = one;
            }
            const base = followers(published);
            if (!newest || newest.likes === null || base === null) continue;
            rates.push(Number(newest.likes + newest.comments) / Number(base));
          }
          rates.sort((a, b) => a - b);
          const half = rates.length / 2;
          const middle =
            rates.length === 0
              ? null
              : rates.length % 2 === 1
                ? (rates[Math.floor(half)] ?? 0)
                : ((rates[half - 1] ?? 0) + (rates[half] ?? 0)) / 2;
          expect(point.posts).toBe(rates.length);
          expect(point.median).toBe(middle);
        });
      }),
      runs(60),
    );
  });
});
