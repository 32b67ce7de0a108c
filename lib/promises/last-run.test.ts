import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeTestRun } from "@/e2e/test-run";
import { readLastRun } from "./last-run";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "tallyglass-last-run-"));
  for (const folder of ["dist", ".next"]) mkdirSync(join(root, folder));
});
afterEach(() => rmSync(root, { recursive: true }));

const write = (run: object) => writeFileSync(join(root, "dist", "test-run.json"), JSON.stringify(run));
const stamp = (sources: string) => writeFileSync(join(root, ".next", "tallyglass-build"), sources);
const run = {
  finished: "2026-11-30T16:05:09.000Z",
  sources: "abc",
  passed: { "lib/one.test.ts": ["holds", "ends"] },
};

test("where the tests never ran there is nothing to say", async () => {
  expect(await readLastRun(root)).toBe(null);
});

test("a test has passed when its own file's run says its sentence", async () => {
  write(run);
  stamp("abc");
  const last = await readLastRun(root);
  expect([last?.finished.toISOString(), last?.isOfThisBuild]).toEqual([run.finished, true]);
  expect(last?.hasPassed({ file: "lib/one.test.ts", test: "ends" })).toBe(true);
  expect(last?.hasPassed({ file: "lib/one.test.ts", test: "end" })).toBe(false);
  expect(last?.hasPassed({ file: "lib/two.test.ts", test: "ends" })).toBe(false);
});

test("a run of other sources than the build's, or without a build, is an earlier one", async () => {
  write(run);
  expect((await readLastRun(root))?.isOfThisBuild).toBe(false);
  stamp("abd");
  expect((await readLastRun(root))?.isOfThisBuild).toBe(false);
});

test("a file in another form is a mistake, and not a run", async () => {
  write({ finished: "yesterday", passed: {} });
  await expect(readLastRun(root)).rejects.toThrow("finished");
});

test("of both reports of a run it is told what passed, and not what failed or was left out on any screen", async () => {
  const unit = [
    { title: "holds", status: "passed" },
    { title: "breaks", status: "failed" },
    { title: "twice", status: "passed" },
    { title: "twice", status: "failed" },
    { title: "later", status: "pending" },
  ];
  const spec = (title: string, ...statuses: string[]) => ({
    file: "a.spec.ts",
    title,
    tests: statuses.map((status) => ({ status })),
  });
  const browser = {
    suites: [
      {
        specs: [spec("opens", "expected", "expected"), spec("flickers", "expected", "flaky")],
        suites: [{ specs: [spec("phone only", "skipped"), spec("shuts", "expected", "unexpected")] }],
      },
    ],
  };
  const reports = join(root, "dist");
  const file = join(root, "lib", "one.test.ts");
  writeFileSync(
    join(reports, "vitest.json"),
    JSON.stringify({ testResults: [{ name: file, assertionResults: unit }] }),
  );
  writeFileSync(join(reports, "playwright.json"), JSON.stringify(browser));
  writeTestRun(root, reports, new Date(run.finished));
  const last = await readLastRun(root);
  expect(last?.finished).toEqual(new Date(run.finished));
  const passed = (path: string, ...sentences: string[]) =>
    sentences.filter((sentence) => last?.hasPassed({ file: path, test: sentence }));
  expect(passed("lib/one.test.ts", "holds", "breaks", "twice", "later")).toEqual(["holds"]);
  expect(passed("e2e/a.spec.ts", "opens", "flickers", "phone only", "shuts")).toEqual(["opens"]);
});

test("a report that was cut off is none, and nothing of it has passed", async () => {
  writeFileSync(join(root, "dist", "vitest.json"), '{"testResults":[{"na');
  writeTestRun(root, join(root, "dist"), new Date(run.finished));
  expect((await readLastRun(root))?.hasPassed({ file: "lib/one.test.ts", test: "holds" })).toBe(false);
});
