import { addDays, type Day, type DayRange, daysBetween, parseDay, previousRange } from "@/lib/dates";
import { formatDays } from "@/lib/format";

export type PeriodPreset = "7" | "28" | "90" | "365" | "all";

const presets: readonly PeriodPreset[] = ["7", "28", "90", "365", "all"];
const standard = "28";
/** Ten years: what a chart can still say something about. */
const longestDays = 3_660;

export type Period = {
  /** Null for days chosen by hand. */
  preset: PeriodPreset | null;
  range: DayRange;
  /** Included, as people say it. */
  lastDay: Day;
  previous: DayRange;
  comparesPrevious: boolean;
  /** "28 days". */
  words: string;
  /** What was asked for and could not be shown, in a sentence. */
  notice: string | null;
};

export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Reads `period=7|28|90|365|all`, or `from` and `to` (both days included), and `compare=previous`. Anything else in
 * their place shows the standard period and says so: an address that was cut in a mail still opens.
 * @param earliest the first day there can be a reading of; null before there is any
 */
export function parsePeriod(params: SearchParams, today: Day, earliest: Day | null): Period {
  const comparesPrevious = params.compare === "previous";
  const from = params.from === undefined && params.to === undefined ? undefined : readDays(params, today);
  if (from === "bad") {
    const notice = "Those days could not be read. Showing the last 28 days.";
    return period(standard, today, earliest, comparesPrevious, notice);
  }
  if (from) return custom(from.range, comparesPrevious, from.notice);
  const preset = presets.find((one) => one === (params.period ?? standard));
  if (preset) return period(preset, today, earliest, comparesPrevious, null);
  const notice = "That period could not be read. Showing the last 28 days.";
  return period(standard, today, earliest, comparesPrevious, notice);
}

function readDays(params: SearchParams, today: Day): { range: DayRange; notice: string | null } | "bad" {
  const from = readDay(params.from);
  const lastDay = readDay(params.to);
  if (!from || !lastDay || from > lastDay || from > today || from < "2000-01-01") return "bad";
  const isCut = lastDay > today;
  const range = { from, to: addDays(isCut ? today : lastDay, 1) };
  if (daysBetween(range.from, range.to) > longestDays) return "bad";
  return { range, notice: isCut ? "There are no readings after today, so the period ends today." : null };
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

function period(
  preset: PeriodPreset,
  today: Day,
  earliest: Day | null,
  comparesPrevious: boolean,
  notice: string | null,
): Period {
  const to = addDays(today, 1);
  const from = preset === "all" ? longest(earliest, today, to) : addDays(to, -Number(preset));
  const range = { from, to };
  const words = preset === "all" ? "all days" : preset === "365" ? "1 year" : `${preset} days`;
  const compares = comparesPrevious && preset !== "all";
  return {
    preset,
    range,
    lastDay: today,
    previous: previousRange(range),
    comparesPrevious: compares,
    words,
    notice,
  };
}

function longest(earliest: Day | null, today: Day, to: Day): Day {
  const limit = addDays(to, -longestDays);
  const from = earliest ?? addDays(today, -27);
  return daysBetween(limit, from) < 0 ? limit : from;
}

function custom(range: DayRange, comparesPrevious: boolean, notice: string | null): Period {
  const lastDay = addDays(range.to, -1);
  return {
    preset: null,
    range,
    lastDay,
    previous: previousRange(range),
    comparesPrevious,
    words: formatDays(range.from, lastDay),
    notice,
  };
}
