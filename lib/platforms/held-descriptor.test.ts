import { afterEach, expect, test, vi } from "vitest";
import { inLanguage } from "@/lib/language/in-language";
import { heldDescriptor } from "./held-descriptor";
import type { PlatformDescriptor } from "./types";

afterEach(() => vi.unstubAllEnvs());

test("a description is made once for each language, and anew when its settings change", () => {
  const describe = vi.fn(() => ({}) as PlatformDescriptor);
  vi.stubEnv("SOME_SETTING", "");
  const held = heldDescriptor(describe, ["OTHER_SETTING", "SOME_SETTING"]);
  const english = held();
  expect(held()).toBe(english);
  const german = inLanguage("de", held);
  expect(german).not.toBe(english);
  expect(inLanguage("de", held)).toBe(german);
  expect(held()).toBe(english);
  expect(describe).toHaveBeenCalledTimes(2);
  vi.stubEnv("SOME_SETTING", "accepted");
  expect(held()).not.toBe(english);
  expect(describe).toHaveBeenCalledTimes(3);
});
