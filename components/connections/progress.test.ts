import { expect, test } from "vitest";
import { parseProgress, progressText } from "@/components/connections/progress";
import type { ProgressView } from "@/lib/analytics/views";
import { inLanguage } from "@/lib/language/in-language";

const running: ProgressView = {
  state: "running",
  stage: "Reading your videos",
  done: 120,
  total: 400,
  secondsLeft: 118,
  problem: null,
};

test("says counts and the time left", () => {
  expect(progressText(running, "videos")).toBe("120 of 400 videos, about 2 min left");
  expect(progressText({ ...running, secondsLeft: 12 }, "videos")).toBe(
    "120 of 400 videos, less than a minute left",
  );
  expect(progressText({ ...running, total: null, secondsLeft: null }, "videos")).toBe("120 videos so far");
  expect(progressText({ ...running, state: "waiting" }, "videos")).toBe("Waiting for its turn");
  expect(progressText({ ...running, state: "done", done: 400 }, "videos")).toBe("400 of 400 videos");
});

test("puts what is counted first in German, where the numbers would bend it", () => {
  const said = (change: Partial<ProgressView>) =>
    inLanguage("de", () => progressText({ ...running, total: 4_000, ...change }, "Beiträge"));
  expect(said({})).toBe("Beiträge: 120 von 4.000, noch etwa 2\u00a0Min.");
  expect(said({ secondsLeft: 12 })).toBe("Beiträge: 120 von 4.000, noch weniger als eine Minute");
  expect(said({ total: null, secondsLeft: null })).toBe("Bisher 120 Beiträge");
});

test("accepts the answer of the address and nothing else", () => {
  expect(parseProgress({ ...running })).toEqual(running);
  for (const answer of [null, "running", {}, { ...running, state: "lost" }, { ...running, done: "120" }]) {
    expect(() => parseProgress(answer)).toThrow(TypeError);
  }
});
