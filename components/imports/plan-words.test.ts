import { expect, test } from "vitest";
import { planWords } from "@/components/imports/plan-words";
import { parseDay } from "@/lib/dates";
import type { Preview } from "@/lib/imports/import";
import { inLanguage } from "@/lib/language/in-language";

test("says in German what an import would store, one and many alike", () => {
  const preview: Preview = {
    token: "",
    firstDay: parseDay("2025-10-04"),
    lastDay: parseDay("2026-03-06"),
    newDays: 1_234,
    completedDays: 1,
    unchangedDays: 1,
    readDays: 2,
    postReadings: 1,
    otherPostReadings: 0,
    unknownPosts: 2,
    leftOut: { tooOld: 3, inFuture: 0, notPublic: 1 },
  };
  expect(inLanguage("de", () => planWords(preview, { platform: "Atlas", posts: "Videos" }))).toEqual([
    "1.234 neue Tage, 4. Okt. 2025 bis 6. März 2026.",
    "1 früher importierter Tag bekommt eine Zahl, die fehlte.",
    "2 Tage sind schon von Atlas gelesen: Was gelesen wurde, bleibt, wie es ist.",
    "1 Tag wurde früher importiert: Er bleibt, wie er zuerst importiert wurde. Um ihn zu ersetzen, nimm jenen Import zurück.",
    "1 Messung deiner Videos aus der Zeit vor unseren eigenen.",
    "2 Beiträge ausgelassen: Die öffentlichen Videos des Kontos enthalten sie zurzeit nicht.",
    "3 Zahlen ausgelassen: älter als das, was behalten wird.",
    "1 Zahl ausgelassen: von einer Art, die auf Atlas nicht öffentlich ist.",
  ]);
});
