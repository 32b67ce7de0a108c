import type { Catalogue } from "../current";

/** How long things stay: the person's choice, and the clocks. */
export const retention = {
  "How long it stays": "Wie lange es bleibt",
  "What is past its time is deleted every night, by itself. The next time is {time}.":
    "Was seine Zeit hinter sich hat, wird jede Nacht von selbst gelöscht. Das nächste Mal: {time}.",
  "Your figures": "Deine Zahlen",
  "Counts of the accounts you linked and of their posts, whoever else sees them. Where a platform's rules end them sooner, they do.":
    "Zahlen der Konten, die du verbunden hast, und ihrer Beiträge, wer immer sie sonst noch sieht. Wo die Regeln einer Plattform sie früher enden lassen, gilt das.",
  "Until I delete them": "Bis ich sie lösche",
  "5 years": "5 Jahre",
  "2 years": "2 Jahre",
  "Keep figures for": "Zahlen behalten",
  "Save how long": "Dauer speichern",
  "Deletes {days} of {accounts} in the coming night": "Löscht in der kommenden Nacht {days} von {accounts}",
  "Under guard nobody changes how long figures are kept, so that nobody who got in deletes them.":
    "Unter Schutz ändert niemand, wie lange Zahlen bleiben, damit niemand, der hereinkam, sie löscht.",
  "Saved. Nothing is older than that.": "Gespeichert. Nichts ist älter.",
  "Saved. {count} days of figures go on {time}. Until then you can choose otherwise.": [
    "Gespeichert. {count} Tag mit Zahlen geht: {time}. Bis dahin kannst du anders wählen.",
    "Gespeichert. {count} Tage mit Zahlen gehen: {time}. Bis dahin kannst du anders wählen.",
  ],
  "You have linked no account yet": "Du hast noch kein Konto verbunden",
  "What you choose here holds for the accounts you link.":
    "Was du hier wählst, gilt für die Konten, die du verbindest.",
  "Figures of your accounts": "Zahlen deiner Konten",
  "Kept for": "Bleibt",
  "First day": "Erster Tag",
  "First day goes": "Erster Tag geht",
  "First goes": "Erstes geht",
  "While it is linked": "Solange es verbunden ist",
  "{months}: your choice": "{months}: deine Wahl",
  "{months}: {platform}'s rules": "{months}: Regeln von {platform}",
  "What a clock ends": "Was eine Frist beendet",
  "The next to go stands first. What no clock ends stays until you delete it: {held}.":
    "Was als Nächstes geht, steht oben. Was keine Frist beendet, bleibt, bis du es löschst: {held}.",
  "Nothing about you waits for its end.": "Nichts über dich wartet auf sein Ende.",
  "You chose how long figures are kept": "Du hast gewählt, wie lange Zahlen bleiben",
  "After how many years the figures of accounts you linked end; empty for never.":
    "Nach wie vielen Jahren die Zahlen der Konten enden, die du verbunden hast; leer für nie.",
  "How long each kind stays, and how long your figures are to, is under {retention}.":
    "Wie lange jede Art bleibt und wie lange deine Zahlen bleiben sollen, steht unter {retention}.",
} as const satisfies Catalogue;
