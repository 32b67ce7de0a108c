import type { Catalogue } from "../current";

/** Figures: a number with its change and its receipt, pickers, captions of charts, notes and labels. */
export const accountFigures = {
  "No gap, no change of definition and no problem in this period.":
    "Keine Lücke, kein Definitionswechsel und kein Problem in diesem Zeitraum.",
  "Show notes": "Hinweise zeigen",
  "with counts": "mit Zahlen",
  "The follower line begins on {day}, with the second day's reading.":
    "Die Follower-Linie beginnt am {day} mit der Messung des zweiten Tages.",
  "The follower line begins with the second day's reading, once the account is read again.":
    "Die Follower-Linie beginnt mit der Messung des zweiten Tages, sobald das Konto wieder gemessen wird.",
  "No public {posts} were found so far.": "Bisher wurden keine öffentlichen {posts} gefunden.",
  "Until then, these are the {posts} of {account}, each with its newest counts.":
    "Bis dahin stehen hier die {posts} von {account}, jeweils mit den neuesten Zahlen.",
  "of {account}, per post by publishing date": "von {account}, pro Beitrag nach Veröffentlichungsdatum",
  "Your role does not show figures": "Deine Rolle zeigt keine Zahlen",
  "Open your settings": "Deine Einstellungen öffnen",
  "Billing members see plans, invoices and payments, and no counts. The owner of this workspace can give you another role.":
    "Mitglieder für die Abrechnung sehen Tarife, Rechnungen und Zahlungen, aber keine Zahlen der Konten. Der Inhaber dieses Arbeitsbereichs kann dir eine andere Rolle geben.",
  Period: "Zeitraum",
  "Calendar periods": "Kalenderzeiträume",
  "day|From": "Von",
  "day|To": "Bis",
  "Both days included. Days are UTC.": "Beide Tage eingeschlossen. Tage sind UTC.",
  "Show period": "Zeitraum zeigen",
  vs: "Vergleich:",
  "Compare with": "Vergleichen mit:",
  nothing: "nichts",
  Comparison: "Vergleich",
  Nothing: "Nichts",
  "All days have nothing before them to be compared with.":
    "Vor allen Tagen liegt nichts, womit sie verglichen werden könnten.",
  Filter: "Filter",
  "Published from": "Veröffentlicht ab",
  "Published until": "Veröffentlicht bis",
  "Show posts": "Beiträge zeigen",
  "Filters in force": "Aktive Filter",
  "remove this filter": "diesen Filter entfernen",
  "Not given by its platform": "Von der Plattform nicht angegeben",
  "{kind} of {day}": "{kind} vom {day}",
  "{count} accounts on {platform} that other members linked are not shown: {platform}'s rules show figures to nobody but the member who linked the account.":
    [
      "Ein Konto auf {platform}, das ein anderes Mitglied verbunden hat, wird nicht gezeigt: Nach den Regeln von {platform} sieht die Zahlen nur, wer das Konto verbunden hat.",
      "{count} Konten auf {platform}, die andere Mitglieder verbunden haben, werden nicht gezeigt: Nach den Regeln von {platform} sieht die Zahlen nur, wer das Konto verbunden hat.",
    ],
  "No public posts.": "Keine öffentlichen Beiträge.",
  "None of {count} posts shows its {unit} publicly.": [
    "Der einzige Beitrag zeigt seine {unit} nicht öffentlich.",
    "Keiner von {count} Beiträgen zeigt seine {unit} öffentlich.",
  ],
  "Half of them have at least {value}.": "Die Hälfte davon hat mindestens {value}.",
  "The highest has {value}, published {day}.": "Der höchste hat {value}, veröffentlicht am {day}.",
  "{count} posts without a public value are left out.": [
    "{count} Beitrag ohne öffentlichen Wert ist ausgelassen.",
    "{count} Beiträge ohne öffentlichen Wert sind ausgelassen.",
  ],
  "1 post published on {day}, with {value}.": "1 Beitrag, veröffentlicht am {day}, mit {value}.",
  "{count} posts published on {day}.": "{count} Beiträge, veröffentlicht am {day}.",
  "{count} posts published from {from} to {to}.": "{count} Beiträge, veröffentlicht vom {from} bis {to}.",
  "posts to {day}": "Beiträge bis {day}",
  "A post has at most {most} labels. Remove one first.":
    "Ein Beitrag hat höchstens {most} Labels. Entferne zuerst eines.",
  "There are {most} different labels, the most there can be. Use one of them.":
    "Es gibt {most} verschiedene Labels, mehr sind nicht möglich. Verwende eines davon.",
  "A label has at most {longest} characters.": "Ein Label hat höchstens {longest} Zeichen.",
  "Write a label first.": "Schreibe zuerst ein Label.",
  "A label is made of visible characters.": "Ein Label besteht aus sichtbaren Zeichen.",
  "Choose a day.": "Wähle einen Tag.",
  "Write a few words.": "Schreibe ein paar Worte.",
  "Use at most {longest} characters.": "Verwende höchstens {longest} Zeichen.",
  "Keep it on one line.": "Bleib in einer Zeile.",
  "There are {most} notes already. Delete one first.": "Es gibt schon {most} Notizen. Lösche zuerst eine.",
  "Choose a day up to today, {today} (UTC).": "Wähle einen Tag bis heute, {today} (UTC).",
} as const satisfies Catalogue;
