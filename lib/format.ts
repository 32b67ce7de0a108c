import { type Day, startOfDay } from "@/lib/dates";
import { currentLanguage } from "@/lib/language/current";
import { type Language, locales } from "@/lib/language/languages";
import { decimalSign, group } from "@/lib/language/numbers";
import { label, t, tn } from "@/lib/language/t";

const MINUS = "−";
const COMPACT = [
  { from: 10n ** 12n, words: label("{number}T") },
  { from: 10n ** 9n, words: label("{number}B") },
  { from: 10n ** 6n, words: label("{number}M") },
] as const;

/** Three significant digits, cut and not rounded up, so that a count is never overstated. */
function compact(value: bigint): string {
  const step = COMPACT.find(({ from }) => value >= from);
  if (!step) return group(value.toString());
  const whole = (value / step.from).toString();
  const fraction = ((value % step.from) * 1000n) / step.from;
  const places = Math.max(0, 3 - whole.length);
  const tail = fraction.toString().padStart(3, "0").slice(0, places);
  return t(step.words, { number: `${group(whole)}${tail && `${decimalSign()}${tail}`}` });
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
  return `${value < 0 ? MINUS : ""}${(tenths / 10).toFixed(1).replace(".", decimalSign())}`;
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
  return t("{number}%", { number: `${sign}${group(whole)}${decimalSign()}${tenth}` });
}

/** A number whose start is 100, with one decimal: "104.3". `exact` writes two. */
export function formatIndex(index: number, { exact = false }: { exact?: boolean } = {}): string {
  if (!Number.isFinite(index)) throw new RangeError(`Not an index: ${index}`);
  const [whole = "", fraction = ""] = index.toFixed(exact ? 2 : 1).split(".");
  return `${group(whole)}${decimalSign()}${fraction}`;
}

const DAY_STYLES = {
  short: { day: "numeric", month: "short", year: "numeric" },
  weekday: { weekday: "short", day: "numeric", month: "short", year: "numeric" },
  axis: { day: "numeric", month: "short" },
  month: { month: "short", year: "numeric" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

type DayStyle = keyof typeof DAY_STYLES;

// Making one costs far more than using it, and a page formats hundreds of days.
const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${currentLanguage()} ${name}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locales[currentLanguage()], options);
  formats.set(key, format);
  return format;
}

/** "4 Oct 2025"; `weekday` for use beside charts, `axis` without the year, `month` without the day. */
export function formatDay(day: Day, style: DayStyle = "short"): string {
  return dateFormat(style, { ...DAY_STYLES[style], timeZone: "UTC" }).format(startOfDay(day));
}

/** First and last day of a range whose end is excluded, as a reader says it: "4 to 6 Oct 2025". */
export function formatDays(from: Day, lastDay: Day): string {
  const to = formatDay(lastDay);
  if (from === lastDay) return to;
  if (from.slice(0, 7) === lastDay.slice(0, 7)) return t("{day} to {to}", { day: Number(from.slice(8)), to });
  return t("{from} to {to}", {
    from: from.slice(0, 4) === lastDay.slice(0, 4) ? formatDay(from, "axis") : formatDay(from),
    to,
  });
}

/** "4 Oct 2025, 06:10 UTC" in the given IANA zone, named. */
export function formatInstant(at: Date, zone = "UTC"): string {
  return dateFormat(`instant ${zone}`, {
    ...DAY_STYLES.short,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
    timeZoneName: "short",
  }).format(at);
}

const UNITS = [
  { name: "day", seconds: 86_400 },
  { name: "hour", seconds: 3_600 },
  { name: "minute", seconds: 60 },
] as const;

const relativeFormats = new Map<Language, Intl.RelativeTimeFormat>();

/** "5 minutes ago", "in 3 days", "just now" within a minute. Never shown without the exact time beside or behind it. */
export function formatRelative(at: Date, now: Date): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
  const size = Math.abs(seconds);
  if (size < 60) return seconds > 0 ? t("within a minute") : t("just now");
  const unit = UNITS.find((candidate) => size >= candidate.seconds) ?? UNITS[2];
  // What has begun counts in full units; what is promised for six days hence is not called five a second later.
  const count = seconds > 0 ? Math.round(size / unit.seconds) : Math.floor(size / unit.seconds);
  const language = currentLanguage();
  const format = relativeFormats.get(language) ?? new Intl.RelativeTimeFormat(locales[language]);
  relativeFormats.set(language, format);
  return format.format(seconds > 0 ? count : -count, unit.name);
}

/** "812 bytes", "1.4 MB": decimal units, as file managers and hosts count them. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return tn(bytes, "{count} byte", "{count} bytes");
  const exponent = Math.min(4, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** exponent;
  const number = value < 10 ? (Math.floor(value * 10) / 10).toFixed(1) : `${Math.floor(value)}`;
  return `${number.replace(".", decimalSign())} ${["", "kB", "MB", "GB", "TB"][exponent]}`;
}
