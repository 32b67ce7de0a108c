import { describe, expect, test } from "vitest";
import { Allowances, isUsedUp, usageIn } from "./usage";

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
const app = (call_count: number) => ({ call_count, total_time: 25, total_cputime: 25 });

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

describe("an allowance that is used up", () => {
  test("of one account stops that account, until it is given again", () => {
    const allowances = new Allowances();
    allowances.heed("IGAAone", usageIn(headers(app(30), account(100, 12))), now);
    expect(allowances.closedUntil("IGAAone", inMinutes(11))).toEqual(inMinutes(12));
    expect(allowances.closedUntil("IGAAtwo", inMinutes(11))).toBeNull();
    expect(allowances.closedUntil("IGAAone", inMinutes(12))).toBeNull();
    expect(allowances.isAnyClosed()).toBe(false);
  });

  test("of the app stops everybody, for five minutes at a time", () => {
    const allowances = new Allowances();
    allowances.heed("IGAAone", usageIn(headers(app(100), account(3))), now);
    expect(allowances.closedUntil("IGAAtwo", inMinutes(4))).toEqual(inMinutes(5));
    expect(allowances.closedUntil("IGAAtwo", inMinutes(5))).toBeNull();
  });

  test("is not there while some is left", () => {
    const allowances = new Allowances();
    allowances.heed("IGAAone", usageIn(headers(app(99), account(99, 0))), now);
    expect(allowances.isAnyClosed()).toBe(false);
  });
});
