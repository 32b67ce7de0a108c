import { expect, test, vi } from "vitest";
import { madeOnce } from "./made-once";

test("what is made of things is made once for the same ones and the same key", () => {
  const once = madeOnce<{ text: string }>();
  const [days, others, words] = [{}, {}, {}];
  const make = vi.fn(() => ({ text: "made" }));
  const first = once([days, words], "views", make);
  expect(once([days, words], "views", make)).toBe(first);
  expect(make).toHaveBeenCalledTimes(1);
  for (const [of, key] of [
    [[days, words], "likes"],
    [[others, words], "views"],
    [[days, others], "views"],
    [[words, days], "views"],
    [[days], "views"],
  ] as const) {
    expect(once(of, key, make)).not.toBe(first);
  }
  expect(make).toHaveBeenCalledTimes(6);
  expect(madeOnce()([days, words], "views", make)).not.toBe(first);
});
