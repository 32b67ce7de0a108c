import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { pages } from "@/e2e/matrix/policy";
import { promises } from "./all";
import { statementsAnsweredBy } from "./statements";

const root = process.cwd();
const kept = promises.flatMap((promise) => (promise.state === "kept" ? [promise] : []));

describe("our promises", () => {
  test("are each kept, refused or the operator's, under an id of its own", () => {
    const counts = Map.groupBy(promises, ({ state }) => state);
    expect([...counts].map(([state, those]) => [state, those.length])).toEqual([
      ["kept", 32],
      ["refused", 8],
      ["operator", 7],
    ]);
    expect(new Set(promises.map(({ id }) => id)).size).toBe(promises.length);
  });

  test("each that is kept leads to tests that are there, by their sentences", () => {
    const lost = kept.flatMap(({ id, proofs }) =>
      proofs
        .filter(({ file, of, test: sentence }) => {
          const path = join(root, file);
          const text = existsSync(path) ? readFileSync(path, "utf8") : "";
          // Of the groups that begin before it, the last is its own.
          const [before = "", ...after] = text.split(`test("${sentence}", `);
          const group = [...before.matchAll(/^describe\("([^"]+)", /gm)].at(-1)?.[1];
          return after.length === 0 || (of !== undefined && of !== group);
        })
        .map(({ file, test: sentence }) => `${id}: ${file} ${sentence}`),
    );
    expect(lost).toEqual([]);
  });

  test("leads to pages that there are", () => {
    const paths = kept.flatMap(({ href }) => (href ? [href.replace(/#.*/, "")] : []));
    expect(paths.filter((path) => !(path in pages))).toEqual([]);
  });

  test("answer each of the 199 statements of comparable services once", () => {
    const wanted = Object.entries({ K: 77, C: 42, P: 22, T: 43, L: 15 }).flatMap(([letter, count]) =>
      Array.from({ length: count }, (_, index) => `${letter}${index + 1}`),
    );
    expect(wanted).toHaveLength(199);
    const answered = Object.values(statementsAnsweredBy).flatMap((codes) => codes.split(" "));
    expect(answered.toSorted()).toEqual(wanted.toSorted());
    const ids = promises.map(({ id }) => id);
    expect(Object.keys(statementsAnsweredBy).filter((id) => !ids.includes(id))).toEqual([]);
  });
});
