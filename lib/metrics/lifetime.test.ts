import { describe, expect, test } from "vitest";
import { parseDay } from "@/lib/dates";
import { breaksOf, type LedgerEntry } from "./ledger";
import { type Life, medianAtAge } from "./lifetime";

const none = () => [];
const life = (published: string, counts: Record<number, bigint | null>): Life => ({
  publishedDay: parseDay(published),
  counts: new Map(Object.entries(counts).map(([age, count]) => [Number(age), count])),
});
const post = life("2026-05-01", { 0: 10n, 1: 20n, 3: 40n });

describe("the median at the same age", () => {
  test("is over the posts that were read at that very age, and says how many", () => {
    const others = [
      life("2026-04-01", { 0: 1n, 1: 10n, 3: 100n }),
      life("2026-04-02", { 0: 2n, 1: 20n, 2: 150n, 3: 200n }),
      life("2026-04-03", { 0: 3n, 1: 30n, 4: 9_000n }),
      life("2026-04-04", { 0: 4n, 1: 41n, 3: null }),
      life("2026-04-05", { 0: 50n, 1: 50n, 3: 300n }),
      life("2026-04-06", { 1: 60n, 3: 401n }),
      life("2026-04-07", { 3: 500n }),
    ];
    expect(medianAtAge(post, others, none)).toEqual([
      { ageDays: 0, median: 3n, posts: 5, otherCounting: 0 },
      { ageDays: 1, median: (30 + 41) / 2, posts: 6, otherCounting: 0 },
      { ageDays: 3, median: 300n, posts: 5, otherCounting: 0 },
    ]);
  });

  test("is none where fewer than five posts were read at it", () => {
    const four = [1n, 2n, 3n, 4n].map((count) => life("2026-04-01", { 0: count }));
    expect(medianAtAge(post, four, none)).toEqual([
      { ageDays: 0, median: null, posts: 4, otherCounting: 0 },
      { ageDays: 1, median: null, posts: 0, otherCounting: 0 },
      { ageDays: 3, median: null, posts: 0, otherCounting: 0 },
    ]);
  });

  const change: LedgerEntry = {
    id: "views-count-otherwise",
    from: parseDay("2026-05-04"),
    complete: parseDay("2026-05-06"),
    effect: "counting",
    account: [],
    post: ["views"],
    words: "",
    before: "",
    after: "",
    source: { label: "", url: "" },
  };
  const breaks = breaksOf([change], { of: "post", metric: "views" });
  const five = (published: string) =>
    [1n, 2n, 3n, 4n, 5n].map((count) => life(published, { 0: count, 1: count * 10n, 3: count * 100n }));

  test("leaves out posts whose life until then reaches over a change of definition, and counts them", () => {
    // Read at three days on 4 May, when the change began; at one day on 2 May, before it.
    expect(
      medianAtAge(post, five("2026-04-01"), breaks).map(({ median, otherCounting }) => [
        median,
        otherCounting,
      ]),
    ).toEqual([
      [3n, 0],
      [30n, 0],
      [null, 5],
    ]);
    // Published two days later, they reach the change at one day.
    expect(
      medianAtAge(post, five("2026-05-03"), breaks).map(({ posts, otherCounting }) => [posts, otherCounting]),
    ).toEqual([
      [5, 0],
      [0, 5],
      [0, 5],
    ]);
  });

  test("compares posts from after a change with one another, and with none from before it", () => {
    const after = life("2026-05-06", { 0: 1n, 1: 1n, 3: 1n });
    expect(medianAtAge(after, five("2026-06-01"), breaks).map(({ median }) => median)).toEqual([
      3n,
      30n,
      300n,
    ]);
    expect(
      medianAtAge(after, five("2026-04-01"), breaks).map(({ posts, otherCounting }) => [
        posts,
        otherCounting,
      ]),
    ).toEqual([
      [0, 5],
      [0, 5],
      [0, 5],
    ]);
    // While it was under way, counts belong to neither definition.
    expect(medianAtAge(after, five("2026-05-05"), breaks).map(({ posts }) => posts)).toEqual([0, 0, 0]);
  });
});
