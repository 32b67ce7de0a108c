import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { assumeRole, clients } from "@/lib/db";
import { PlatformError } from "@/lib/platforms/errors";
import type { Allowance } from "@/lib/platforms/types";
import { runs } from "@/lib/testing/runs";
import type { Purpose } from "./allowances";
import { forgetRefusals, noteRefusal, noteUsage, readSpending, SpentError, spend } from "./spend";

assumeRole("tallyglass_worker");
afterAll(() => clients().close());

const pacific = "America/Los_Angeles";
const day = (units: number): Allowance => ({ kind: "day", units, zone: pacific });
const minute = (units: number): Allowance => ({ kind: "sliding", units, seconds: 60 });
const newBucket = () => `test ${randomUUID()}`;
const at = (time: string) => new Date(time);

/** "spent", or until when it is refused. */
async function take(bucket: string, allowance: Allowance, now: Date, purpose: Purpose = "asked") {
  try {
    await spend(bucket, allowance, purpose, now);
    return "spent";
  } catch (error) {
    if (!(error instanceof SpentError) || error.failure.kind !== "limited") throw error;
    return error.failure.retryAt?.toISOString() ?? null;
  }
}

async function takeAtOnce(times: number, bucket: string, allowance: Allowance, now: Date, purpose?: Purpose) {
  const taken = await Promise.all(Array.from({ length: times }, () => take(bucket, allowance, now, purpose)));
  return taken.filter((answer) => answer === "spent").length;
}

test("of 50 requests at once as many go out as the allowance has units, whoever asks", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(day, minute),
      fc.integer({ min: 1, max: 60 }),
      fc.constantFrom<Purpose>("planned", "asked"),
      async (allowance, units, purpose) => {
        const bucket = newBucket();
        const now = at("2026-11-20T20:00:00Z");
        const first = await takeAtOnce(50, bucket, allowance(units), now, purpose);
        const both = first + (await takeAtOnce(50, bucket, allowance(units), now, "asked"));
        const rest = await takeAtOnce(50, bucket, allowance(units), now, "planned");
        expect(both + rest).toBeLessThanOrEqual(units);
        const [held] = await readSpending([bucket]);
        const counted = [...(held?.planned ?? []), ...(held?.asked ?? [])].reduce((sum, n) => sum + n, 0);
        expect(counted).toBe(both + rest);
      },
    ),
    runs(8),
  );
});

test("planned readings leave a fifth of the day to people, and less of it the later the day", async () => {
  const bucket = newBucket();
  // Midnight in Los Angeles is 08:00 UTC.
  expect(await takeAtOnce(50, bucket, day(40), at("2026-11-20T08:00:00Z"), "planned")).toBe(32);
  expect(await takeAtOnce(50, bucket, day(40), at("2026-11-20T20:00:00Z"), "planned")).toBe(4);
  expect(await takeAtOnce(50, bucket, day(40), at("2026-11-21T07:59:59Z"), "planned")).toBe(3);
  expect(await takeAtOnce(50, bucket, day(40), at("2026-11-21T07:59:59Z"), "asked")).toBe(1);
});

test("people use half of a day's allowance at most, so that planned readings find theirs", async () => {
  const bucket = newBucket();
  const now = at("2026-11-20T08:00:00Z");
  expect(await takeAtOnce(50, bucket, day(40), now, "asked")).toBe(20);
  expect(await takeAtOnce(50, bucket, day(40), now, "planned")).toBe(12);
});

test("titles end at a quarter of the day, and leave another one to what people ask for", async () => {
  const bucket = newBucket();
  const now = at("2026-11-20T08:00:00Z");
  expect(await takeAtOnce(50, bucket, day(40), now, "looked")).toBe(10);
  expect(await take(bucket, day(40), now, "looked")).toBe("2026-11-21T08:00:00.000Z");
  expect(await takeAtOnce(50, bucket, day(40), now, "asked")).toBe(10);
});

test.each([
  ["2026-11-21T07:59:59Z", "2026-11-21T08:00:00.000Z"],
  ["2026-03-08T09:00:00Z", "2026-03-09T07:00:00.000Z"],
  ["2026-11-01T23:00:00Z", "2026-11-02T08:00:00.000Z"],
])(
  "a day's allowance used up at %s is there again at midnight on the platform's clocks, %s",
  async (now, back) => {
    const bucket = newBucket();
    expect(await takeAtOnce(4, bucket, day(2), at(now), "planned")).toBeGreaterThan(0);
    expect(await take(bucket, day(2), at(now), "planned")).toBe(back);
    expect(await take(bucket, day(2), new Date(at(back).getTime() - 1), "planned")).not.toBe("spent");
    expect(await take(bucket, day(2), at(back), "planned")).toBe("spent");
  },
);

test("a minute slides: what was asked in it is free again 65 seconds later, and not all at once", async () => {
  const bucket = newBucket();
  const ten = minute(10);
  expect(await takeAtOnce(6, bucket, ten, at("2026-11-20T12:00:02Z"))).toBe(6);
  expect(await takeAtOnce(6, bucket, ten, at("2026-11-20T12:00:31Z"))).toBe(4);
  expect(await take(bucket, ten, at("2026-11-20T12:00:59Z"))).toBe("2026-11-20T12:01:05.000Z");
  expect(await take(bucket, ten, at("2026-11-20T12:01:04Z"))).toBe("2026-11-20T12:01:05.000Z");
  expect(await takeAtOnce(9, bucket, ten, at("2026-11-20T12:01:05Z"))).toBe(6);
  expect(await take(bucket, ten, at("2026-11-20T12:01:06Z"))).toBe("2026-11-20T12:01:35.000Z");
});

test("no stretch of a minute holds more requests than were granted, however they come", async () => {
  const wait = fc.integer({ min: 0, max: 40_000 });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 8 }),
      fc.array(fc.tuple(wait, fc.boolean()), { maxLength: 40 }),
      async (units, requests) => {
        const bucket = newBucket();
        let now = Date.parse("2026-11-20T12:00:00Z");
        const sent: number[] = [];
        for (const [ms, isPlanned] of requests) {
          now += ms;
          const purpose = isPlanned ? "planned" : "asked";
          if ((await take(bucket, minute(units), new Date(now), purpose)) === "spent") sent.push(now);
        }
        for (const end of sent) {
          expect(sent.filter((time) => time > end - 60_000 && time <= end).length).toBeLessThanOrEqual(units);
        }
      },
    ),
    runs(10),
  );
});

test("a machine whose clock is late finds no second allowance", async () => {
  const bucket = newBucket();
  expect(await takeAtOnce(9, bucket, day(2), at("2026-11-20T08:00:01Z"))).toBe(1);
  expect(await take(bucket, day(2), at("2026-11-20T07:59:59Z"))).not.toBe("spent");
});

test("after three refusals in a row by the platform nobody asks before its time; an answer between them resets the count", async () => {
  const bucket = newBucket();
  const now = at("2026-11-20T12:00:00Z");
  const back = at("2026-11-20T12:10:00Z");
  await spend(bucket, day(100), "asked", now);
  await noteRefusal(bucket, back);
  await noteRefusal(bucket, back);
  expect(await spend(bucket, day(100), "asked", now)).toBe(2);
  await forgetRefusals(bucket);
  for (let time = 0; time < 3; time += 1) {
    expect(await take(bucket, day(100), now)).toBe("spent");
    await noteRefusal(bucket, back);
  }
  expect(await take(bucket, day(100), now)).toBe(back.toISOString());
  expect(await take(bucket, day(100), back)).toBe("spent");
});

test("an allowance that only answers tell is closed once they say that all is used, and open again at their time", async () => {
  const bucket = newBucket();
  const told: Allowance = { kind: "told" };
  const now = at("2026-11-20T12:00:00Z");
  expect(await take(bucket, told, now)).toBe("spent");
  await noteUsage(bucket, 99.6, now, at("2026-11-20T12:20:00Z"));
  expect(await take(bucket, told, now)).toBe("2026-11-20T12:20:00.000Z");
  await noteUsage(bucket, 3, at("2026-11-20T11:59:00Z"), null);
  expect(await take(bucket, told, at("2026-11-20T12:20:00Z"))).toBe("spent");
});

test("the reason tells a day from a moment", async () => {
  for (const [allowance, reason] of [
    [day(0), "quota"],
    [minute(0), "rate"],
  ] as const) {
    const spent = spend(newBucket(), allowance, "asked", at("2026-11-20T12:00:00Z"));
    await expect(spent).rejects.toBeInstanceOf(PlatformError);
    await expect(spent).rejects.toMatchObject({ failure: { kind: "limited", reason } });
  }
});
