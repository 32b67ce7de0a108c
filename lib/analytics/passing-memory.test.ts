import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { passingMemory } from "./passing-memory";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const ofTexts = (name: string) =>
  passingMemory<string>(name, { milliseconds: 1_000, most: 10, weigh: ({ length }) => length });

/** What is held by these names, whatever the time. */
const held = (name: string) => [
  ...((globalThis as { tallyglassMemories?: Map<string, { kept: Map<string, unknown> }> }).tallyglassMemories
    ?.get(name)
    ?.kept.keys() ?? []),
];

describe("what is kept for minutes", () => {
  test("is there until its time is over, and then not held either", () => {
    const memory = ofTexts("time");
    memory.remember("a", "one");
    memory.remember("b", "two", 200);
    vi.advanceTimersByTime(199);
    expect([memory.recall("a"), memory.recall("b"), memory.recall("c")]).toEqual(["one", "two", null]);
    vi.advanceTimersByTime(1);
    expect([memory.recall("a"), memory.recall("b")]).toEqual(["one", null]);
    expect(held("time")).toEqual(["a"]);
    vi.advanceTimersByTime(800);
    expect(held("time")).toEqual([]);
  });

  test("kept again has its whole time again", () => {
    const memory = ofTexts("again");
    memory.remember("a", "one");
    vi.advanceTimersByTime(900);
    memory.remember("a", "two");
    vi.advanceTimersByTime(900);
    expect(memory.recall("a")).toBe("two");
    vi.advanceTimersByTime(100);
    expect(memory.recall("a")).toBeNull();
  });

  test("makes room for what is newer, the oldest first, and never weighs more than it may", () => {
    const memory = ofTexts("room");
    memory.remember("a", "1234");
    memory.remember("b", "1234");
    memory.remember("a", "12");
    expect(held("room")).toEqual(["b", "a"]);
    memory.remember("c", "12345");
    expect(held("room")).toEqual(["a", "c"]);
    memory.remember("a", "12345678901");
    expect(held("room")).toEqual(["c"]);
    memory.remember("d", "1234567890");
    expect(held("room")).toEqual(["d"]);
  });

  test("is shared by everybody who gives it the same name, and by nobody else", () => {
    ofTexts("shared").remember("a", "one");
    expect(ofTexts("shared").recall("a")).toBe("one");
    expect(ofTexts("other").recall("a")).toBeNull();
  });
});
