import { afterAll, expect, test } from "vitest";
import { assumeRole, clients } from "@/lib/db";
import { ownDatabases } from "@/lib/testing/own-database";
import { runs } from "@/lib/testing/runs";
import { simulateWeek, type WeekReport } from "@/lib/testing/week";

const { data: admin } = await ownDatabases();
assumeRole("tallyglass_worker");
afterAll(() => clients().close());

/** A thousand in `npm test`, a hundred thousand in `npm run prove`. */
const accounts = runs(1_000).numRuns;

/** What the platform granted of each day was never exceeded, counted from what went out. */
function expectWithinGrant({ days, granted }: WeekReport): void {
  expect(days.length).toBe(7);
  for (const { units, batch } of days) {
    expect(units).toBeLessThanOrEqual(granted);
    expect(batch).toBeLessThanOrEqual(granted);
  }
}

function print(title: string, { days, granted, ...report }: WeekReport): void {
  const share = (spent: number) => `${spent} (${Math.round((100 * spent) / granted)} %)`;
  const inDays = (age: number) => `${age.toFixed(1)} days`;
  const lines = [
    `${title}: ${accounts} accounts, ${granted} units and as many batch calls granted a day`,
    ...days.map(
      ({ day, units, batch, readings }) =>
        `  ${day}  units ${share(units)}, batch calls ${share(batch)}, readings ${readings}`,
    ),
    `  ${report.unitsPerReading.toFixed(2)} units a reading: a granted unit serves ${(1 / report.unitsPerReading).toFixed(2)} accounts a day`,
    `  oldest reading ${inDays(report.oldestReading)}; longest without a reading ${inDays(report.longestWithoutReading)}, without proof ${inDays(report.longestWithoutProof)}`,
    `  asked ${report.asked}, refused ${report.askedRefused}; late ${report.late}, told when ${report.told}; without proof for 30 days ${report.unproven}`,
    `  fairness over workspaces ${report.fairness.toFixed(3)} (Jain's index); readings of an account alone ${report.readingsOfSingle.toFixed(2)}, of one among fifty ${report.readingsOfFifty.toFixed(2)}`,
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}

test("an allowance that is enough: every account is read every day, whatever else happens", async () => {
  const report = await simulateWeek(admin, {
    accounts,
    unitsPerAccount: 3,
    readWithinDays: 1,
    provenWithinDays: 7,
    failing: 0.005,
  });
  print("Enough", report);
  expectWithinGrant(report);
  expect(report).toMatchObject({ missedDays: 0, askedRefused: 0, late: 0, unproven: 0 });
  expect(report.longestWithoutReading).toBeLessThan(2);
  expect(report.longestWithoutProof).toBeLessThan(9);
  expect(report.unitsPerReading).toBeLessThan(2.6);
  expect(report.fairness).toBeGreaterThan(0.98);
});

test("a scarce allowance: proofs stay within 30 days, workspaces take turns, who waits is told", async () => {
  const report = await simulateWeek(admin, {
    accounts,
    unitsPerAccount: 0.6,
    readWithinDays: 10,
    provenWithinDays: 20,
    failing: 0,
  });
  print("Scarce", report);
  expectWithinGrant(report);
  expect(report.unproven).toBe(0);
  expect(report.longestWithoutProof).toBeLessThan(23);
  expect(report.fairness).toBeGreaterThan(0.8);
  // One of fifty shares its workspace's turn.
  expect(report.readingsOfSingle).toBeGreaterThan(3 * report.readingsOfFifty);
  expect(report.late).toBeGreaterThan(accounts / 2);
  expect(report.told).toBe(report.late);
});

test("an allowance too small even for the proofs: the oldest go first, and the rest is told", async () => {
  const report = await simulateWeek(admin, {
    accounts,
    unitsPerAccount: 0.05,
    readWithinDays: 25,
    provenWithinDays: 29,
    failing: 0,
  });
  print("Too small", report);
  expectWithinGrant(report);
  // A few were begun and found that the day's last units were gone; their turn is the next day's first.
  expect(report.passedOver).toBeLessThan(10 + accounts / 1_000);
  expect(report.readings).toBeGreaterThan(accounts / 50);
  expect(report.unproven).toBeGreaterThan(0);
  expect(report.told).toBe(report.late);
});
