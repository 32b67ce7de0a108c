import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { markerPath, seriesStyle } from "@/components/charts/series-style";

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");
const tokens = [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)];

const themes: Record<string, Record<string, string | undefined>> = {
  light: Object.fromEntries(tokens.map(([, name, light]) => [name, light])),
  dark: Object.fromEntries(tokens.map(([, name, , dark]) => [name, dark])),
};

function luminance(hex: string): number {
  const channel = (offset: number) => {
    const c = Number.parseInt(hex.slice(offset, offset + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

describe.each(Object.entries(themes))("in the %s theme", (_, theme) => {
  const color = (name: string): string => theme[name] ?? expect.fail(`--${name} is not in globals.css`);
  const grounds = ["ground", "surface", "wash"];

  test.each([0, 1, 2, 3, 4, 5])("series %i stands out from every ground by 3 to 1", (number) => {
    const name = /var\(--(.+)\)/.exec(seriesStyle(number).color)?.[1] ?? "";
    for (const ground of grounds) expect(contrast(color(name), color(ground))).toBeGreaterThanOrEqual(3);
  });

  test.each(["ink", "quiet", "accent", "danger", "warn", "good"])(
    "text in %s can be read on every ground at 4.5 to 1",
    (name) => {
      for (const ground of grounds) expect(contrast(color(name), color(ground))).toBeGreaterThanOrEqual(4.5);
    },
  );

  test("the edge of a control stands out by 3 to 1", () => {
    for (const ground of grounds) expect(contrast(color("edge"), color(ground))).toBeGreaterThanOrEqual(3);
  });

  test.each([
    ["accent-ink", "accent"],
    ["danger-ink", "danger"],
  ])("%s can be read on %s", (text, ground) => {
    expect(contrast(color(text), color(ground))).toBeGreaterThanOrEqual(4.5);
  });
});

test("no two series share a colour, a dash, a marker or their words", () => {
  const styles = [1, 2, 3, 4, 5].map(seriesStyle);
  for (const key of ["color", "dash", "marker", "words"] as const) {
    expect(new Set(styles.map((style) => style[key])).size).toBe(5);
  }
});

test("there are five series, one to hold them against, and no more", () => {
  expect([1, 2, 3, 4, 5].map((number) => seriesStyle(number).dash)).not.toContain(seriesStyle(0).dash);
  expect(() => seriesStyle(-1)).toThrow(RangeError);
  expect(() => seriesStyle(6)).toThrow(RangeError);
});

test("each marker is drawn around its centre", () => {
  expect(markerPath("square", 10, 10, 3)).toBe("M7 7h6v6h-6z");
  expect(markerPath("circle", 10, 10, 3)).toBe("M7 10a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z");
});
