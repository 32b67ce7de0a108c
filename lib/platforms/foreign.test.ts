import { expect, test } from "vitest";
import { coverFrom, cut, onlyAsked } from "./foreign";

test("a name is cut to 100 characters, and no half of one is left over", () => {
  expect(cut("🧭".repeat(150))).toBe("🧭".repeat(100));
  expect(cut("Atlas Makes")).toBe("Atlas Makes");
});

test("a cover is an address at the named hosts, or none", () => {
  const cover = (address: string | undefined) => coverFrom(["*.images.example.com"], address);
  expect(cover("https://p16.images.example.com/a.jpeg?x=1")).toBe(
    "https://p16.images.example.com/a.jpeg?x=1",
  );
  const never = [undefined, "", "no address", "//p16.images.example.com/a", "https://example.org/a.jpeg"];
  expect(never.map(cover)).toEqual(never.map(() => null));
});

test("only what was asked for comes back, once each, and nothing is asked for nothing", async () => {
  const fetch = async () => [{ id: "b" }, { id: "c" }, { id: "a", n: 1 }, { id: "a", n: 2 }];
  expect(await onlyAsked(["a", "b", "x"], 3, fetch)).toEqual([{ id: "a", n: 2 }, { id: "b" }]);
  expect(await onlyAsked([], 3, () => Promise.reject(new Error("asked")))).toEqual([]);
  await expect(onlyAsked(["a", "b"], 1, fetch)).rejects.toMatchObject({ failure: { reason: "request" } });
});
