import { type Day, startOfDay } from "@/lib/dates";

const LOCALE = "en-GB";
const MINUS = "−";
const COMPACT = [
  { from: 10n ** 12n, suffix: "T" },
  { from: 10n ** 9n, suffix: "B" },
  { from: 10n ** 6n, suffix: "M" },
] as const;

function group(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ",");
}

/** Three significant digits, cut and not rounded up, so that a count is never overstated. */
function compact(value: bigint): string {
  const step = COMPACT.find(({ from }) => value >= from);
  if (!step) return group(value.toString());
  const whole = (value / step.from).toString();
  const fraction = ((value % step.from) * 1000n) / step.from;
  const places = Math.max(0, 3 - whole.length);
  const tail = fraction.toString().padStart(3, "0").slice(0, places);
  return `${group(whole)}${tail && `.${tail}`}${step.suffix}`;
}

function ofBigint(value: bigint, exact: boolean): string {
  const size = value < 0n ? -value : value;
  return `${value < 0n ? MINUS : ""}${exact ? group(size.toString()) : compact(size)}`;
}

/**
 * "48,210" in full up to 999,999, then "1.23M"; `exact` writes every digit. A count that is no whole
 * number (a median between two posts) keeps one decimal below 1,000 and none above.
 */
export function formatCount(value: bigint | number, { exact = false }: { exact?: boolean } = {}): string {
  if (typeof value === "bigint") return ofBigint(value, exact);
  if (!Number.isFinite(value)) throw new RangeError(`Not a count: ${value}`);
  if (Number.isInteger(value)) return ofBigint(BigInt(value), exact);
  const size = Math.abs(value);
  const tenths = Math.round(size * 10);
  if (tenths >= 10_000 || tenths % 10 === 0) {
    return ofBigint(BigInt(value < 0 ? -Math.round(size) : Math.round(size)), exact);
  }
  return `${value < 0 ? MINUS : ""}${(tenths / 10).toFixed(1)}`;
}

/** A difference with its sign: "+312", "−84", "0". */
export function formatChange(value: bigint | number, options: { exact?: boolean } = {}): string {
  return value > 0 ? `+${formatCount(value, options)}` : formatCount(value, options);
}

/** A ratio as a percentage with one decimal: 0.0213 is "2.1%". `signed` writes the plus as well. */
export function formatPercent(ratio: number, { signed = false }: { signed?: boolean } = {}): string {
  if (!Number.isFinite(ratio)) throw new RangeError(`Not a ratio: ${ratio}`);
  // Through whole tenths: toFixed alone would print "-0.0" for what rounds to nothing.
  const tenths = Math.round(Math.abs(ratio) * 1000);
  const [whole = "", tenth = ""] = [String(Math.floor(tenths / 10)), String(tenths % 10)];
  const sign = tenths === 0 ? "" : ratio < 0 ? MINUS : signed ? "+" : "";
  return `${sign}${group(whole)}.${tenth}%`;
}

/** A number whose start is 100, with one decimal: "104.3". `exact` writes two. */
export function formatIndex(index: number, { exact = false }: { exact?: boolean } = {}): string {
  if (!Number.isFinite(index)) throw new RangeError(`Not an index: ${index}`);
  const [whole = "", fraction = ""] = index.toFixed(exact ? 2 : 1).split(".");
  return `${group(whole)}.${fraction}`;
}

const DAY_STYLES = {
  short: { day: "numeric", month: "short", year: "numeric" },
  weekday: { weekday: "short", day: "numeric", month: "short", year: "numeric" },
  axis: { day: "numeric", month: "short" },
  month: { month: "short", year: "numeric" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

type DayStyle = keyof typeof DAY_STYLES;

// Making one costs far more than using it, and a page formats hundreds of days.
const dayFormats = new Map<DayStyle, Intl.DateTimeFormat>();
const instantFormats = new Map<string, Intl.DateTimeFormat>();

/** "4 Oct 2025"; `weekday` for use beside charts, `axis` without the year, `month` without the day. */
export function formatDay(day: Day, style: DayStyle = "short"): string {
  const format =
    dayFormats.get(style) ?? new Intl.DateTimeFormat(LOCALE, { ...DAY_STYLES[style], timeZone: "UTC" });
  dayFormats.set(style, format);
  return format.format(startOfDay(day));
}

/** First and last day of a range whose end is excluded, as a reader says it: "4 to 6 Oct 2025". */
export function formatDays(from: Day, lastDay: Day): string {
  if (from === lastDay) return formatDay(from);
  if (from.slice(0, 7) === lastDay.slice(0, 7)) return `${Number(from.slice(8))} to ${formatDay(lastDay)}`;
  if (from.slice(0, 4) === lastDay.slice(0, 4)) return `${formatDay(from, "axis")} to ${formatDay(lastDay)}`;
  return `${formatDay(from)} to ${formatDay(lastDay)}`;
}

/** "4 Oct 2025, 06:10 UTC" in the given IANA zone, named. */
export function formatInstant(at: Date, zone = "UTC"): string {
  const format =
    instantFormats.get(zone) ??
    new Intl.DateTimeFormat(LOCALE, {
      ...DAY_STYLES.short,
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      timeZone: zone,
      timeZoneName: "short",
    });
  instantFormats.set(zone, format);
  return format.format(at);
}

const UNITS = [
  { name: "day", seconds: 86_400 },
  { name: "hour", seconds: 3_600 },
  { name: "minute", seconds: 60 },
  { name: "second", seconds: 1 },
] as const;

function plural(count: number, name: string): string {
  return `${group(String(count))} ${name}${count === 1 ? "" : "s"}`;
}

/** "5 minutes ago", "in 3 days", "just now" within a minute. Never shown without the exact time beside or behind it. */
export function formatRelative(at: Date, now: Date): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
  const size = Math.abs(seconds);
  if (size < 60) return seconds > 0 ? "within a minute" : "just now";
  const unit = UNITS.find((candidate) => size >= candidate.seconds) ?? UNITS[2];
  // What has begun counts in full units; what is promised for six days hence is not called five a second later.
  const count = seconds > 0 ? Math.round(size / unit.seconds) : Math.floor(size / unit.seconds);
  const words = plural(count, unit.name);
  return seconds > 0 ? `in ${words}` : `${words} ago`;
}

/** "812 bytes", "1.4 MB": decimal units, as file managers and hosts count them. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return plural(bytes, "byte");
  const exponent = Math.min(4, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** exponent;
  return `${value < 10 ? (Math.floor(value * 10) / 10).toFixed(1) : Math.floor(value)} ${["", "kB", "MB", "GB", "TB"][exponent]}`;
}
