import "server-only";
import { addDays, type Day, type DayRange, parseDay } from "@/lib/dates";
import { formatDay, formatDays } from "@/lib/format";
import { t } from "@/lib/language/t";
import { parsePeriod, type SearchParams } from "./period";

/** Publishing days as an address asks for them; a list of posts begins with all of them, unlike a chart. */
export type Published = {
  /** Null for all days. */
  range: DayRange | null;
  /** As the fields of a form take them: empty for an open end, the last day included. */
  from: Day | "";
  to: Day | "";
  /** "Published 1 to 28 May 2026", "Published since 1 May 2026"; null for all days. */
  words: string | null;
  /** What was asked for and could not be read, in a sentence. */
  notice: string | null;
};

const first = "0001-01-01" as Day;
const last = "9999-01-01" as Day;

/** `from` and `to`, both included and either of them open, or a `period` as charts take it. */
export function parsePublished(params: SearchParams, today: Day): Published {
  const [from, to] = [readDay(params.from), readDay(params.to)];
  if (from === "bad" || to === "bad" || (from && to && from > to)) {
    return { ...everything, notice: t("Those days could not be read. Showing all days.") };
  }
  if (from || to) return between(from, to);
  if (!params.period || params.period === "all") return everything;
  const { range, lastDay, notice } = parsePeriod({ period: params.period }, today, null);
  return { ...between(range.from, lastDay), notice };
}

const everything: Published = { range: null, from: "", to: "", words: null, notice: null };

function between(from: Day | "", to: Day | ""): Published {
  const range = { from: from || first, to: to ? addDays(to, 1) : last };
  const words =
    from && to
      ? t("Published {days}", { days: formatDays(from, to) })
      : from
        ? t("Published since {day}", { day: formatDay(from) })
        : to
          ? t("Published until {day}", { day: formatDay(to) })
          : null;
  return { range, from, to, words, notice: null };
}

/** An empty field of a form is an open end. */
function readDay(value: SearchParams[string]): Day | "" | "bad" {
  if (value === undefined || value === "") return "";
  if (typeof value !== "string") return "bad";
  try {
    return parseDay(value);
  } catch (error) {
    if (error instanceof RangeError) return "bad";
    throw error;
  }
}
