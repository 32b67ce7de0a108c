import { expect, test } from "vitest";
import { parseDay } from "@/lib/dates";
import { guessMapping } from "@/lib/imports/table/columns";
import { readTable } from "@/lib/imports/table/read-table";
import { takeDays } from "@/lib/imports/table/take-days";
import { inLanguage } from "@/lib/language/in-language";
import { platform } from "@/lib/platforms/registry";
import type { PlatformDescriptor } from "@/lib/platforms/types";
import { noticeWords } from "./connect-words";
import { type ConnectionFacts, weatherOf } from "./weather";

const inGerman = <T>(work: () => T): T => inLanguage("de", work);

const fine: ConnectionFacts = {
  state: "active",
  problem: null,
  pausedAt: null,
  retryAt: null,
  deleteDataAt: null,
  endsAt: null,
  plannedFor: null,
  scopes: [],
  now: new Date("2026-06-20T12:00:00Z"),
};
const later = new Date("2026-07-13T09:30:00Z");

/** Its words are in the language in which it is described. */
const described = (change: Partial<PlatformDescriptor> = {}): PlatformDescriptor => ({
  ...platform("youtube").descriptor,
  label: "Atlas",
  graceDays: 30,
  ...change,
});

const weather = (change: Partial<ConnectionFacts>, of: Partial<PlatformDescriptor> = {}) =>
  inGerman(() => {
    const descriptor = described(of);
    return weatherOf({ ...fine, scopes: descriptor.scopes.map(({ scope }) => scope), ...change }, descriptor);
  });

test("a used-up allowance, with the next try and what waiting costs", () => {
  expect(weather({ problem: "limited/quota", retryAt: later })).toEqual({
    state: "limited",
    text: "Die Zahl der Messungen, die Atlas diesem Dienst am Tag erlaubt, ist verbraucht. Wir versuchen es am 13. Juli 2026, 09:30 UTC wieder. Was bisher gelesen wurde, ist sicher.",
    waiting:
      "Atlas nennt nur die Zahlen des Augenblicks: Ein Tag, der ohne Messung vergeht, bleibt eine Lücke. Was Atlas 30 Tage lang nicht bestätigt, muss gelöscht werden.",
    daysLeft: null,
  });
});

test("a lost grant, with the end of the figures", () => {
  expect(
    weather({ state: "needs-reconnect", problem: "expired/revoked", deleteDataAt: later }),
  ).toMatchObject({
    text: "Atlas lässt uns dieses Konto nicht mehr lesen: Der Zugriff wurde dort beendet oder ist abgelaufen. Verbinde bis zum 13. Juli 2026, 09:30 UTC neu, sonst müssen wir die Zahlen nach den Regeln von Atlas löschen. Du kannst sie vorher exportieren. Drücke auf „Neu verbinden“, damit es weitergeht.",
    waiting:
      "Jeder Tag, bis du neu verbindest, bleibt eine Lücke; am 13. Juli 2026, 09:30 UTC werden alle Zahlen dieses Kontos gelöscht, einige Tage vorher schon die der Videos, die zuletzt nicht mehr zu sehen waren.",
  });
});

test("a pause, with what would end if the access were lost today", () => {
  expect(weather({ pausedAt: fine.now }).text).toBe(
    "Pausiert seit dem 20. Juni 2026, 12:00 UTC: Es wird keine Zahl gelesen. Der Zugriff wird weiter einmal am Tag geprüft und innerhalb von 30 Tagen auch, ob deine Videos noch da sind, ohne eine Zahl zu speichern. Würde Atlas ihn heute beenden, würden die Zahlen am 20. Juli 2026, 12:00 UTC gelöscht.",
  );
});

test("a missing permission, named with its cost", () => {
  const scopes = inGerman(() => platform("tiktok").descriptor.scopes);
  const granted = scopes.map(({ scope }) => scope).filter((scope) => scope !== "user.info.stats");
  expect(weather({ scopes: granted }, { scopes })).toMatchObject({
    state: "partial",
    text: "Atlas lässt uns einen Teil dieses Kontos lesen. Die eigenen Zahlen des Kontos werden nicht gelesen: Follower, gefolgte Konten, Likes und Anzahl der Videos. (user.info.stats ist nicht erlaubt.) Drücke auf „Neu verbinden“ und lass jedes Häkchen gesetzt, dann kommt auch der Rest.",
    waiting:
      "Zahlen, die an einem Tag nicht gelesen werden, sind später nicht mehr zu bekommen. Was erlaubt ist, wird jeden Tag gelesen.",
  });
});

test("a link that ended at another account, and one in part", () => {
  expect(
    inGerman(() =>
      noticeWords("other-account", described(), { names: { wanted: "@mira", found: "@juniper" } }),
    ),
  ).toEqual({
    tone: "warn",
    title: "Das war ein anderes Konto",
    text: "Du wolltest @mira wieder verbinden, und Atlas hat für @juniper geantwortet. Die Verläufe zweier Konten dürfen nicht ineinanderlaufen. Es wurde nichts gespeichert. Wechsle bei Atlas zuerst zum richtigen Konto und drücke dann noch einmal auf „Neu verbinden“. Um auch das andere zu verfolgen, drücke auf „Atlas verbinden“.",
  });
  expect(
    inGerman(() => {
      const { scopes } = platform("tiktok").descriptor;
      return noticeWords("connected", described({ scopes }), { missing: ["user.info.profile"] });
    }),
  ).toEqual({
    tone: "warn",
    title: "Atlas ist verbunden",
    text: "„Deine zusätzlichen Profilinformationen lesen. Wir lesen deinen Nutzernamen.“ (user.info.profile) wurde nicht erlaubt. Dein Konto erscheint hier mit seinem Anzeigenamen, nicht mit seinem @Nutzernamen. Der Rest wird gelesen. Drücke auf „Neu verbinden“ und lass jedes Häkchen gesetzt, dann wird alles gelesen.",
  });
});

test("why lines of a table are refused", () => {
  const refused = inGerman(() => {
    const table = readTable("2026-02-30,1,2\n2026-01-02,1.5,2\n2026-01-03,3 x,2\n2024-01-01,4,2\n");
    const mapping = guessMapping(table, ["followers"]);
    if (!mapping) throw new Error("No column of days");
    const reading = { order: "year first", decimal: ".", timeZone: "UTC" } as const;
    const limits = { today: parseDay("2026-06-15"), oldest: parseDay("2024-06-15") };
    return takeDays(table, { ...mapping, metrics: { followers: 1 } }, reading, limits).refused;
  });
  expect(refused.map(({ reason }) => reason)).toEqual([
    "„2026-02-30“ ist kein Tag des Kalenders, Jahr zuerst",
    "Follower: „1.5“ ist ein Bruch, und gezählt wird in ganzen Zahlen",
    "Follower: „3 x“ hat die Einheit „x“, die nicht bekannt ist",
    "2024-01-01 liegt vor 2024-06-15, dem ersten Tag, der behalten wird",
  ]);
});
