// Reads what the test runners report, and tells it to a person.
import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";

/**
 * @typedef {{ name: string, reason: string, printed?: string }} Failure `printed`: what the test itself wrote
 * @typedef {{ passed: number, skipped: number, failures: Failure[] }} Result
 */

/** @returns {Result | null} null when the runner ended before it could report */
export function readVitest(path) {
  const report = readJson(path);
  if (!report) return null;
  const failures = report.testResults.flatMap((file) => {
    const failed = file.assertionResults.filter((test) => test.status === "failed");
    const path = relative(process.cwd(), file.name);
    // A file that could not be loaded, or whose set-up failed, names no failed test.
    if (failed.length === 0 && file.status === "failed") return [{ name: path, reason: file.message }];
    return failed.map((test) => ({
      name: `${path} > ${test.fullName}`,
      reason: test.failureMessages.join("\n"),
    }));
  });
  return {
    passed: report.numPassedTests,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
    failures,
  };
}

/** @returns {Result | null} */
export function readPlaywright(path) {
  const report = readJson(path);
  if (!report) return null;
  const failures = report.errors.map((error) => ({ name: "browser tests", reason: error.message ?? "" }));
  for (const { file, title, tests } of report.suites.flatMap(specsOf)) {
    for (const test of tests.filter(({ status }) => status === "unexpected")) {
      const errors = test.results.flatMap((result) => result.errors);
      failures.push({
        name: `e2e/${file} > ${title}${test.projectName ? ` [${test.projectName}]` : ""}`,
        reason: errors.map((error) => error.message).join("\n") || `ended as ${test.results.at(-1)?.status}`,
        printed: test.results.flatMap(({ stdout }) => stdout.map(({ text }) => text ?? "")).join(""),
      });
    }
  }
  return { passed: report.stats.expected + report.stats.flaky, skipped: report.stats.skipped, failures };
}

/** @param {{ name: string, seconds: number, state: string, result: Result | null }[]} stages */
export function formatTable(stages) {
  const width = Math.max(...stages.map(({ name }) => name.length));
  return stages
    .map(({ name, seconds, state, result }) => {
      const counts = result
        ? `${result.passed} passed, ${result.failures.length} failed${result.skipped ? `, ${result.skipped} skipped` : ""}`
        : "";
      return `${name.padEnd(width)}  ${seconds.toFixed(1).padStart(6)} s  ${state.padEnd(7)}  ${counts}`.trimEnd();
    })
    .join("\n");
}

/** Without colours, with the head of the reason and of what the test printed: the whole is in the output above. */
export function formatFailures(stages) {
  return stages
    .flatMap(({ result }) => result?.failures ?? [])
    .map(({ name, reason, printed }) => {
      const told = [...linesOf(reason).slice(0, 15), ...(printed ? linesOf(printed).slice(0, 35) : [])];
      return `FAILED ${name}\n${told.map((line) => `    ${line}`).join("\n")}`;
    })
    .join("\n\n");
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
const linesOf = (text) => text.replace(/\x1b\[[0-9;]*m/g, "").split("\n");

/** Every test of a report of the browser's runner, whatever group it stands in. */
export function specsOf(suite) {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];
}

/** Null where the runner ended before it could report. */
export function readJson(path) {
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) return null; // killed in the middle of writing
    throw error;
  }
}
