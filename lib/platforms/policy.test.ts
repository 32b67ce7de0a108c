import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { toDay } from "@/lib/dates";
import { platforms } from "./registry";

const folder = (id: string) => fileURLToPath(new URL(`./${id}/`, import.meta.url));

describe.each(platforms().map(({ descriptor }) => descriptor))(
  "the rules of $label",
  ({ id, policy, ...one }) => {
    test("are dated, worded and sourced, one by one", () => {
      expect(policy.readOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(policy.readOn <= toDay(new Date())).toBe(true);
      expect(policy.rules.length).toBeGreaterThan(0);
      expect(new Set(policy.rules.map((rule) => rule.id)).size).toBe(policy.rules.length);
      for (const { asks, kept, source } of policy.rules) {
        expect([asks, kept].every((text) => /^[A-Z].*\.$/.test(text))).toBe(true);
        expect(source.paragraph).not.toBe("");
        expect(new URL(source.url).protocol).toBe("https:");
      }
    });

    test("are held by a test each, in the folder itself", () => {
      const path = `${folder(id)}policy.test.ts`;
      expect(existsSync(path)).toBe(true);
      // `holdRules` makes one test of each rule, and does not compile where one is left out.
      expect(readFileSync(path, "utf8")).toMatch(new RegExp(`^holdRules\\(${id}Rules\\(\\), \\{$`, "m"));
    });

    test("with an end after a lost grant say so, and those that leave it to the person as well", () => {
      const ids = policy.rules.map((rule) => rule.id);
      const needed =
        one.graceDays === null
          ? ["choice", "expiry"]
          : ["authorisation", "videos", "disconnect", "revocation"];
      expect(ids).toEqual(expect.arrayContaining(needed));
      expect(ids.includes("age") || one.keepMonths === null).toBe(true);
      expect(ids.includes("audience") || !one.isOwnerOnly).toBe(true);
    });
  },
);
