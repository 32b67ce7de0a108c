import { beforeEach, expect, test, vi } from "vitest";
import { describeOver, describeSeries } from "@/components/charts/describe";
import { describePosts } from "@/components/charts/describe-posts";
import type { ChartSeries, SeriesPoint } from "@/components/charts/points";
import type { PostPoint } from "@/components/charts/post-points";
import { addDays, parseDay } from "@/lib/dates";
import { inLanguage } from "@/lib/language/in-language";
import type { RatePoint } from "@/lib/metrics/engagement";
import { platform } from "@/lib/platforms/registry";
import { sharedFallWords } from "./falls";
import { changeWords } from "./figures";
import { freshness } from "./freshness";
import { parsePeriod, periodWords } from "./period";
import { parsePublished } from "./published";
import { rateWords } from "./rates";

beforeEach(() => vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "accepted"));

const inGerman = <T>(work: () => T): T => inLanguage("de", work);
const start = parseDay("2025-10-01");

function series(values: readonly Partial<SeriesPoint>[], more: Partial<ChartSeries> = {}): ChartSeries {
  const points = values.map(
    (point, index): SeriesPoint => ({
      day: addDays(start, index),
      value: null,
      state: point.value == null ? "missing" : "measured",
      readAt: null,
      ...point,
    }),
  );
  return { id: "followers", name: "Follower", number: 1, unit: "Follower", points, ...more };
}

test("a line says where it went, its peak, what is flagged, hidden, imported and missing", () => {
  const flag = "liegt weit entfernt von 1.240 am 1. Okt. 2025 und 1.244 am 3. Okt. 2025";
  const gaps = [{ from: addDays(start, 3), to: addDays(start, 5), reason: "die Verbindung war beendet" }];
  const line = series(
    [
      { value: "1240", isImported: true },
      { value: "12445", flag },
      { value: "1244" },
      {},
      {},
      { state: "hidden" },
      { value: "1302" },
    ],
    { gaps },
  );
  expect(inGerman(() => describeSeries(line))).toBe(
    "Plus 5,0\u00a0%, von 1.240 (importiert) am Mi., 1. Okt. 2025 auf 1.302 am Di., 7. Okt. 2025. " +
      "Höchster Wert 12.445 (markiert) am Do., 2. Okt. 2025. " +
      `Markiert und wie gemessen behalten: 12.445 am Do., 2. Okt. 2025 ${flag}. ` +
      "An einem Tag vom Inhaber verborgen. " +
      "Eine Zahl vom 1. Okt. 2025 ist importiert, nicht von der Plattform gelesen. " +
      "Keine Messung: 4. bis 5. Okt. 2025 (die Verbindung war beendet).",
  );
});

test("a rate moves by percentage points, and across a change nothing is compared", () => {
  const rate = series([{ value: "0.0452" }, { value: "0.0431" }], { format: "percent" });
  expect(inGerman(() => describeSeries(rate))).toBe(
    "Minus 0,2 Prozentpunkte, von 4,5\u00a0% am Mi., 1. Okt. 2025 auf 4,3\u00a0% am Do., 2. Okt. 2025.",
  );
  const breaks = [{ day: addDays(start, 1), text: "Aufrufe zählen mit Beginn der Wiedergabe" }];
  expect(inGerman(() => describeSeries(series([{ value: "1000" }, { value: "4000" }], { breaks })))).toBe(
    "Von 1.000 am Mi., 1. Okt. 2025 auf 4.000 am Do., 2. Okt. 2025. " +
      "Nicht verglichen: Die Definition hat sich am 2. Okt. 2025 geändert (Aufrufe zählen mit Beginn der Wiedergabe).",
  );
});

test("days compared with are told on their own days, with a band where the platform rounds", () => {
  const rounded = { value: "1230000", low: "1230000", high: "1239999", state: "rounded" as const };
  const over = { label: "Zeitraum davor", days: "1. bis 2. Sept. 2025", shiftDays: 30, caution: null };
  expect(inGerman(() => describeOver(series([rounded, rounded], { over })))).toBe(
    "Zeitraum davor, 1. bis 2. Sept. 2025: Jede Änderung liegt innerhalb der Rundung, " +
      "von 1,23\u00a0Mio. am Mo., 1. Sept. 2025 bis 1,23\u00a0Mio. am Di., 2. Sept. 2025. " +
      "Von der Plattform gerundet: 1,23\u00a0Mio. bedeutet 1.230.000 bis 1.239.999.",
  );
});

test("posts are told by their number, their middle and the highest of them", () => {
  const post = (id: string, value: string | null): PostPoint => ({
    id,
    title: null,
    publishedAt: `2025-10-0${id}T10:00:00Z`,
    value,
    state: value === null ? "hidden" : "measured",
  });
  const all = [post("1", "1"), post("2", "48210"), post("3", "900"), post("4", null)];
  const words = (posts: readonly PostPoint[]) => inGerman(() => describePosts(posts, { unit: "Aufrufe" }));
  expect(words(all)).toBe(
    "3 Beiträge, veröffentlicht vom 1. Okt. 2025 bis 3. Okt. 2025. " +
      "Die Hälfte davon hat mindestens 900 Aufrufe. " +
      "Der höchste hat 48.210, veröffentlicht am Do., 2. Okt. 2025. " +
      "1 Beitrag ohne öffentlichen Wert ist ausgelassen.",
  );
  expect(words(all.slice(0, 1))).toBe("1 Beitrag, veröffentlicht am 1. Okt. 2025, mit 1 Aufruf.");
  expect(words(all.slice(3))).toBe("Der einzige Beitrag zeigt seine Aufrufe nicht öffentlich.");
});

test("a rate says how, over how many posts, how surely, and without which", () => {
  const point: RatePoint = {
    day: start,
    median: 0.03,
    sumOverSum: 0.04,
    posts: 12,
    interval: { low: 0.021, high: 0.04 },
    spread: { low: 0.01, high: 0.1 },
    leftOut: { olderThanLink: 3, noFollowers: 0, notRead: 1, notPublic: 0, otherCounting: 0, doubtful: 0 },
    without: ["shares"],
  };
  const words = (change: Partial<RatePoint>, choice: Parameters<typeof rateWords>[1]) =>
    inGerman(() => rateWords({ ...point, ...change }, choice, platform("youtube").descriptor));
  expect(words({}, "followers")).toBe(
    "nach Followern: Median über 12 Videos, 95-%-Intervall 2,1\u00a0% bis 4,0\u00a0%; " +
      "ausgelassen: 3 aus der Zeit vor dem Verbinden, 1 noch nicht gemessen; " +
      "ohne Shares, die nicht angegeben werden",
  );
  const none = { ...point.leftOut, olderThanLink: 0, notRead: 0 };
  expect(words({ posts: 0, interval: null, spread: null, leftOut: none, without: [] }, "views-sum")).toBe(
    "nach Aufrufen: kein Video zählt",
  );
  expect(words({ posts: 2, interval: null, leftOut: none, without: [] }, "views")).toBe(
    "nach Aufrufen: Median über 2 Videos, zu wenige für ein Intervall: Sie reichen von 1,0\u00a0% bis 10,0\u00a0%",
  );
});

test("a change is refused across another definition, and says what to know of its ends", () => {
  const entry = inGerman(() =>
    platform("youtube").descriptor.ledger.find(({ id }) => id === "youtube-subscribers-2019"),
  );
  if (!entry) throw new Error("The ledger has lost an entry");
  const ends = {
    first: { day: start, count: 1_000n, isDoubtful: true, isImported: true },
    last: { day: addDays(start, 6), count: 1_312n, isDoubtful: false, isImported: false },
  };
  expect(inGerman(() => changeWords({ kind: "refused", entry, ...ends }))).toBe(
    "nicht verglichen, denn die Genauigkeit hat sich am 2. Sept. 2019 geändert (Abonnentenzahlen werden auf drei Stellen gekürzt)",
  );
  expect(inGerman(() => changeWords({ kind: "within-rounding", step: 10n, ...ends }))).toBe(
    "innerhalb der Rundung, die erste Messung ist markiert, die erste Zahl wurde importiert",
  );
});

test("what several accounts share is one sentence, and why nothing new is read another", () => {
  expect(inGerman(() => sharedFallWords(start, 2, 3, "Atlas"))).toBe(
    "Atlas: 2 von 3 Konten haben am 1. Okt. 2025 mindestens 1\u00a0% weniger Follower als am Tag davor. " +
      "Warum, sagen die Zahlen nicht: Eine Plattform, die Konten entfernt, sähe genauso aus.",
  );
  const weather = {
    lastReadingAt: null,
    linkedAt: new Date("2025-10-01T06:00:00Z"),
    isPaused: false,
    problem: "limited/quota",
    isActive: true,
    retryAt: new Date("2025-10-02T08:00:00Z"),
  };
  const now = new Date("2025-10-01T07:00:00Z");
  expect(inGerman(() => freshness(weather, { label: "Atlas", readEveryHours: 24 }, now)).reason).toBe(
    "Das Kontingent von Atlas ist vorerst aufgebraucht. Der nächste Versuch ist am 2. Okt. 2025, 08:00 UTC.",
  );
});

test("a period, what it is compared with, and what an address could not say", () => {
  const period = inGerman(() => parsePeriod({ period: "28", compare: "weekdays" }, start, null));
  expect(inGerman(() => periodWords(period))).toBe("28 Tage, 4. Sept. bis 1. Okt. 2025");
  expect(period.comparison).toMatchObject({
    label: "Zeitraum mit gleichen Wochentagen",
    days: "7. Aug. bis 3. Sept. 2025",
  });
  expect(inGerman(() => parsePeriod({ period: "all", compare: "year" }, start, null)).notice).toBe(
    "Vor allen Tagen liegt nichts, deshalb wird nichts verglichen.",
  );
  expect(inGerman(() => parsePublished({ from: "2025-09-01" }, start)).words).toBe(
    "Veröffentlicht seit 1. Sept. 2025",
  );
});
