import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { compareAccounts } from "@/lib/analytics/compare-accounts";
import { getAccount } from "@/lib/analytics/get-account";
import { getBestTime } from "@/lib/analytics/get-best-time";
import { getExtremes } from "@/lib/analytics/get-extremes";
import { getOverview } from "@/lib/analytics/get-overview";
import { getPost } from "@/lib/analytics/get-post";
import { listPosts } from "@/lib/analytics/list-posts";
import type { LineView } from "@/lib/analytics/views";
import type { PersonContext } from "@/lib/context";
import { addDays, type Day, eachDay, parseDay, startOfDay } from "@/lib/dates";
import { clients } from "@/lib/db";
import { ForbiddenError, NotFoundError } from "@/lib/errors";
import { hidden, measured, rounded } from "@/lib/metrics/value";
import { createAccount, type MadeAccount } from "@/lib/testing/accounts";
import { at, createPerson } from "@/lib/testing/builders";
import { bringDays } from "@/lib/testing/imports";
import { createDays, createPost } from "@/lib/testing/readings";
import { readWorkbook } from "@/lib/testing/workbook";
import { downloadAccountChart } from "./download-account";
import { downloadComparison } from "./download-comparison";
import { downloadOverview } from "./download-overview";
import { downloadPostChart } from "./download-post";
import { downloadPostTable } from "./download-post-table";
import { downloadPosts } from "./download-posts";
import type { DataTable } from "./table";
import { writeTable } from "./write";

const from = parseDay("2025-03-10");
const now = parseDay("2025-04-20");
const period = { from: "2025-03-01", to: "2025-04-20" };
const gapDay = parseDay("2025-03-15");
const hiddenDay = parseDay("2025-03-17");
const farBeyondDoubles = 9_007_199_254_740_993n;

let ctx: PersonContext;
let account: MadeAccount;
let postIds: string[];

beforeEach(() => vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "accepted"));

// Imported, rounded, hidden, flagged, a gap, a change of definition on 31 March, and counts no double can hold.
beforeAll(async () => {
  ctx = (await createPerson({ now: new Date(startOfDay(now).getTime() + 43_200_000) })).ctx;
  account = await createAccount(at(ctx, { now: startOfDay(from) }), { handle: "=atlas" });
  const followersOn = (day: Day, index: number) => {
    if (day === hiddenDay) return hidden();
    if (day === "2025-04-05") return rounded(123_000n, 3);
    return rounded(BigInt(12_300 + 10 * index) * 1n, 3);
  };
  await createDays(
    ctx,
    account,
    eachDay({ from, to: addDays(now, 1) }).map((day, index) =>
      day === gapDay
        ? { day, gap: "platform-unavailable" as const }
        : {
            day,
            counts: {
              followers: followersOn(day, index),
              views: measured(farBeyondDoubles + BigInt(index)),
            },
          },
    ),
  );
  await bringDays(ctx, account, [
    {
      day: parseDay("2025-03-05"),
      second: null,
      counts: { followers: { state: "counted", count: 11_000n, power: 3 } },
    },
  ]);
  postIds = [];
  for (let index = 0; index < 60; index += 1) {
    const published = addDays(from, index % 40);
    postIds.push(
      await createPost(ctx, account, {
        publishedAt: new Date(startOfDay(published).getTime() + index * 1_000),
        readings: eachDay({ from: published, to: addDays(now, 1) })
          .slice(0, 3)
          .map((day, age) => ({
            at: new Date(startOfDay(day).getTime() + 79_200_000),
            counts: {
              views: BigInt(1_000 * (age + 1) + index),
              likes: index === 7 ? hidden() : BigInt(40 - 3 * age + index),
              comments: 3n,
            },
          })),
      }),
    );
  }
});
afterAll(() => clients().close());

type Rows = Record<string, string>[];

async function csvRows(table: DataTable): Promise<Rows> {
  return parse(Buffer.from((await writeTable(table, "csv")).body), { columns: true });
}

/** The rows back in the shape in which the screen has them; days of a gap without a point left out. */
function pointsIn(rows: Rows, metric: string) {
  return rows
    .filter((row) => row.metric === metric)
    .map((row) => ({
      day: row.day_utc,
      value: row.value === "" ? null : row.value,
      state: row.state,
      readAt: row.read_at_utc === "" ? null : row.read_at_utc,
      ...(row.low === "" ? {} : { low: row.low, high: row.high }),
      ...(row.imported === "yes" ? { isImported: true } : {}),
      ...(row.flagged === "" ? {} : { flag: row.flagged }),
    }));
}

const bare = ({ points }: LineView) =>
  points.map(({ low, high, ...point }) => ({ ...point, ...(low === undefined ? {} : { low, high }) }));

/** Beside a median stand the ends of its interval. */
const withEnds = (line: LineView) =>
  bare({ ...line, points: line.points.map(({ interval, ...point }) => ({ ...point, ...interval })) });

const chart = (name: string, params: Record<string, string> = period) =>
  downloadAccountChart(ctx, { accountId: account.publicId, chart: name, params });
const postTable = (
  table: string,
  params: Record<string, string> = {},
  who = ctx,
  accountId: string | null = account.publicId,
) => downloadPostTable(who, { accountId, table, params });
const page = (params: Record<string, string> = period) =>
  getAccount(ctx, { accountId: account.publicId, params });

describe("the rows of an account's charts", () => {
  test("are the screen's points: states, bands, reading times, imports and flags", async () => {
    const lines = (await page()).lines.filter(({ metric }) => metric !== "posts");
    expect(lines.map(({ metric }) => metric)).toEqual(["followers", "views"]);
    for (const { metric, line } of lines) {
      expect(pointsIn(await csvRows(await chart(metric)), line.name)).toEqual(bare(line));
    }
    const followers = pointsIn(await csvRows(await chart("followers")), "Followers");
    expect(followers.find(({ day }) => day === "2025-03-05")).toEqual({
      day: "2025-03-05",
      value: "11000",
      state: "rounded",
      low: "11000",
      high: "11999",
      readAt: null,
      isImported: true,
    });
    expect(followers.find(({ day }) => day === hiddenDay)).toMatchObject({ value: null, state: "hidden" });
    expect(followers.find(({ day }) => day === "2025-04-05")?.flag).toMatch(/^stands far from /);
  });

  test("say why a day has no reading and what changed on which day", async () => {
    const rows = await csvRows(await chart("views"));
    expect(
      rows
        .filter((row) => row.gap_reason !== "")
        .map((row) => [row.day_utc, row.value, row.state, row.gap_reason]),
    ).toEqual([[gapDay, "", "missing", "the platform did not answer"]]);
    expect(
      rows.filter((row) => row.definition_break !== "").map((row) => [row.day_utc, row.definition_break]),
    ).toEqual([["2025-03-31", "every start of a Short counts as a view"]]);
    expect(rows.find((row) => row.day_utc === "2025-04-20")?.value).toBe("9007199254741034");
  });

  test("are the calculated lines as well, each with its formula and version", async () => {
    const { calculated } = await page({ ...period, rate: "views" });
    const rate = await csvRows(await chart("rate", { ...period, rate: "views" }));
    expect(pointsIn(rate, "Engagement rate")).toEqual(calculated && withEnds(calculated.rate.line));
    expect(rate.filter(({ value }) => value !== "").length).toBeGreaterThan(20);
    expect(new Set(rate.map(({ unit, formula }) => [unit, formula].join("|")))).toEqual(
      new Set([
        "ratio|median over posts of the last 28 days of (engagement ÷ views of the same reading) (version 2)",
      ]),
    );
    const gains = await csvRows(await chart("engagement"));
    for (const line of calculated?.gains.lines ?? []) expect(pointsIn(gains, line.name)).toEqual(bare(line));
    // One more like for each day of a post's life is three fewer here: a number below 0 stays a number.
    expect(gains.filter(({ value }) => value?.startsWith("-")).length).toBeGreaterThan(20);
    expect(gains.filter(({ value }) => value?.startsWith("'"))).toEqual([]);
  });

  test("hold the days compared with as well, on their own dates and under a name of their own", async () => {
    const compared = { from: "2025-04-07", to: "2025-04-20", compare: "previous" };
    const before = await page({ from: "2025-03-24", to: "2025-04-06" });
    for (const [name, line] of [
      ["followers", before.lines.find(({ metric }) => metric === "followers")?.line],
      ["rate", before.calculated?.rate.line],
    ] as const) {
      const rows = await csvRows(await chart(name, compared));
      expect(pointsIn(rows, `${line?.name}, previous period`)).toEqual(line && withEnds(line));
      expect(rows[0]?.day_utc).toBe("2025-04-07");
    }
  });

  test("are in the workbook the same, number by number, beside a sheet that says what they are", async () => {
    for (const name of ["followers", "views", "rate", "engagement", "posts"]) {
      const table = await chart(name);
      const sheets = await readWorkbook((await writeTable(table, "xlsx")).body);
      const [head, ...rows] = sheets.get("Data") ?? [];
      expect(head).toEqual(table.columns);
      const csv: string[][] = parse(Buffer.from((await writeTable(table, "csv")).body), { from: 2 });
      expect(rows.map((row) => table.columns.map((_, at) => String(row[at] ?? "")))).toEqual(
        // What a spreadsheet would run is neutralised in a CSV; a cell of a workbook is text.
        csv.map((row) => row.map((cell) => cell.replace(/^'=/, "="))),
      );
    }
    const views = await chart("views");
    const last = (await readWorkbook((await writeTable(views, "xlsx")).body)).get("Data")?.at(-1);
    expect(last?.[views.columns.indexOf("value")]).toBe("9007199254741034");
    const followers = await chart("followers");
    const sheet = await readWorkbook((await writeTable(followers, "xlsx")).body);
    expect(sheet.get("Data")?.[1]?.slice(0, 7)).toEqual([
      "2025-03-05",
      "Followers",
      "subscribers",
      11_000,
      "rounded",
      11_000,
      11_999,
    ]);
    const said = new Map(sheet.get("About")?.map(([word, text]) => [word, text]));
    expect(said.get("What")).toBe("Followers of =atlas on YouTube");
    expect(said.get("Platform")).toBe("YouTube");
    expect(said.get("Period")).toBe("2025-03-01 to 2025-04-20, both included");
    expect(said.get("Days")).toBe("Days are UTC.");
    expect(said.get("Calculated by Tallyglass")).toBe("Nothing: every number is as YouTube returned it.");
  });

  test("name the change of definition and the formula where there is one", async () => {
    const told = new Map((await chart("views")).about);
    expect(told.get("Change of definition on 31 Mar 2025")).toBe(
      "every start of a Short counts as a view. Numbers on both sides are not comparable.",
    );
    const rate = new Map((await chart("rate", { ...period, rate: "views" })).about);
    expect(rate.get("Calculated by Tallyglass: Engagement rate by views")).toBe(
      "median over posts of the last 28 days of (engagement ÷ views of the same reading) (version 2)",
    );
  });

  test("where the platform's rules allow its own figures only, are those of its posts and no rate", async () => {
    vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "");
    await expect(chart("rate")).rejects.toThrow(NotFoundError);
    const rows = await csvRows(await chart("engagement"));
    expect(new Set(rows.map(({ metric, formula }) => `${metric}|${formula}`))).toEqual(
      new Set(["Likes|", "Comments|"]),
    );
    expect((await chart("posts")).columns).not.toContain("rate");
  });
});

describe("the rows of other pages", () => {
  test("are all posts of the table, over its pages, in its order", async () => {
    const table = await downloadPosts(ctx, {
      accountId: account.publicId,
      params: { sort: "views", order: "ascending", page: "2" },
      pageSize: 25,
    });
    const rows = await csvRows(table);
    expect(rows).toHaveLength(60);
    // Each post's third reading, or the last there was.
    const views = rows.map((row) => Number(row.views));
    expect(views).toEqual(views.toSorted((a, b) => a - b));
    expect(rows.find((row) => row.post === postIds[7])).toMatchObject({
      account: "'=atlas",
      platform: "YouTube",
      views: "3007",
      likes: "",
      likes_state: "hidden",
      comments: "3",
      comments_state: "measured",
      rate: "",
      rate_state: "hidden",
      published_day_utc: "2025-03-17",
    });
    expect(rows.find((row) => row.post === postIds[8])).toMatchObject({
      views: "3008",
      likes: "42",
      rate: String(45 / 3008),
      rate_formula: "(likes + comments + shares) ÷ views of the same reading (version 2)",
    });
  });

  test("are a post's readings", async () => {
    const postId = postIds[2] ?? "";
    const post = await getPost(ctx, { postId });
    const { line, median } = post.lines.find(({ metric }) => metric === "likes") ?? {};
    const rows = await csvRows(await downloadPostChart(ctx, { postId, chart: "likes" }));
    expect(pointsIn(rows, "Likes")).toEqual(line && bare(line));
    expect(pointsIn(rows, "Your median")).toEqual(median?.line && bare(median.line));
    const given = (formula: boolean) => rows.filter((row) => (row.formula !== "") === formula);
    expect(given(false).map(({ value }) => value)).toEqual(["42", "39", "36"]);
    expect(given(true).map(({ metric }) => metric)).toEqual(["Your median", "Your median", "Your median"]);
  });

  test("are a post's rate at each reading, and none where the platform allows none", async () => {
    const postId = postIds[8] ?? "";
    const rows = await csvRows(await downloadPostChart(ctx, { postId, chart: "rate" }));
    expect(rows.map(({ value }) => value)).toEqual([51 / 1_008, 48 / 2_008, 45 / 3_008].map(String));
    expect(new Set(rows.map(({ formula }) => formula))).toEqual(
      new Set(["(likes + comments + shares) ÷ views of the same reading (version 2)"]),
    );
    vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "");
    await expect(downloadPostChart(ctx, { postId, chart: "rate" })).rejects.toThrow(NotFoundError);
  });

  test("are the medians of the list, of one account and of all", async () => {
    const params = { from: "2025-03-20", to: "2025-04-05" };
    for (const accountId of [account.publicId, null]) {
      const list = await listPosts(ctx, { accountId, params });
      const [row, ...others] = await csvRows(await postTable("medians", params, ctx, accountId));
      expect(others).toEqual([]);
      const of = accountId === null ? "=atlas on YouTube" : "All videos";
      expect(row).toMatchObject({
        account: "'=atlas",
        of: of.replace(/^=/, "'="),
        posts: String(list.total),
      });
      for (const key of ["views", "likes", "comments", "rate"]) {
        expect(row?.[`median_${key}`]).toBe(list.medians[0]?.values[key]?.count);
      }
    }
  });

  test("are the highest and the lowest posts, by what the address asks for", async () => {
    const params = { by: "likes", from: "2025-03-20" };
    const { highest, lowest, words } = await getExtremes(ctx, { accountId: account.publicId, params });
    const table = await postTable("extremes", params);
    expect((await csvRows(table)).map(({ end, place, post, value }) => [end, place, post, value])).toEqual(
      [
        ["highest", highest],
        ["lowest", lowest],
      ].flatMap(([end, posts]) =>
        (posts as typeof highest).map((post, index) => [
          end,
          String(index + 1),
          post.id,
          post.counts.likes?.count,
        ]),
      ),
    );
    expect(highest).toHaveLength(3);
    expect(new Map(table.about).get("Compared")).toBe(words);
  });

  test("are all times of the week with what stands behind them", async () => {
    const who = (await createPerson({ now: ctx.now })).ctx;
    const weekly = await createAccount(at(who, { now: startOfDay(from) }), { handle: "@weekly" });
    const accountId = weekly.publicId;
    for (let index = 0; index < 32; index += 1) {
      // Mondays in the morning and Thursdays in the evening.
      const published = addDays(parseDay("2024-12-02"), 7 * (index >> 1) + (index % 2) * 3);
      await createPost(who, weekly, {
        publishedAt: new Date(startOfDay(published).getTime() + (index % 2 === 0 ? 9 : 18) * 3_600_000),
        readings: [
          {
            at: startOfDay(addDays(published, 7)),
            counts: { views: 1_000n, likes: BigInt(50 + (index % 5)), comments: 0n },
          },
        ],
      });
    }
    const times = await getBestTime(who, { accountId });
    expect(times?.cells.filter(({ relative }) => relative !== null)).toHaveLength(2);
    const table = await postTable("times", {}, who, accountId);
    const rows = await csvRows(table);
    expect(rows.map(({ posts, median_over_all }) => [posts, median_over_all])).toEqual(
      times?.cells.map(({ posts, relative }) => [String(posts), relative === null ? "" : String(relative)]),
    );
    expect(rows[0]).toMatchObject({ weekday_utc: "Monday", from_utc: "00:00", to_utc: "04:00" });
    expect(new Map(table.about).get("Signal")).toBe(times?.signal);
    vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "");
    await expect(postTable("times", {}, who, accountId)).rejects.toThrow(NotFoundError);
    await expect(postTable("anything")).rejects.toThrow(NotFoundError);
  });

  test("are the dashboard's figures, each account by itself", async () => {
    const table = await downloadOverview(ctx, period);
    const { accounts } = await getOverview(ctx, period);
    const rows = await csvRows(table);
    expect(new Set(rows.map((row) => row.account))).toEqual(new Set(["'=atlas"]));
    for (const figure of accounts[0]?.figures ?? []) {
      expect(pointsIn(rows, figure.metric)).toEqual(
        withEnds({ ...figure, id: "", name: "", number: 1, gaps: [] }),
      );
    }
    expect(new Map(table.about).get("Calculated by Tallyglass: Engagement rate by followers")).toBeDefined();
  });
});

test("the rows of a comparison are its lines, each from 100, of the accounts in the address", async () => {
  const params = { ...period, account: account.publicId, metric: "views" };
  const { lines } = await compareAccounts(ctx, params);
  const rows = await csvRows(await downloadComparison(ctx, params));
  const [line] = lines;
  expect(line?.line.points.length).toBeGreaterThan(5);
  expect(rows.map((row) => row.value)).toEqual(line?.line.points.map(({ value }) => value ?? ""));
  expect(new Set(rows.map((row) => row.account))).toEqual(new Set(["'=atlas"]));
  expect(rows[0]).toMatchObject({ value: "100", unit: "index" });
  expect(rows[0]?.formula).toMatch(/\(version 1\)$/);
  const stranger = (await createPerson({ now: ctx.now })).ctx;
  expect((await downloadComparison(stranger, params)).rows).toEqual([]);
  await expect(downloadComparison(at(ctx, { role: "billing" }), params)).rejects.toThrow(ForbiddenError);
});

test("another workspace's account or post is not found, and billing sees no figures", async () => {
  const stranger = (await createPerson({ now: ctx.now })).ctx;
  const [accountId, postId] = [account.publicId, postIds[0] ?? ""];
  const asked = (who: PersonContext) => [
    () => downloadAccountChart(who, { accountId, chart: "followers", params: {} }),
    () => downloadPosts(who, { accountId, params: {} }),
    () => downloadPostChart(who, { postId, chart: "likes" }),
    ...["medians", "extremes", "times"].map((table) => () => postTable(table, {}, who)),
  ];
  for (const ask of asked(stranger)) await expect(ask()).rejects.toThrow(NotFoundError);
  expect((await downloadOverview(stranger, {})).rows).toEqual([]);
  expect((await postTable("medians", {}, stranger, null)).rows).toEqual([]);
  const billing = at(ctx, { role: "billing" });
  for (const ask of [...asked(billing), () => downloadOverview(billing, {})]) {
    await expect(ask()).rejects.toThrow(ForbiddenError);
  }
});
