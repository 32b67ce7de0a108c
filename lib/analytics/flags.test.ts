import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { PersonContext } from "@/lib/context";
import { addDays, type Day, eachDay, parseDay, startOfDay } from "@/lib/dates";
import { clients } from "@/lib/db";
import { inLanguage } from "@/lib/language/in-language";
import { measured } from "@/lib/metrics/value";
import { createAccount, type MadeAccount } from "@/lib/testing/accounts";
import { at, createPerson } from "@/lib/testing/builders";
import { createDays, createPost } from "@/lib/testing/readings";
import { getAccount } from "./get-account";
import { getOverview } from "./get-overview";
import { getPost } from "./get-post";

afterAll(() => clients().close());
beforeEach(() => vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "accepted"));

const from = parseDay("2026-05-01");
const now = parseDay("2026-06-15");
const wrongDay = parseDay("2026-05-20");
const flag = "stands far from 1,018 on 19 May 2026 and 1,020 on 21 May 2026";

let ctx: PersonContext;
let account: MadeAccount;
/** A follower more each day from 1,001 on, and a digit too many on one of them. */
beforeEach(async () => {
  ctx = (await createPerson({ now: new Date(startOfDay(now).getTime() + 43_200_000) })).ctx;
  account = await createAccount(at(ctx, { now: startOfDay(from) }), { handle: "@atlas" });
  await createDays(
    ctx,
    account,
    eachDay({ from, to: addDays(now, 1) }).map((day, index) => ({
      day,
      counts: {
        followers: measured(day === wrongDay ? 10_200n : BigInt(1_000 + index)),
        views: measured(9n),
      },
    })),
  );
});

const look = (first: string, last: string, compare?: "previous") =>
  getAccount(ctx, { accountId: account.publicId, params: { from: first, to: last, compare } });
const followersOf = async (...period: Parameters<typeof look>) => {
  const page = await look(...period);
  const [figure] = page.figures;
  const line = page.lines.find(({ metric }) => metric === "followers")?.line;
  if (!figure || !line) throw new Error("No followers");
  return { page, figure, line };
};

describe("a flagged reading", () => {
  test("is kept as read and marked on its day, in the sentence on top and among what changed", async () => {
    const { page, line } = await followersOf("2026-05-10", "2026-05-30");
    expect(line.points.find(({ day }) => day === wrongDay)).toMatchObject({ value: "10200", flag });
    expect(line.points.filter((point) => point.flag)).toHaveLength(1);
    expect(page.notes.map(({ text }) => text)).toEqual([
      `@atlas on YouTube: the count of followers read on 20 May 2026, 10,200, ${flag}. It is kept as read and flagged.`,
    ]);
    expect((await getOverview(ctx, { from: "2026-05-10", to: "2026-05-30" })).notes[0]?.link?.href).toBe(
      "/definitions#doubt",
    );
  });

  test("is told to each in their own language, whoever looked before", async () => {
    const flagOf = async () => {
      const { line } = await followersOf("2026-05-10", "2026-05-30");
      return line.points.find(({ day }) => day === wrongDay)?.flag;
    };
    expect(await flagOf()).toBe(flag);
    expect(await inLanguage("de", flagOf)).toBe(
      "liegt weit entfernt von 1.018 am 19. Mai 2026 und 1.020 am 21. Mai 2026",
    );
    expect(await flagOf()).toBe(flag);
  });

  test("at the end of a period is told with the change, on the receipt and in the summary", async () => {
    const { page, figure } = await followersOf("2026-05-15", "2026-05-20");
    expect(figure.value.count).toBe("10200");
    expect(figure.change).toEqual({
      kind: "changed",
      difference: "9186",
      ratio: 9_186 / 1_014,
      against: "since 15 May 2026",
      caution: "The last reading is flagged.",
    });
    expect(figure.receipt.flag).toBe(flag);
    expect(page.summary).toBe(
      "Subscribers since 15 May 2026: +9,186 (+905.9%), the last reading is flagged.",
    );
  });

  test("at its start as well, and in the time before", async () => {
    const { figure } = await followersOf("2026-05-20", "2026-05-25");
    expect(figure.change).toMatchObject({ difference: "-9176", caution: "The first reading is flagged." });
    expect(figure.receipt.flag).toBeNull();
    const later = await followersOf("2026-05-21", "2026-05-22", "previous");
    expect(later.figure.comparison).toBe(
      "Previous period, 19 to 20 May 2026: +9,182 (+902.0%), the last reading is flagged.",
    );
    expect(later.figure.change).toMatchObject({ caution: null });
  });

  test("is told beside a returned number, where only those may stand", async () => {
    vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "");
    const { figure } = await followersOf("2026-05-15", "2026-05-20");
    expect(figure.change).toMatchObject({ kind: "earlier", caution: "The last reading is flagged." });
  });

  test("of followers is behind no rate, which says so", async () => {
    for (const published of [wrongDay, addDays(wrongDay, 1)]) {
      await createPost(ctx, account, {
        publishedAt: startOfDay(published),
        readings: [
          { at: startOfDay(addDays(published, 1)), counts: { views: 100n, likes: 20n, comments: 1n } },
        ],
      });
    }
    const { page } = await followersOf("2026-05-15", "2026-05-30");
    const rate = page.figures.find(({ metric }) => metric === "Engagement rate");
    expect(rate?.note).toBe(
      "Calculated by followers: median of 1 video; left out: 1 with a flagged reading.",
    );
    expect(rate?.value.count).toBe(String(21 / 1_020));
  });

  test("of a post is marked in its life; its comments, which their owner may clear out, are not judged", async () => {
    const days: Day[] = eachDay({ from: parseDay("2026-06-01"), to: parseDay("2026-06-05") });
    const post = await createPost(ctx, account, {
      publishedAt: startOfDay(days[0] ?? from),
      readings: days.map((day, index) => ({
        at: startOfDay(day),
        counts: {
          views: index === 2 ? 90_000n : BigInt(900 + index),
          likes: BigInt(90 + index),
          comments: index === 2 ? 900n : 9n,
        },
      })),
    });
    const { lines } = await getPost(ctx, { postId: post });
    const flags = lines.map(({ metric, line }) => [metric, line.points.flatMap((point) => point.flag ?? [])]);
    expect(flags).toEqual([
      ["views", ["stands far from 901 on 2 Jun 2026 and 903 on 4 Jun 2026"]],
      ["likes", []],
      ["comments", []],
    ]);
  });
});

test("the same reading is flagged in every period it lies in, also as the first or the last day of one", async () => {
  for (const [first, last] of [
    ["2026-05-20", "2026-05-20"],
    ["2026-05-20", "2026-06-15"],
    ["2026-05-01", "2026-05-20"],
  ] as const) {
    const { line } = await followersOf(first, last);
    expect(line.points.flatMap((point) => (point.flag ? [point.day] : []))).toEqual([wrongDay]);
  }
});
