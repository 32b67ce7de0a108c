import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { PersonContext } from "@/lib/context";
import { parseDay } from "@/lib/dates";
import { clients } from "@/lib/db";
import { measured } from "@/lib/metrics/value";
import { createAccount, type MadeAccount } from "@/lib/testing/accounts";
import { at, createPerson } from "@/lib/testing/builders";
import { bringDays } from "@/lib/testing/imports";
import { createDays, createPost } from "@/lib/testing/readings";
import { getAccount } from "./get-account";
import { getOverview } from "./get-overview";

afterAll(() => clients().close());

let ctx: PersonContext;
let account: MadeAccount;
const counted = (count: bigint, power = 0) => ({ state: "counted", count, power }) as const;

// Linked on 10 June and read since; counts of 1 to 3 June were imported on the 15th, 12 June was missed.
beforeEach(async () => {
  vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "accepted");
  ({ ctx } = await createPerson());
  account = await createAccount(at(ctx, { now: new Date("2026-06-10T00:00:00Z") }));
  await createDays(ctx, account, [
    { day: parseDay("2026-06-10"), counts: { followers: measured(120n), views: measured(2_000n) } },
    { day: parseDay("2026-06-11"), counts: { followers: measured(121n), views: measured(2_100n) } },
    { day: parseDay("2026-06-12"), gap: "platform-unavailable" },
    { day: parseDay("2026-06-13"), counts: { followers: measured(130n), views: measured(2_300n) } },
    { day: parseDay("2026-06-14"), counts: { followers: measured(131n), views: measured(2_400n) } },
  ]);
  await bringDays(
    ctx,
    account,
    ["2026-06-01", "2026-06-02", "2026-06-03"].map((day, index) => ({
      day: parseDay(day),
      second: null,
      counts: { followers: counted(100n + BigInt(index)), views: counted(1_000n, 3) },
    })),
  );
});

const look = (params = {}) => getAccount(ctx, { accountId: account.publicId, params });
const followersOf = (page: Awaited<ReturnType<typeof look>>) => {
  const figure = page.figures.find(({ metric }) => metric === "Followers");
  if (!figure) throw new Error("No figure");
  return figure;
};

test("a comparison with an imported count says so, on the card and in the summary", async () => {
  const page = await look();
  expect(followersOf(page).change).toEqual({
    kind: "changed",
    difference: "31",
    ratio: 0.31,
    against: "since 1 Jun 2026",
    caution: "The first number was imported.",
  });
  expect(page.summary).toBe(
    "Subscribers since 1 Jun 2026: +31 (+31.0%), the first number was imported. One gap in the readings, shaded in the charts.",
  );
});

test("without ratios it is never shown as a count the platform returned", async () => {
  vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "");
  const page = await look();
  expect(followersOf(page).change).toEqual({
    kind: "earlier",
    value: { state: "measured", count: "100", isImported: true },
    day: "2026-06-01",
    caution: "The first number was imported.",
  });
  expect(page.summary).toBe(
    "Counts from 1 Jun 2026, imported and not returned by YouTube, to 14 Jun 2026. One gap in the readings, shaded in the charts.",
  );
});

test("its points are marked, the days before the link are no gap, and an imported day inside one ends it", async () => {
  const line = async () => (await look()).lines[0]?.line;
  const before = await line();
  expect(
    before?.points
      .filter(({ isImported }) => isImported)
      .map(({ day, value, readAt }) => [day, value, readAt]),
  ).toEqual([
    ["2026-06-01", "100", null],
    ["2026-06-02", "101", null],
    ["2026-06-03", "102", null],
  ]);
  expect(before?.gaps).toEqual([
    { from: "2026-06-12", to: "2026-06-13", reason: "the platform did not answer" },
  ]);
  await bringDays(ctx, account, [
    { day: parseDay("2026-06-12"), second: null, counts: { followers: counted(125n) } },
  ]);
  const after = await line();
  expect(after?.gaps).toEqual([]);
  expect(after?.points.find(({ day }) => day === "2026-06-12")).toEqual({
    day: "2026-06-12",
    value: "125",
    state: "measured",
    readAt: null,
    isImported: true,
  });
});

test("the receipt of an imported count names the import and not the platform's answer", async () => {
  const figure = followersOf(await look({ from: "2026-06-01", to: "2026-06-04" }));
  expect(figure.value).toEqual({ state: "measured", count: "102", isImported: true });
  expect(figure.receipt).toMatchObject({ readAt: null, importedAt: ["2026-06-15T09:30:00.000Z"] });
  expect(followersOf(await look()).receipt).not.toHaveProperty("importedAt");
});

test("on the day of the link imported days make a line, where they lie in the period", async () => {
  const { ctx: newcomer } = await createPerson();
  const linked = await createAccount(newcomer);
  const lookAt = () => getAccount(newcomer, { accountId: linked.publicId, params: {} });
  await createDays(newcomer, linked, [{ day: parseDay("2026-06-15"), counts: { followers: measured(9n) } }]);
  expect((await lookAt()).lineBegins).toBe("2026-06-16");
  await bringDays(newcomer, linked, [
    { day: parseDay("2026-06-01"), second: null, counts: { followers: counted(5n) } },
  ]);
  expect((await lookAt()).lineBegins).toBeNull();
});

test("all days begin with the imported ones, on the account's page and on the dashboard", async () => {
  expect((await look({ period: "all" })).period.range.from).toBe("2026-06-10");
  await bringDays(ctx, account, [
    { day: parseDay("2025-12-24"), second: null, counts: { followers: counted(1n) } },
  ]);
  const page = await look({ period: "all" });
  expect([page.earliest, page.period.range.from]).toEqual(["2025-12-01", "2025-12-01"]);
  expect((await getOverview(ctx, { period: "all" })).period.range.from).toBe("2025-12-01");
});

describe("an engagement rate by followers", () => {
  const rateOn = async () => {
    const page = await look();
    return page.figures.find(({ metric }) => metric === "Engagement rate");
  };

  test("leaves out posts of days whose count was imported, and counts them", async () => {
    for (const day of ["2026-06-11", "2026-06-12"]) {
      await createPost(ctx, account, {
        publishedAt: new Date(`${day}T09:00:00Z`),
        readings: [
          { at: new Date("2026-06-14T06:10:00Z"), counts: { views: 500n, likes: 10n, comments: 2n } },
        ],
      });
    }
    await bringDays(ctx, account, [
      { day: parseDay("2026-06-12"), second: null, counts: { followers: counted(60n) } },
    ]);
    const rate = await rateOn();
    expect(Number(rate?.value.count)).toBeCloseTo(12 / 121, 10);
    expect(rate?.note).toBe(
      "Calculated by followers: median of 1 video; left out: 1 without a follower reading on the publishing day.",
    );
  });
});
