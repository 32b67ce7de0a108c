import "server-only";

export interface TimeWindow {
  start: Date;
  end: Date;
}

const formats = new Map<string, Intl.DateTimeFormat>();
const newest = new Map<string, TimeWindow>();

/** The day that `now` lies in where the clocks of `zone` run: 23 or 25 hours long on the days they change. */
export function dayWindow(zone: string, now: Date): TimeWindow {
  const known = newest.get(zone);
  if (known && known.start <= now && now < known.end) return known;
  const { year, month, day } = partsAt(zone, now);
  const window = { start: midnight(zone, year, month, day), end: midnight(zone, year, month, day + 1) };
  newest.set(zone, window);
  return window;
}

/** Clocks change in the night, after midnight, so the offset of a guess within a few hours is the right one or leads to it. */
function midnight(zone: string, year: number, month: number, day: number): Date {
  const local = Date.UTC(year, month - 1, day);
  const guess = local - offsetAt(zone, new Date(local));
  return new Date(local - offsetAt(zone, new Date(guess)));
}

/** What the zone's clocks show, less what UTC shows, in milliseconds. */
function offsetAt(zone: string, instant: Date): number {
  const { year, month, day, hour, minute, second } = partsAt(zone, instant);
  const shown = Date.UTC(year, month - 1, day, hour, minute, second);
  return shown - Math.floor(instant.getTime() / 1000) * 1000;
}

type Parts = Record<"year" | "month" | "day" | "hour" | "minute" | "second", number>;

function partsAt(zone: string, instant: Date): Parts {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
      hourCycle: "h23",
    });
    formats.set(zone, format);
  }
  return Object.fromEntries(
    format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
  ) as Parts;
}
