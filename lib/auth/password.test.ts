import { parseOptions } from "@node-rs/argon2";
import { describe, expect, test } from "vitest";
import { InvalidInputError } from "@/lib/errors";
import { checkPassword, hashPassword, verifyPassword } from "./password";

const words = ["mira", "hofstadter"];

describe("a password", () => {
  test.each([
    "quiet-harbour-forty-lamps",
    "seven-maple-bridges-rain",
    "northern-copper-window-tea",
    "Zwölf Kähne über dem Fluss",
    "🐙🦑🪼🐚🦀🦞🦐🐡🐠🐟🐬🐳🐋🦈🐊",
    "x7 Qm!9 tR#2 vLp",
  ])("%s is strong enough", (password) => {
    expect(() => checkPassword(password, words)).not.toThrow();
  });

  test.each([
    ["fourteen-chars", "at least 15"],
    ["", "at least 15"],
    ["aaaaaaaaaaaaaaaaaaaa", "guessed too soon"],
    ["passwordpassword", "guessed too soon"],
    ["123456789012345678", "guessed too soon"],
    ["qwertyuiopasdfghjkl", "guessed too soon"],
    ["tallyglasstallyglass", "guessed too soon"],
    ["youtubeinstagram", "guessed too soon"],
    ["mirahofstadter2026", "guessed too soon"],
    [`${"a1B!".repeat(32)}x`, "at most 128"],
  ])("%j is refused: %s", (password, reason) => {
    expect(() => checkPassword(password, words)).toThrow(reason);
    expect(() => checkPassword(password, words)).toThrow(InvalidInputError);
  });

  test.each([
    "tallyglass",
    "tally",
    "glass",
    "creator",
    "creators",
    "analytics",
    "followers",
    "subscribers",
    "dashboard",
    "youtube",
    "instagram",
    "tiktok",
  ])("that is “%s” said twice and five signs is refused: everybody here would try that word", (word) => {
    expect(() => checkPassword(`${word}${word}k7#qz`, [])).toThrow("guessed too soon");
    expect(() => checkPassword("ketchupketchupk7#qz", [])).not.toThrow();
  });

  test("counts characters, not bytes or halves of them", () => {
    expect(() => checkPassword("🐙".repeat(14), [])).toThrow("at least 15");
    expect(() => checkPassword("Grüße an Äpfel, Öl, Übermut ".repeat(4), [])).not.toThrow("at most");
  });

  test("names the field that the form shows it beside", () => {
    expect(() => checkPassword("short", [], "newPassword")).toThrow(
      expect.objectContaining({ fields: { newPassword: expect.stringContaining("at least 15") } }),
    );
  });
});

describe("its hash", () => {
  test("is Argon2id with at least 19 MiB, two passes and one lane", async () => {
    const options = parseOptions(await hashPassword("quiet-harbour-forty-lamps"));
    expect(options).toMatchObject({ algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  });

  test("is salted, and verifies the same letters in any Unicode form", async () => {
    const [one, two] = await Promise.all([
      hashPassword("Kähne-über-Kähne"),
      hashPassword("Kähne-über-Kähne"),
    ]);
    expect(one).not.toBe(two);
    expect(await verifyPassword(one, "Kähne-über-Kähne".normalize("NFD"))).toBe(true);
    expect(await verifyPassword(one, "Kähne-über-Kahne")).toBe(false);
  });

  test("of nobody is never matched", async () => {
    expect(await verifyPassword(null, "")).toBe(false);
    expect(await verifyPassword(null, "quiet-harbour-forty-lamps")).toBe(false);
  });

  test("is made four at a time at most, and all that wait are served", async () => {
    const hashes = await Promise.all(
      Array.from({ length: 12 }, (_, i) => hashPassword(`password number ${i}`)),
    );
    expect(new Set(hashes).size).toBe(12);
  });

  test("is refused when two hundred wait already, and works again afterwards", async () => {
    const all = await Promise.allSettled(Array.from({ length: 210 }, () => verifyPassword(null, "x")));
    const refused = all.filter(({ status }) => status === "rejected");
    expect(refused.length).toBe(6);
    expect(await verifyPassword(null, "x")).toBe(false);
  }, 60_000);
});
