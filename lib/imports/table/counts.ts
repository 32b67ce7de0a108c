import { type ImportedCount, largestCount } from "@/lib/metrics/imported";

/** Which mark ends the whole number; the other one groups thousands. */
export const decimalMarks = [".", ","] as const;
export type DecimalMark = (typeof decimalMarks)[number];

/** Why a cell is no count. */
export type CountProblem =
  | { problem: "no-number" | "negative" | "fraction" | "too-large" | "nothing-certain" }
  | { problem: "unknown-unit"; unit: string };

/** A count, nothing at all, or why it is none. */
export type CountReading = { count: ImportedCount } | { count: null } | CountProblem;

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

/** A cell in its parts. */
interface Parts {
  isNegative: boolean;
  /** Digits and the marks between them. */
  digits: string;
  /** The power of ten that its unit stands for; 0 without one. */
  zeros: number;
}

/**
 * Reads "48210", "48,210", "48.210", "48 210", "48'210", "1.2K", "3,4 Mio". A count is whole, so that a mark before
 * three digits groups thousands; only before a unit can the same be a fraction: "1.234K" is asked about. Short forms
 * are taken as cut, as platforms do it: 1.2K is 1,200 and can mean anything up to 1,299.
 * @param decimal what to take for the fraction's mark where a cell does not tell
 */
export function readCount(cell: string, decimal: DecimalMark): CountReading {
  const text = clean(cell);
  if (nothing.has(text)) return { count: null };
  const parts = partsOf(text);
  if ("problem" in parts) return parts;
  const number = splitNumber(parts, decimal);
  if (!number) return { problem: "no-number" };
  if (parts.isNegative) return { problem: "negative" };
  const { whole, fraction } = number;
  if (fraction.length > parts.zeros) return { problem: "fraction" };
  const power = parts.zeros - fraction.length;
  const count = BigInt(whole + fraction) * 10n ** BigInt(power);
  if (count > largestCount) return { problem: "too-large" };
  if (count === 0n && power > 0) return { problem: "nothing-certain" };
  return { count: { state: "counted", count, power } };
}

function clean(cell: string): string {
  return cell
    .trim()
    .toLowerCase()
    .replace(/[\s\u00a0\u2007\u2009\u202f]+/g, " ");
}

function partsOf(text: string): Parts | CountProblem {
  const parts = shape.exec(text.replace("−", "-"));
  if (!parts) return { problem: "no-number" };
  const [, sign = "", digits = "", unit = ""] = parts;
  const zeros = unit === "" ? 0 : units[unit];
  if (zeros === undefined) return { problem: "unknown-unit", unit };
  return { isNegative: sign === "-", digits, zeros };
}

/** Whole part and fraction without their marks; null where the groups are not groups. */
function splitNumber(parts: Parts, decimal: DecimalMark): { whole: string; fraction: string } | null {
  const { digits } = parts;
  const mark = isOpen(parts) ? decimal : fractionMark(parts);
  const at = mark === null ? -1 : digits.lastIndexOf(mark);
  const [head, fraction] = at === -1 ? [digits, ""] : [digits.slice(0, at), digits.slice(at + 1)];
  // One mark does not both group and divide.
  const whole = mark !== null && head.includes(mark) ? null : ungroup(head);
  return whole === null || !/^\d*$/.test(fraction) ? null : { whole, fraction };
}

/** "1.234K": one mark, three digits behind it, and a unit that could be multiplied with either. */
function isOpen({ digits, zeros }: Parts): boolean {
  return zeros > 0 && /^\d{1,3}[.,]\d{3}$/.test(digits);
}

/** The mark of the fraction, where the digits tell: the last one, unless it groups. Null where there is no fraction. */
function fractionMark({ digits }: Parts): DecimalMark | null {
  if (ungroup(digits) !== null) return null;
  const last = [...digits].findLast((one) => one === "." || one === ",");
  return last === "." || last === "," ? last : null;
}

/** Groups of three, or of two before the last three as India writes them; one kind of mark throughout. */
function ungroup(text: string): string | null {
  if (/^\d+$/.test(text)) return text;
  for (const separator of [",", ".", " ", "'", "’"]) {
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
  /** The mark of fractions, as far as it matters. */
  decimal: DecimalMark;
  /** A cell that can be two counts while no other cell says which; null where there is nothing to ask. */
  example: { cell: string; withPoint: bigint; withComma: bigint } | null;
}

/** Which mark fractions have in these cells, and whether that has to be asked. */
export function askAboutCounts(cells: readonly string[]): CountQuestion {
  const told = new Set<DecimalMark>();
  let open: string | null = null;
  for (const cell of cells) {
    const parts = partsOf(clean(cell));
    if ("problem" in parts) continue;
    if (isOpen(parts)) {
      open ??= cell.trim();
      continue;
    }
    const mark = fractionMark(parts) ?? otherThan(parts.digits);
    if (mark) told.add(mark);
  }
  const [only, another] = told;
  if (open === null || (only && !another)) return { decimal: only ?? ".", example: null };
  const [withPoint, withComma] = [exact(readCount(open, ".")), exact(readCount(open, ","))];
  const example = withPoint !== null && withComma !== null ? { cell: open, withPoint, withComma } : null;
  return { decimal: ".", example };
}

/** Thousands grouped with one mark leave the other one to fractions. */
function otherThan(digits: string): DecimalMark | null {
  if (digits.includes(",")) return ".";
  return digits.includes(".") ? "," : null;
}

function exact(reading: CountReading): bigint | null {
  return "count" in reading && reading.count?.state === "counted" ? reading.count.count : null;
}
