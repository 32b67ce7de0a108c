import type { Catalogue } from "../current";

/** What every page has. */
export const frame = {
  Dashboard: "Übersicht",
  Connections: "Verbindungen",
  Deletion: "Löschung",
  "Nothing is read for you until your age is cleared up":
    "Bis dein Alter geklärt ist, wird für dich nichts gelesen",
  "{platform} told us that the age of your account there changed, and Tallyglass is for people of 16 and older. The figures of that account are deleted; no account of yours is read or can be connected. You can still {export} and {delete} your data.":
    "{platform} hat uns mitgeteilt, dass sich das Alter deines Kontos dort geändert hat, und Tallyglass ist für Menschen ab 16 Jahren. Die Zahlen dieses Kontos sind gelöscht; keines deiner Konten wird gelesen oder kann verbunden werden. Du kannst deine Daten weiterhin {export} und {delete}.",
  "verb|export": "exportieren",
  "verb|delete": "löschen",
  "If you are 16 or older, write to {contact} and name this reference: {reference}":
    "Wenn du 16 oder älter bist, schreibe an {contact} und nenne diese Referenz: {reference}",
  "whoever runs this server": "den Betreiber dieses Servers",
} as const satisfies Catalogue;

/** Privacy pages. */
export const privacy = {
  Privacy: "Datenschutz",
  "Six doors to your data. Each does what it says by itself: nobody needs to be written to.":
    "Sechs Türen zu deinen Daten. Jede tut selbst, was auf ihr steht: Du musst niemandem schreiben.",
  "{kinds} kinds, {rows} rows": "{kinds} Arten, {rows} Zeilen",
  "{count} ready to download": "{count} bereit zum Herunterladen",
  "The whole of it in words is in the {policy}; a receipt you hold can be checked on the {receipts}.":
    "Das Ganze in Worten steht in der {policy}; einen Beleg, den du hast, kannst du auf der {receipts} prüfen.",
  "receipts page": "Belegseite",
  See: "Ansehen",
  "Every kind of data we hold about you, with the rows.":
    "Jede Art von Daten, die wir über dich haben, mit den Zeilen.",
  Take: "Mitnehmen",
  "Download all of it as JSON and CSV, with checksums.":
    "Lade alles als JSON und CSV herunter, mit Prüfsummen.",
  Correct: "Berichtigen",
  "Change what is wrong about you.": "Ändere, was über dich nicht stimmt.",
  "Stop the reading and keep what is there.": "Halte das Lesen an und behalte, was da ist.",
  Withdraw: "Widerrufen",
  "End our access to a platform, with a receipt.":
    "Beende unseren Zugriff auf eine Plattform, mit einem Beleg.",
  Delete: "Löschen",
  "Erase your account, with a receipt that outlives it.":
    "Lösche dein Konto, mit einem Beleg, der es überdauert.",
  "The disconnect from {platform} is under way": "Die Trennung von {platform} läuft",
  Receipt: "Beleg",
  Exports: "Exporte",
  "What happened lately": "Was zuletzt geschah",
  "Kept for 90 days. The receipt of a finished disconnect is in your mail; nothing here is linked to it.":
    "90 Tage aufbewahrt. Der Beleg einer abgeschlossenen Trennung ist in deiner Mail; hier führt nichts zu ihm.",
  "Nothing yet.": "Noch nichts.",
  "You linked an account": "Du hast ein Konto verbunden",
  "You paused an account": "Du hast ein Konto pausiert",
  "You resumed an account": "Du hast ein Konto fortgesetzt",
  "You brought an account's history": "Du hast den Verlauf eines Kontos mitgebracht",
  "You took back history you had brought": "Du hast mitgebrachten Verlauf zurückgenommen",
  "You disconnected an account": "Du hast ein Konto getrennt",
  "You changed your profile": "Du hast dein Profil geändert",
  "You asked for deletion": "Du hast die Löschung beauftragt",
  "You kept your account": "Du hast dein Konto behalten",
} as const satisfies Catalogue;

/** What we hold. */
export const holdings = {
  "What we hold": "Was wir haben",
  "{rows} rows about you, counted now, from the list that also writes the export and carries out the deletion.":
    "{rows} Zeilen über dich, eben gezählt, nach der Liste, die auch den Export schreibt und die Löschung ausführt.",
  "Open to you": "Für dich offen",
  "Open a line to see its rows. The export has all of them.":
    "Öffne eine Zeile, um ihre Daten zu sehen. Der Export enthält sie alle.",
  "What we hold about you": "Was wir über dich haben",
  "Counted, not shown": "Gezählt, nicht gezeigt",
  "Secrets would let others in, and inner numbers tell nothing. Both are deleted with the rest.":
    "Geheimnisse würden andere hereinlassen, und interne Nummern sagen nichts. Beides wird mit dem Rest gelöscht.",
  "What is counted and not shown": "Was gezählt und nicht gezeigt wird",
  "We hold nothing about you.": "Wir haben nichts über dich.",
  Kind: "Art",
  Rows: "Zeilen",
  "Oldest to newest": "Älteste bis neueste",
  "Lawful basis": "Rechtsgrundlage",
  "Who processes it": "Wer es verarbeitet",
  "Until when": "Bis wann",
  We: "Wir",
  "No rows.": "Keine Zeilen.",
  "What the columns mean": "Was die Spalten bedeuten",
  "{total} in all.": "Insgesamt {total}.",
  "The newest {shown} of {total}. All of them are in the {export}.":
    "Die neuesten {shown} von {total}. Alle stehen im {export}.",
  "noun|export": "Export",
} as const satisfies Catalogue;

/** Taking one's data. */
export const exports = {
  Export: "Export",
  "Take your data": "Deine Daten mitnehmen",
  "A ZIP with everything we hold about you, as JSON Lines and as CSV, with a dictionary and checksums. It is written in a minute or so, kept for 72 hours, and opens for you alone.":
    "Eine ZIP-Datei mit allem, was wir über dich haben, als JSON Lines und als CSV, mit Spaltenverzeichnis und Prüfsummen. Sie ist in etwa einer Minute geschrieben, bleibt 72 Stunden und öffnet sich nur für dich.",
  "Your exports": "Deine Exporte",
  "No export yet": "Noch kein Export",
  "Once requested it appears here with its progress, and a mail says when it is ready.":
    "Sobald du ihn anforderst, erscheint er hier mit seinem Fortschritt, und eine Mail sagt dir, wann er fertig ist.",
  "Delete file": "Datei löschen",
  "Cancel export": "Export abbrechen",
  "an account no longer linked": "ein nicht mehr verbundenes Konto",
  Everything: "Alles",
  "readings from {from} to {to}": "Messungen von {from} bis {to}",
  "readings from {day}": "Messungen ab {day}",
  "readings to {day}": "Messungen bis {day}",
  "{done} of {total} lines": "{done} von {total} Zeilen",
  "Counting what there is": "Zählt, was da ist",
  "Request again": "Erneut anfordern",
  "Requested {time}": "Angefordert: {time}",
  Download: "Herunterladen",
  Waiting: "Wartet",
  "Being written": "Wird geschrieben",
  Ready: "Fertig",
  Failed: "Fehlgeschlagen",
  Expired: "Abgelaufen",
  Deleted: "Gelöscht",
  "It begins in a moment. You may leave this page.": "Er beginnt gleich. Du kannst diese Seite verlassen.",
  "Writing {contents}": "Wird geschrieben: {contents}",
  "ZIP, {size}. Kept until {time}, then deleted.": "ZIP, {size}. Bleibt bis {time} und wird dann gelöscht.",
  "It could not be written in five tries. You can request it again. Your data is unchanged.":
    "Er konnte in fünf Versuchen nicht geschrieben werden. Du kannst ihn erneut anfordern. Deine Daten sind unverändert.",
  "The file was deleted {time}. A new request writes it again.":
    "Datei gelöscht: {time}. Fordere sie neu an, und sie wird noch einmal geschrieben.",
  "You deleted the file. A new request writes it again.":
    "Du hast die Datei gelöscht. Fordere sie neu an, und sie wird noch einmal geschrieben.",
  "Enter a day, such as {day}.": "Gib einen Tag ein, zum Beispiel {day}.",
  "The last day lies before the first.": "Der letzte Tag liegt vor dem ersten.",
  "Five exports are waiting to be downloaded. Delete one of them first.":
    "Fünf Exporte warten auf den Download. Lösche zuerst einen davon.",
  "One of these accounts is not yours to export.": "Eines dieser Konten kannst du nicht exportieren.",
  "Choose accounts that you linked yourself.": "Wähle Konten, die du selbst verbunden hast.",
} as const satisfies Catalogue;

/** Deleting one's account. */
export const erasure = {
  "Everything about you, everywhere, with a receipt that outlives the account.":
    "Alles über dich, überall, mit einem Beleg, der das Konto überdauert.",
  "What happens": "Was geschieht",
  "At once: your account is frozen, every browser is signed out, nothing is read any more, and each platform you linked is told to end our access, where it has a call for that. What the platforms themselves hold is not affected.":
    "Sofort: Dein Konto wird eingefroren, jeder Browser abgemeldet, nichts mehr gelesen, und jede Plattform, die du verbunden hast, bekommt Bescheid, unseren Zugriff zu beenden, soweit sie dafür einen Aufruf hat. Was die Plattformen selbst haben, bleibt davon unberührt.",
  "For {days} days you can sign in and keep the account. The history is then still there; connections must be granted again.":
    "{days} Tage lang kannst du dich anmelden und das Konto behalten. Der Verlauf ist dann noch da; Verbindungen müssen neu freigegeben werden.",
  "Then every row about you is deleted and your key is destroyed, which makes backups of it unreadable. A mail says so, with the code of the receipt.":
    "Danach wird jede Zeile über dich gelöscht und dein Schlüssel vernichtet, was Sicherungen davon unlesbar macht. Eine Mail sagt es dir, mit dem Code des Belegs.",
  "A workspace you own ends with you, and its members get a mail at once. To let it go on, {transfer}.":
    "Ein Arbeitsbereich, der dir gehört, endet mit dir, und seine Mitglieder bekommen sofort eine Mail. Damit er weiterbesteht: {transfer}.",
  "give it to one of them first": "übergib ihn vorher einem von ihnen",
  "Take your data first": "Nimm zuerst deine Daten mit",
  "Go to the export": "Zum Export",
  "While a deletion waits there is no new export, and a finished one goes with the account.":
    "Solange eine Löschung wartet, gibt es keinen neuen Export, und ein fertiger verschwindet mit dem Konto.",
  "Your account is being deleted": "Dein Konto wird gelöscht",
  "It cannot be undone any more, and takes a minute or so.":
    "Das lässt sich nicht mehr rückgängig machen und dauert etwa eine Minute.",
  "The receipt works without an account: {code}": "Der Beleg funktioniert ohne Konto: {code}",
  "Deletion has begun and cannot be undone.":
    "Die Löschung hat begonnen und lässt sich nicht rückgängig machen.",
  "This is not the address of this account.": "Das ist nicht die Adresse dieses Kontos.",
  "Type {address}.": "Gib {address} ein.",
} as const satisfies Catalogue;
