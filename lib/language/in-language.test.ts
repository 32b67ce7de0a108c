import { setTimeout as wait } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { parseDay } from "@/lib/dates";
import { formatBytes, formatCount, formatDay, formatDays, formatPercent, formatRelative } from "@/lib/format";
import { currentLanguage } from "./current";
import { inLanguage } from "./in-language";
import { t, tn } from "./t";

test("two answers made at the same time each keep their language, across every wait", async () => {
  const say = async (language: "en" | "de") =>
    inLanguage(language, async () => {
      const said: string[] = [];
      for (let turn = 0; turn < 5; turn += 1) {
        await wait(1);
        said.push(`${currentLanguage()} ${t("just now")}`);
      }
      return new Set(said);
    });
  const [german, english] = await Promise.all([say("de"), say("en")]);
  expect(german).toEqual(new Set(["de gerade eben"]));
  expect(english).toEqual(new Set(["en just now"]));
  expect(currentLanguage()).toBe("en");
});

test("a second copy of the file, as each bundle has one, silences the first one nowhere", async () => {
  vi.resetModules();
  const copy = await import("./in-language");
  expect(copy.inLanguage).not.toBe(inLanguage);
  expect(inLanguage("de", () => currentLanguage())).toBe("de");
  expect(copy.inLanguage("de", () => currentLanguage())).toBe("de");
});

test("counts, shares, days and sizes are written as Germans write them", () => {
  inLanguage("de", () => {
    expect(formatCount(48_210n)).toBe("48.210");
    expect(formatCount(1_234_567n)).toBe("1,23\u00a0Mio.");
    expect(formatCount(-2.5)).toBe("−2,5");
    expect(formatPercent(0.0213, { signed: true })).toBe("+2,1\u00a0%");
    expect(formatDay(parseDay("2025-10-04"))).toBe("4. Okt. 2025");
    expect(formatDays(parseDay("2025-10-04"), parseDay("2025-10-06"))).toBe("4. bis 6. Okt. 2025");
    expect(formatDays(parseDay("2025-09-30"), parseDay("2025-10-02"))).toBe("30. Sept. bis 2. Okt. 2025");
    expect(formatRelative(new Date(0), new Date(3 * 86_400_000))).toBe("vor 3 Tagen");
    expect(formatRelative(new Date(3_600_000), new Date(0))).toBe("in 1 Stunde");
    expect(formatBytes(1_440_000)).toBe("1,4 MB");
    expect(tn(1, "{count} byte", "{count} bytes")).toBe("1 Byte");
  });
});

test("English needs no catalogue, and has its own form for one", () => {
  expect(tn(1, "{count} byte", "{count} bytes")).toBe("1 byte");
  expect(tn(1200, "{count} byte", "{count} bytes")).toBe("1,200 bytes");
});

test("a second copy of the module, as bundles have, speaks the language of the first", async () => {
  vi.resetModules();
  const again = await import("./in-language");
  expect(again.inLanguage).not.toBe(inLanguage);
  expect(inLanguage("de", () => t("just now"))).toBe("gerade eben");
  expect(again.inLanguage("de", () => t("just now"))).toBe("gerade eben");
});
