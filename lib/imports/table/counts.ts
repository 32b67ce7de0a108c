import { type ImportedCount, largestCount } from "@/lib/metrics/imported";

/** Which mark ends the whole number; the other one groups thousands. */
export const decimalMarks = [".", ","] as const;
export type DecimalMark = (typeof decimalMarks)[number];

/** A count, nothing at all, or why it is none: words that go on after the cell. */
export type CountReading = { count: ImportedCount } | { count: null } | { problem: string };

/** Cells that mean "nobody knows", as programs write them. Never 0. */
const nothing = new Set(["", "-", "–", "—", "n/a", "na", "null", "none", "nan"]);

/** Powers of ten behind a short form, as in "1.2K". */
const units: Readonly<Record<string, number>> = {
  k: 3,
  tsd: 3,
  m: 6,
  mn: 6,
  mio: 6,
  mln: 6,
  b: 9,
  bn: 9,
  mrd: 9,
};

const shape = /^([+-]?)([\d.,'’ ]*\d)(?: ?([a-z]{1,3})\.?)?$/;

/**
 * Reads "48210", "48,210", "48.210", "48 210", "48'210", "1.2K", "3,4 Mio". Short forms are taken as cut, as platforms
 * do it: 1.2K is 1,200 and can mean anything up to 1,299.
 */
export function readCount(cell: string, decimal: DecimalMark): CountReading {
  const text = cell
    .trim()
    .toLowerCase()
    .replace(/[\s\u00a0\u2007\u2009\u202f]+/g, " ");
  if (nothing.has(text)) return { count: null };
  const parts = shape.exec(text.replace("−", "-"));
  if (!parts) return { problem: "is not a number" };
  const [, sign = "", digits = "", unit = ""] = parts;
  const zeros = unit === "" ? 0 : units[unit];
  if (zeros === undefined) return { problem: `has the unit “${unit}”, which is not known` };
  const number = splitNumber(digits, decimal);
  if (!number) return { problem: `is not a number with “${decimal}” before its fraction` };
  const { whole, fraction } = number;
  if (sign === "-") return { problem: "is negative" };
  if (fraction.length > zeros) return { problem: "is a fraction, and a count is whole" };
  const power = zeros - fraction.length;
  const count = BigInt(whole + fraction) * 10n ** BigInt(power);
  if (count > largestCount) return { problem: "is larger than any count can be" };
  if (count === 0n && power > 0) return { problem: "is a short form of nothing certain" };
  return { count: { state: "counted", count, power } };
}

/** Whole part and fraction without their marks; null where the groups are not groups. */
function splitNumber(text: string, decimal: DecimalMark): { whole: string; fraction: string } | null {
  const at = text.lastIndexOf(decimal);
  const [head, fraction] = at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
  if (head.includes(decimal) || !/^\d*$/.test(fraction) || (at !== -1 && fraction === "")) return null;
  const whole = ungroup(head, decimal === "." ? "," : ".");
  return whole === null ? null : { whole, fraction };
}

/** Groups of three, or of two before the last three as India writes them; one kind of mark throughout. */
function ungroup(text: string, mark: string): string | null {
  if (/^\d+$/.test(text)) return text;
  for (const separator of [mark, " ", "'", "’"]) {
    const groups = text.split(separator);
    const [first = "", ...rest] = groups;
    const isGrouped =
      rest.length > 0 &&
      /^\d{1,3}$/.test(first) &&
      /^\d{3}$/.test(rest.at(-1) ?? "") &&
      rest.slice(0, -1).every((group) => /^\d{2,3}$/.test(group) && group.length === rest[0]?.length);
    if (isGrouped) return groups.join("");
  }
  return null;
}

export interface CountQuestion {
  /** The likelier mark. */
  decimal: DecimalMark;
  /** A cell that both marks make a count of, and not the same one; null where there is nothing to ask. */
  example: { cell: string; withPoint: bigint; withComma: bigint } | null;
}

/** Which decimal mark these cells are written with, and whether that has to be asked. */
export function askAboutCounts(cells: readonly string[]): CountQuestion {
  let [points, commas] = [0, 0];
  let example: CountQuestion["example"] = null;
  for (const cell of cells) {
    const [withPoint, withComma] = [exact(readCount(cell, ".")), exact(readCount(cell, ","))];
    if (withPoint !== null) points += 1;
    if (withComma !== null) commas += 1;
    if (withPoint !== null && withComma !== null && withPoint !== withComma) {
      example ??= { cell: cell.trim(), withPoint, withComma };
    }
  }
  const decimal = commas > points ? "," : ".";
  // Cells that only one of them can read have answered already.
  return { decimal, example: points === commas ? example : null };
}

function exact(reading: CountReading): bigint | null {
  return "count" in reading && reading.count?.state === "counted" ? reading.count.count : null;
}
