import { describe, expect, test } from "vitest";
import { isUsedUp, SpentAllowances, usageIn } from "./usage";

const now = new Date("2026-11-20T12:00:00Z");
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

const headers = (app: unknown, account: unknown) =>
  new Headers({
    ...(app !== undefined && { "x-app-usage": JSON.stringify(app) }),
    ...(account !== undefined && { "x-business-use-case-usage": JSON.stringify(account) }),
  });
const account = (call_count: number, minutes = 0) => ({
  "17841400000000001": [
    {
      type: "instagram",
      call_count,
      total_cputime: 1,
      total_time: 2,
      estimated_time_to_regain_access: minutes,
    },
  ],
});

describe("usage headers", () => {
  test("tell the highest of their numbers, for the app and for the account", () => {
    expect(usageIn(headers({ call_count: 28, total_time: 61, total_cputime: 25 }, account(80, 0)))).toEqual({
      ofApp: { percent: 61, regainMs: null },
      ofAccount: { percent: 80, regainMs: null },
    });
    expect(usageIn(headers(undefined, account(104, 12))).ofAccount).toEqual({
      percent: 104,
      regainMs: 12 * 60_000,
    });
  });

  test.each([
    undefined,
    "text",
    12,
    [],
    { "1": "text" },
    { call_count: "28" },
    { "1": [{ call_count: -1 }] },
  ])("%j tells nothing", (odd) => {
    const { ofApp, ofAccount } = usageIn(headers(odd, odd));
    expect(ofAccount).toBeNull();
    expect(ofApp?.percent ?? 0).toBe(0);
  });

  test("that are no JSON tell nothing", () => {
    const broken = new Headers({ "x-app-usage": "{", "x-business-use-case-usage": "<html>" });
    expect(usageIn(broken)).toEqual({ ofApp: null, ofAccount: null });
  });

  test.each([
    [99, false],
    [100, true],
    [250, true],
  ])("%i percent is all: %j", (percent, expected) => {
    expect(isUsedUp({ percent, regainMs: null })).toBe(expected);
  });
});

test("an allowance that is used up stops its account, until it is given again", () => {
  const spent = new SpentAllowances();
  expect(spent.isEmpty()).toBe(true);
  spent.add("IGAAone", { percent: 100, regainMs: 12 * 60_000 }, now);
  expect(spent.until("IGAAone", inMinutes(11))).toEqual(inMinutes(12));
  expect(spent.until("IGAAtwo", inMinutes(11))).toBeNull();
  expect(spent.until("IGAAone", inMinutes(12))).toBeNull();
  expect(spent.isEmpty()).toBe(true);
});

test("where nobody says for how long, five minutes", () => {
  const spent = new SpentAllowances();
  spent.add("IGAAone", { percent: 104, regainMs: null }, now);
  expect(spent.until("IGAAone", inMinutes(4))).toEqual(inMinutes(5));
});
