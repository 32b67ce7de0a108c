import { expect, test, vi } from "vitest";
import { inLanguage } from "@/lib/language/in-language";
import { heldDescriptor } from "./held-descriptor";
import type { PlatformDescriptor } from "./types";

test("a description is made once for each language, and anew when its settings change", () => {
  const describe = vi.fn(() => ({}) as PlatformDescriptor);
  let settings = { isAccepted: false };
  const held = heldDescriptor(describe, () => settings);
  const english = held();
  expect(held()).toBe(english);
  const german = inLanguage("de", held);
  expect(german).not.toBe(english);
  expect(inLanguage("de", held)).toBe(german);
  expect(held()).toBe(english);
  expect(describe).toHaveBeenCalledTimes(2);
  settings = { isAccepted: true };
  expect(held()).not.toBe(english);
  expect(describe).toHaveBeenCalledTimes(3);
});
