import {
  addDays,
  type Day,
  type DayRange,
  daysBetween,
  month,
  parseDay,
  previousRange,
  weeksBefore,
  yearBefore,
} from "@/lib/dates";
import { formatDays } from "@/lib/format";
import { label, t } from "@/lib/language/t";

/** In the order in which they are offered; the words are what their links say. */
export const presetWords = {
  "7": label("7 days"),
  "28": label("28 days"),
  "90": label("90 days"),
  "365": label("1 year"),
  month: label("This month"),
  "last-month": label("Last month"),
  year: label("This year"),
  all: label("All"),
} as const;
export type PeriodPreset = keyof typeof presetWords;

const comparisonWords = {
  previous: label("Previous period"),
  year: label("Same period last year"),
  weekdays: label("Matched weekdays"),
} as const;
export type ComparisonKind = keyof typeof comparisonWords;

const standard = "28";
/** Ten years: what a chart can still say something about. */
const longestDays = 3_660;
/** Of more, days of the year before would be days of the period itself. */
const longestYear = 366;

/** What a period is compared with: day by day, its first day with the period's first. */
export type Comparison = {
  kind: ComparisonKind;
  range: DayRange;
  /** "Previous period". */
  label: string;
  /** "22 Sep to 19 Oct 2026". */
  days: string;
};

export type Period = {
  /** Null for days chosen by hand. */
  preset: PeriodPreset | null;
  range: DayRange;
  /** Included, as people say it. */
  lastDay: Day;
  /** What it can be compared with; nothing where no time before is left. */
  comparisons: readonly Comparison[];
  /** The one in force. */
  comparison: Comparison | null;
  /** The one asked for, which the links of the page keep also where it is not in force. */
  asked: ComparisonKind | null;
  /** What was asked for and could not be shown, in sentences. */
  notice: string | null;
};

export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Reads `period=7|28|90|365|month|last-month|year|all`, or `from` and `to` (both days included), and
 * `compare=previous|year|weekdays`. Anything else in their place shows the standard period, or compares with nothing, and
 * says so: an address that was cut in a mail still opens.
 * @param earliest the first day there can be a reading of; null before there is any
 */
export function parsePeriod(params: SearchParams, today: Day, earliest: Day | null): Period {
  const { notice, ...days } = readPeriod(params, today, earliest);
  const { compare } = params;
  const asked = isKey(comparisonWords, compare) ? compare : null;
  const comparisons = days.preset === "all" ? [] : comparisonsOf(days.range);
  const comparison = comparisons.find(({ kind }) => kind === asked) ?? null;
  const notices = [
    notice,
    compare !== undefined &&
      compare !== "" &&
      !asked &&
      t("That comparison could not be read. Nothing is compared."),
    asked && !comparison && whyNone(asked, days.preset),
  ].filter((sentence) => typeof sentence === "string");
  return {
    ...days,
    lastDay: addDays(days.range.to, -1),
    comparisons,
    comparison,
    asked,
    notice: notices.length === 0 ? null : notices.join(" "),
  };
}

/** The days alone of what `parsePeriod` reads. */
export function parseRange(params: SearchParams, today: Day, earliest: Day | null): DayRange {
  return readPeriod(params, today, earliest).range;
}

/** The period as addresses say it: the inverse of `parsePeriod`. */
export function periodParams({ preset, range, lastDay, asked }: Period): Record<string, string> {
  return {
    ...(preset === null ? { from: range.from, to: lastDay } : { period: preset }),
    ...(asked === null ? {} : { compare: asked }),
  };
}

/** "28 days, 20 Oct to 16 Nov 2026", for headings. */
export function periodWords({ preset, range, lastDay }: Period): string {
  const days = formatDays(range.from, lastDay);
  if (preset === null) return days;
  return `${preset === "all" ? t("All days") : t(presetWords[preset])}, ${days}`;
}

type Days = { preset: PeriodPreset | null; range: DayRange };

function readPeriod(
  params: SearchParams,
  today: Day,
  earliest: Day | null,
): Days & { notice: string | null } {
  if (params.from !== undefined || params.to !== undefined) {
    const chosen = readDays(params, today);
    if (chosen) return chosen;
    return {
      ...named(standard, today, earliest),
      notice: t("Those days could not be read. Showing the last 28 days."),
    };
  }
  const preset = params.period ?? standard;
  if (isKey(presetWords, preset)) return { ...named(preset, today, earliest), notice: null };
  const notice = t("That period could not be read. Showing the last 28 days.");
  return { ...named(standard, today, earliest), notice };
}

function readDays(params: SearchParams, today: Day): (Days & { notice: string | null }) | null {
  const from = readDay(params.from);
  const asked = readDay(params.to);
  if (!from || !asked || from > asked || from > today || from < "2000-01-01") return null;
  const isCut = asked > today;
  const lastDay = isCut ? today : asked;
  const range = { from, to: addDays(lastDay, 1) };
  if (daysBetween(range.from, range.to) > longestDays) return null;
  const notice = isCut ? t("There are no readings after today, so the period ends today.") : null;
  return { preset: null, range, notice };
}

function readDay(value: SearchParams[string]): Day | null {
  if (typeof value !== "string") return null;
  try {
    return parseDay(value);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function named(preset: PeriodPreset, today: Day, earliest: Day | null): Days {
  return { preset, range: rangeOf(preset, today, earliest) };
}

function rangeOf(preset: PeriodPreset, today: Day, earliest: Day | null): DayRange {
  const to = addDays(today, 1);
  switch (preset) {
    case "all":
      return { from: longest(earliest, today, to), to };
    case "month":
      return { from: month(today), to };
    case "last-month":
      return { from: month(addDays(month(today), -1)), to: month(today) };
    case "year":
      return { from: parseDay(`${today.slice(0, 4)}-01-01`), to };
    default:
      return { from: addDays(to, -Number(preset)), to };
  }
}

function longest(earliest: Day | null, today: Day, to: Day): Day {
  const limit = addDays(to, -longestDays);
  const from = earliest ?? addDays(today, -27);
  return daysBetween(limit, from) < 0 ? limit : from;
}

function comparisonsOf(range: DayRange): Comparison[] {
  const isYearApart = daysBetween(range.from, range.to) <= longestYear;
  const ranges = {
    previous: previousRange(range),
    year: isYearApart ? yearBefore(range) : null,
    weekdays: weeksBefore(range),
  };
  return (Object.keys(comparisonWords) as ComparisonKind[]).flatMap((kind): Comparison[] => {
    const before = ranges[kind];
    const days = before && formatDays(before.from, addDays(before.to, -1));
    return before && days ? [{ kind, range: before, label: t(comparisonWords[kind]), days }] : [];
  });
}

function whyNone(asked: ComparisonKind, preset: PeriodPreset | null): string {
  return preset === "all"
    ? t("All days have nothing before them, so nothing is compared.")
    : t(
        "{comparison}: a period of more than a year would be compared with days of its own, so nothing is compared.",
        { comparison: t(comparisonWords[asked]) },
      );
}

function isKey<T extends object>(words: T, value: unknown): value is keyof T & string {
  return typeof value === "string" && Object.hasOwn(words, value);
}
