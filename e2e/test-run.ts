import { renameSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { hashSources } from "../lib/start/source-hash.ts";
import { readJson, specsOf } from "./test-results.mjs";

type Sentence = { file: string; test: string; hasPassed: boolean };

type UnitReport = {
  testResults: { name: string; assertionResults: { title: string; status: string }[] }[];
};
type Spec = { file: string; title: string; tests: { status: string }[] };
type BrowserReport = { suites: object[] };

/**
 * Writes down for `/legal/promises` when everything was last tested, and what passed: the sentences of each file, none
 * that failed or was left out under the same words, on another screen perhaps.
 */
export function writeTestRun(root: string, reports: string, finished: Date): void {
  const sentences = [...unitSentences(root, reports), ...browserSentences(reports)];
  const failed = new Set(sentences.filter((one) => !one.hasPassed).map(nameOf));
  const passed: Record<string, string[]> = {};
  for (const sentence of sentences) {
    if (failed.has(nameOf(sentence))) continue;
    const own = passed[sentence.file] ?? [];
    passed[sentence.file] = own.includes(sentence.test) ? own : [...own, sentence.test];
  }
  const file = join(root, "dist", "test-run.json");
  const run = { finished: finished.toISOString(), sources: hashSources(root), passed };
  writeFileSync(`${file}.new`, JSON.stringify(run));
  renameSync(`${file}.new`, file);
}

const nameOf = ({ file, test }: Sentence) => `${file} > ${test}`;

function unitSentences(root: string, reports: string): Sentence[] {
  const report: UnitReport | null = readJson(join(reports, "vitest.json"));
  return (report?.testResults ?? []).flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ title, status }) => ({
      file: relative(root, name),
      test: title,
      hasPassed: status === "passed",
    })),
  );
}

function browserSentences(reports: string): Sentence[] {
  const report: BrowserReport | null = readJson(join(reports, "playwright.json"));
  return (report?.suites ?? []).flatMap(specsOf).map(({ file, title, tests }: Spec) => ({
    file: `e2e/${file}`,
    test: title,
    hasPassed: tests.length > 0 && tests.every(({ status }) => status === "expected"),
  }));
}
