import { expect, test } from "vitest";
import { proofs } from "@/lib/promises/all";
import type { LastRun } from "@/lib/promises/last-run";
import { RunNotice } from "./run-notice";

const whole: LastRun = {
  finished: new Date("2026-11-30T16:05:09Z"),
  isOfThisBuild: true,
  hasPassed: () => true,
};

function said(run: LastRun | null): [tone: string | undefined, title: string] {
  const { tone, title } = RunNotice({ run }).props;
  return [tone, title];
}

test("where the tests never ran the page says so, and claims nothing", () => {
  expect(said(null)).toEqual([undefined, "The tests have not been run on this machine"]);
});

test("a run of this very program in which all passed is told as that", () => {
  expect(said(whole)).toEqual(["good", `All ${proofs.length} tests named here passed`]);
});

test("a run from before the program changed is no run of it", () => {
  expect(said({ ...whole, isOfThisBuild: false })).toEqual([
    "warn",
    `All ${proofs.length} tests named here passed, before the program changed`,
  ]);
});

test("a test that did not pass comes first, whatever else there is to say", () => {
  const [first] = proofs;
  const run = { ...whole, isOfThisBuild: false, hasPassed: (proof: unknown) => proof !== first };
  expect(said(run)).toEqual(["warn", `1 of the ${proofs.length} tests named here did not pass`]);
});
