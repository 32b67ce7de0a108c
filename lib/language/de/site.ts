import type { Catalogue } from "../current";

/** Public pages, metrics, platforms. */
export const site = {
  "Analytics for creators that shows its working: public counts, each with its receipt.":
    "Analysen für Creator, mit Rechenweg: öffentliche Zahlen, jede mit ihrem Beleg.",
  "the platform rounds this count down to three digits from here on":
    "ab hier rundet die Plattform diese Zahl auf drei Stellen ab",
  "Example platform": "Beispielplattform",
  Measured: "Gemessen",
  "exact, as the platform returned it": "genau, wie die Plattform sie geliefert hat",
  Rounded: "Gerundet",
  "stands for {low} to {high}": "steht für {low} bis {high}",
  Hidden: "Verborgen",
  "and therefore not 0": "und deshalb nicht 0",
  Missing: "Fehlend",
  "a shaded gap with its reason": "eine schattierte Lücke mit ihrem Grund",
  "A number is in one of four states. Examples:": "Eine Zahl ist in einem von vier Zuständen. Beispiele:",
  "Tallyglass: analytics for creators that shows its working":
    "Tallyglass: Analysen für Creator, mit Rechenweg",
  "Follower and engagement history that shows its working":
    "Der Verlauf deiner Follower und deines Engagements, mit Rechenweg",
  "Tallyglass reads the public counts of the accounts you link, once a day or more, and keeps them for years. Each number says where it comes from. Each promise of the privacy policy is a button.":
    "Tallyglass liest die öffentlichen Zahlen der Konten, die du verbindest, einmal am Tag oder öfter, und behält sie über Jahre. Jede Zahl sagt, woher sie kommt. Jedes Versprechen der Datenschutzerklärung ist ein Knopf.",
  "Every number has a receipt": "Jede Zahl hat einen Beleg",
  "Platforms round, hide and redefine their counts, and connections end. The chart draws that instead of smoothing it over.":
    "Plattformen runden Zahlen, verbergen sie und definieren sie um, und Verbindungen enden. Das Diagramm zeigt das, statt es zu glätten.",
  "of {handle}, per day": "von {handle}, pro Tag",
  "Example series, not a real channel": "Beispielreihe, kein echter Kanal",
  "Example of a receipt": "Beispiel eines Belegs",
  "Receipt for the newest number": "Beleg der neuesten Zahl",
  "Every privacy promise is a control with a proof":
    "Jedes Datenschutzversprechen ist ein Knopf mit Nachweis",
  "What the policy says, you can do yourself, at once, and check afterwards.":
    "Was die Erklärung sagt, kannst du selbst tun, sofort, und danach nachprüfen.",
  "Followers, views and the number of posts, as your public profile shows them":
    "Follower, Aufrufe und die Anzahl der Beiträge, wie dein öffentliches Profil sie zeigt",
  "Views, likes and comments of each public post":
    "Aufrufe, Likes und Kommentare jedes öffentlichen Beitrags",
  "Your handle, so that you recognise the account": "Dein Handle, damit du das Konto wiedererkennst",
  "Messages, captions and comments themselves": "Nachrichten, Bildunterschriften und die Kommentare selbst",
  "Who your followers are, or anything about them": "Wer deine Follower sind, oder irgendetwas über sie",
  "Watch time, reach, demographics and revenue": "Wiedergabezeit, Reichweite, Demografie und Einnahmen",
  "Private and unlisted posts": "Private und nicht gelistete Beiträge",
  "Contact details of the platform account": "Kontaktdaten des Kontos bei der Plattform",
  "Enforced where answers are parsed, and again by the database.":
    "Durchgesetzt, wo Antworten eingelesen werden, und noch einmal von der Datenbank.",
  "We read": "Wir lesen",
  "We never read": "Wir lesen nie",
  "First minutes": "Erste Minuten",
  "You link an account at the platform itself, with one read-only permission. Your posts are charted by publishing date right away.":
    "Du verbindest ein Konto bei der Plattform selbst, mit einer Berechtigung, die nur das Lesen erlaubt. Deine Beiträge stehen gleich im Diagramm, nach Veröffentlichungsdatum.",
  "Next day": "Am nächsten Tag",
  "The second reading comes, and with it the follower line begins.":
    "Die zweite Messung kommt, und mit ihr beginnt die Linie der Follower.",
  "After a month": "Nach einem Monat",
  "Periods can be compared. A change smaller than the platform's rounding is called that, and no more.":
    "Zeiträume lassen sich vergleichen. Eine Veränderung, die kleiner ist als die Rundung der Plattform, heißt dann auch so und nicht anders.",
  "When you leave": "Wenn du gehst",
  "Platforms that can be told are told, the keys are destroyed, and the receipt outlives the account.":
    "Plattformen, die es erfahren können, erfahren es, die Schlüssel werden vernichtet, und der Beleg überdauert das Konto.",
  "What to expect": "Was dich erwartet",
  "You see all we hold": "Du siehst alles, was wir haben",
  "A ledger of every kind of data with its rows, reason and end":
    "Ein Verzeichnis jeder Art von Daten mit ihren Zeilen, ihrem Grund und ihrem Ende",
  "Drawn from the same inventory the database is checked against":
    "Aus demselben Verzeichnis, gegen das die Datenbank geprüft wird",
  "You take it with you": "Du nimmst es mit",
  "One archive: JSON, CSV and a dictionary": "Ein Archiv: JSON, CSV und ein Wörterbuch",
  "A manifest with the SHA-256 of each file": "Ein Manifest mit dem SHA-256 jeder Datei",
  "A disconnect is a disconnect": "Getrennt heißt getrennt",
  "The grant is revoked where the platform has a call for it, and the token destroyed":
    "Die Freigabe wird widerrufen, wo die Plattform einen Aufruf dafür hat, und das Token vernichtet",
  "The old token is tried again, and a receipt says whether it was refused":
    "Das alte Token wird noch einmal probiert, und ein Beleg sagt, ob es abgelehnt wurde",
  "Deleted is deleted": "Gelöscht heißt gelöscht",
  "Frozen at once, six days to change your mind, or at once":
    "Sofort eingefroren, sechs Tage, um es dir anders zu überlegen, oder gleich",
  "A signed receipt in a chain that anyone can check, signed out":
    "Ein signierter Beleg in einer Kette, die alle prüfen können, auch abgemeldet",
  "All promises, each with the tests that hold it": "Alle Versprechen, jedes mit den Tests, die dafür stehen",
  "Promises with their control and their proof": "Versprechen mit ihrem Knopf und ihrem Nachweis",
  Promise: "Versprechen",
  Control: "Knopf",
  Proof: "Nachweis",
  "Nothing that we know of.": "Nichts, wovon wir wissen.",
  "No platform here gives it.": "Keine Plattform hier gibt sie an.",
  "{platform} version {version}, since {day} ({change})":
    "{platform}: Version {version}, seit {day} ({change})",
  "{platform} version {version}": "{platform}: Version {version}",
  "What each number means, how it is calculated, and what the platforms changed in it, with dates.":
    "Was jede Zahl bedeutet, wie sie berechnet wird und was die Plattformen daran geändert haben, mit Datum.",
  "Changes of definitions": "Definitionswechsel",
  "The count as the platform returned it.": "Die Zahl, wie die Plattform sie geliefert hat.",
  "The platform cuts the count. It is shown with the band it stands for: {low} means {low} to {high}.":
    "Die Plattform kürzt die Zahl. Sie wird mit der Spanne gezeigt, für die sie steht: {low} heißt {low} bis {high}.",
  "The owner hides the count. That is no 0, and nothing is calculated with it.":
    "Der Inhaber verbirgt die Zahl. Das ist keine 0, und mit ihr wird nichts berechnet.",
  "No reading. A day without one is a gap: shaded, with its reason, never filled in.":
    "Keine Messung. Ein Tag ohne Messung ist eine Lücke: schattiert, mit ihrem Grund, nie aufgefüllt.",
  "What each number means, how it is calculated, and what the platforms changed in it. Days are UTC days of the reading.":
    "Was jede Zahl bedeutet, wie sie berechnet wird und was die Plattformen daran geändert haben. Tage sind UTC-Tage der Messung.",
  "Follow changes by feed": "Änderungen per Feed verfolgen",
  "The four states of a number": "Die vier Zustände einer Zahl",
  "Counts of an account": "Zahlen eines Kontos",
  "As its public profile shows them at the time of reading.":
    "Wie sein öffentliches Profil sie zum Zeitpunkt der Messung zeigt.",
  "Counts of a post": "Zahlen eines Beitrags",
  "What we calculate": "Was wir berechnen",
  "Labelled as calculated wherever it stands. A formula's version rises when the same readings would give another result.":
    "Überall, wo es steht, als berechnet gekennzeichnet. Die Version einer Formel steigt, wenn dieselben Messungen ein anderes Ergebnis gäben.",
  "What {platform} changed": "Was {platform} geändert hat",
  "Oldest first. Growth is not calculated across a change: what stands on both sides is not comparable.":
    "Das Älteste zuerst. Über einen Wechsel hinweg wird kein Wachstum berechnet: Was auf beiden Seiten steht, ist nicht vergleichbar.",
  "What we changed in our formulas": "Was wir an unseren Formeln geändert haben",
  "By formula. A new version holds for every figure shown since then, of whatever day: readings stay as they were read.":
    "Nach Formel. Eine neue Version gilt für jede Zahl, die seither gezeigt wird, von welchem Tag auch immer: Messungen bleiben, wie sie gelesen wurden.",
  "This text is in English only, and that text binds.":
    "Diesen Text gibt es nur auf Englisch, und diese englische Fassung ist verbindlich.",
} as const satisfies Catalogue;
