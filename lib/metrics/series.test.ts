import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "@/lib/testing/runs";
import { parseCounts } from "./series";

describe("counts in the text of the database", () => {
  test("keep every digit, as a double where one holds it and as a big integer where none does", () => {
    expect(parseCounts("[9007199254740991,9007199254740993,-9007199254740993,12]")).toEqual([
      9_007_199_254_740_991,
      9_007_199_254_740_993n,
      -9_007_199_254_740_993n,
      12,
    ]);
  });

  test("are the same wherever in the text they stand", () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: 0n, max: 10n ** 19n }), { maxLength: 40 }), (counts) => {
        const parsed = parseCounts<(number | bigint)[]>(`{"counts":[${counts.join(",")}]}`);
        expect(parsed).toEqual({
          counts: counts.map((count) => (count <= Number.MAX_SAFE_INTEGER ? Number(count) : count)),
        });
      }),
      runs(500),
    );
  });
});
