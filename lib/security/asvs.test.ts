import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import ids from "./asvs-ids.json";

const folder = dirname(fileURLToPath(import.meta.url));
const rows = readFileSync(join(folder, "asvs.md"), "utf8")
  .split("\n")
  .flatMap((line) => {
    const cells = /^\| (\d+(?:\.\d+)+) \| (.+?) \| (.+) \|$/.exec(line);
    return cells ? [{ id: cells[1] ?? "", held: cells[3] ?? "" }] : [];
  });

/** Files that a cell leads to, each with the sentence of its test where it names one. */
function linksIn(held: string): { file: string; sentence: string | undefined }[] {
  return [...held.matchAll(/\]\(([^)]+)\)(?: “([^”]+)”)?/g)].map(([, path = "", sentence]) => ({
    file: join(folder, decodeURIComponent(path)),
    sentence,
  }));
}

describe("the table of ASVS 5.0.0", () => {
  test("has every requirement of levels 1 and 2, and the chosen ones of level 3, once each and in order", () => {
    expect([ids.L1.length, ids.L2.length, ids.L3.length]).toEqual([70, 183, 46]);
    const wanted = [...ids.L1, ...ids.L2, ...ids.L3];
    expect(new Set(wanted).size).toBe(wanted.length);
    const inOrder = wanted.toSorted((a, b) => a.localeCompare(b, "en", { numeric: true }));
    expect(rows.map(({ id }) => id)).toEqual(inOrder);
  });

  test("says of each what holds it, or in words why nothing has to", () => {
    const reason = /^(Not here|Not yet|Operator|Deviation): .{9,}/;
    expect(rows.filter(({ held }) => linksIn(held).length === 0 && !reason.test(held))).toEqual([]);
  });

  test("leads to files that are there, and to tests that say so", () => {
    const lost = rows.flatMap(({ id, held }) =>
      linksIn(held)
        .filter(
          ({ file, sentence }) =>
            !existsSync(file) || (sentence !== undefined && !readFileSync(file, "utf8").includes(sentence)),
        )
        .map(({ file, sentence }) => [id, file, sentence]),
    );
    expect(lost).toEqual([]);
  });

  test("leads to a sentence wherever it leads to a test, but for a deviation, which says its own", () => {
    const mute = rows.filter(
      ({ held }) =>
        !held.startsWith("Deviation") &&
        linksIn(held).some(({ file, sentence }) => /\.(test|spec)\.ts$/.test(file) && sentence === undefined),
    );
    expect(mute).toEqual([]);
  });
});
