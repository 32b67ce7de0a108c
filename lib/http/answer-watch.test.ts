import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createAnswerWatch } from "./answer-watch";

const minute = 60_000;
let lines: string[] = [];
beforeEach(() => {
  lines = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});
const alarms = () => lines.filter((line) => line.includes('"answers.failing"'));

test("nine failures are no alarm, the tenth is one", () => {
  const count = createAnswerWatch();
  for (let i = 0; i < 9; i += 1) count(500, i);
  expect(alarms()).toEqual([]);
  count(503, 10);
  expect(alarms().map((line) => JSON.parse(line))).toMatchObject([
    { level: "alarm", event: "answers.failing", count: 10, status: 503 },
  ]);
});

test("is raised again only five minutes later", () => {
  const count = createAnswerWatch();
  for (let at = 0; at < 5 * minute; at += 1_000) count(500, at);
  expect(alarms()).toHaveLength(1);
  for (let at = 5 * minute; at < 10 * minute; at += 1_000) count(500, at);
  expect(alarms()).toHaveLength(2);
});

test("ten among five hundred and one are none, and among five hundred are", () => {
  const count = createAnswerWatch();
  for (let i = 0; i < 491; i += 1) count(200, i);
  for (let i = 0; i < 10; i += 1) count(500, i);
  expect(alarms()).toEqual([]);
  const other = createAnswerWatch();
  for (let i = 0; i < 490; i += 1) other(200, i);
  for (let i = 0; i < 10; i += 1) other(500, i);
  expect(alarms()).toHaveLength(1);
});

test("what a client did wrong is no failure of ours", () => {
  const count = createAnswerWatch();
  for (let i = 0; i < 1_000; i += 1) count(i % 2 === 0 ? 404 : 429, i);
  expect(alarms()).toEqual([]);
});

test("what is older than five minutes does not count any more", () => {
  const count = createAnswerWatch();
  for (let i = 0; i < 9; i += 1) count(500, i);
  count(500, 5 * minute + 10);
  expect(alarms()).toEqual([]);
});
