import { addDays, type Day, toDay } from "@/lib/dates";
import { t } from "@/lib/language/t";
import type { ArrivalsFile } from "@/lib/platforms/types";
import { readMoment } from "./days";
import { UnreadableFileError } from "./read-file";

/** When followers that are there today arrived. Names are in the file and in nothing that is made of it. */
export interface Arrivals {
  /** How many of today's followers had arrived by the end of each day, from the first to the last arrival. */
  days: readonly { day: Day; atLeast: number }[];
  total: number;
  /** Followers whose time could not be read. */
  undated: number;
}

const firstDay = "2000-01-01";

/**
 * Counts the arrivals in a platform's own list of followers: JSON, or a page of HTML whose times have no zone and are
 * taken as of `timeZone`.
 * @throws UnreadableFileError with a sentence for the reader
 */
export function readArrivals(
  texts: readonly string[],
  file: ArrivalsFile,
  timeZone: string,
  today: Day,
): Arrivals {
  const moments = texts.flatMap((text) =>
    isJson(text) ? fromJson(text, file) : fromHtml(text, file, timeZone),
  );
  if (moments.length === 0)
    throw new UnreadableFileError(
      t("This is not the list of followers: {file} is needed.", { file: file.name }),
    );
  const arrived = new Map<Day, number>();
  let undated = 0;
  for (const day of moments) {
    if (day === null || day < firstDay || day > today) undated += 1;
    else arrived.set(day, (arrived.get(day) ?? 0) + 1);
  }
  const dated = [...arrived.keys()].sort();
  const [first, last] = [dated[0], dated.at(-1)];
  if (!first || !last) {
    throw new UnreadableFileError(
      t("No follower in this list has a time that can be read. Choose JSON in the download."),
    );
  }
  const days: { day: Day; atLeast: number }[] = [];
  let atLeast = 0;
  for (let day = first; day <= last; day = addDays(day, 1)) {
    atLeast += arrived.get(day) ?? 0;
    days.push({ day, atLeast });
  }
  return { days, total: atLeast, undated };
}

function isJson(text: string): boolean {
  return /^\s*[[{]/.test(text);
}

/** A list, or one under a name of its own; each follower has a list of marks, of which the first tells the time. */
function fromJson(text: string, { json }: ArrivalsFile): (Day | null)[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UnreadableFileError(t("This file is cut off or is no JSON. Download it once more."));
  }
  const list = Array.isArray(value) ? value : Object.values(asRecord(value) ?? {}).find(Array.isArray);
  return (list ?? []).flatMap((one: unknown) => {
    const marks = asRecord(one)?.[json.list];
    if (!Array.isArray(marks)) return [];
    const seconds = asRecord(marks[0])?.[json.time];
    return [typeof seconds === "number" ? dayOf(seconds) : null];
  });
}

/** A link to each follower, and behind it the time in a box of its own. */
function fromHtml(text: string, { html }: ArrivalsFile, timeZone: string): (Day | null)[] {
  const days: (Day | null)[] = [];
  for (const part of text.split(/<a\s/i).slice(1)) {
    const address = /href="([^"]*)"/i.exec(part.slice(0, 500))?.[1] ?? "";
    if (!address.startsWith(html.linkPrefix)) continue;
    const box = /<div>([^<]{6,40})<\/div>/i.exec(part.slice(0, 1_000))?.[1] ?? "";
    days.push(readMoment(box, "month first", timeZone)?.day ?? null);
  }
  return days;
}

function dayOf(seconds: number): Day | null {
  const at = new Date(seconds * 1000);
  return Number.isNaN(at.getTime()) ? null : toDay(at);
}

function asRecord(value: unknown): Record<string, unknown> | null {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}
