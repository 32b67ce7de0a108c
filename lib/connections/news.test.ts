import { describe, expect, test } from "vitest";
import { keyOf, type NewsFacts, newsOf } from "./news";

const now = new Date("2026-06-20T12:00:00Z");
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
const fine: NewsFacts = {
  state: "active",
  deleteDataAt: null,
  endsAt: null,
  grantedAt: inDays(-100),
  told: null,
};
const news = (change: Partial<NewsFacts>) => newsOf({ ...fine, ...change }, now);

test("a working connection without an end is no news", () => {
  expect(news({})).toBeNull();
});

describe("a lost grant", () => {
  const lost = { state: "needs-reconnect", deleteDataAt: inDays(28) } as const;

  test("is told at once, a week and a day before its figures end, and each of them once", () => {
    const ends = [28, 8, 7.5, 7, 3, 1.1, 1, 0.5];
    let told: string | null = null;
    const heard = ends.map((days) => {
      // The end stays, the calendar moves.
      const at = new Date(lost.deleteDataAt.getTime() - days * 86_400_000);
      const found = newsOf({ ...fine, ...lost, told }, at);
      if (found) told = keyOf(found);
      return found?.milestone ?? null;
    });
    expect(heard).toEqual(["lost", null, null, "week", null, null, "day", null]);
    expect(told).toBe("day:2026-07-18");
  });

  test("whose figures stay is told once", () => {
    const kept = { state: "needs-reconnect", deleteDataAt: null } as const;
    expect(news(kept)).toEqual({ about: "lost", until: null, milestone: "lost" });
    expect(news({ ...kept, told: "lost:" })).toBeNull();
  });

  test("with another end than the one that was told is news again", () => {
    expect(news({ ...lost, told: "day:2026-05-01" })?.milestone).toBe("lost");
  });
});

describe("a grant that the platform ends by itself", () => {
  test.each([
    [20, null],
    [7.01, null],
    [7, "week"],
    [1, "day"],
    [-0.01, null],
  ])("%d days before its end: %s", (days, milestone) => {
    expect(news({ endsAt: inDays(days) })?.milestone ?? null).toBe(milestone);
  });

  test("is no news on the day it was given", () => {
    expect(news({ endsAt: inDays(6.9), grantedAt: inDays(-0.1) })).toBeNull();
    expect(news({ endsAt: inDays(5.9), grantedAt: inDays(-1.1) })?.about).toBe("grant");
  });
});

test("figures of a platform that has long been silent are told a week and a day ahead; a disconnect under way is no news", () => {
  expect(news({ deleteDataAt: inDays(2) })).toMatchObject({ about: "figures", milestone: "week" });
  expect(news({ deleteDataAt: inDays(12) })).toBeNull();
  expect(news({ state: "revoking", deleteDataAt: inDays(2) })).toBeNull();
});
