import { expect, test } from "vitest";
import { highestAndLowest } from "./ranked";

const posts = (values: readonly (number | bigint)[]) => values.map((value, index) => ({ value, index }));
const ends = (values: readonly (number | bigint)[]) => {
  const { highest, lowest } = highestAndLowest(posts(values));
  return [highest.map(({ index }) => index), lowest.map(({ index }) => index)];
};

test.each<[string, (number | bigint)[], number[], number[]]>([
  ["three of each of many", [5n, 9n, 1n, 7n, 3n, 8n, 2n], [1, 5, 3], [2, 6, 4]],
  ["none in both of five", [5n, 9n, 1n, 7n, 3n], [1, 3], [2, 4]],
  ["one of each of two", [0.2, 0.1], [0], [1]],
  ["none of one", [4n], [], []],
  ["the newer of two alike first, none twice", [4n, 4n, 4n, 4n], [0, 1], [2, 3]],
])("the highest and the lowest: %s", (_what, values, highest, lowest) => {
  expect(ends(values)).toEqual([highest, lowest]);
});
