import type { Catalogue } from "../current";

/** Connections, imports, reading from the platforms: what runs in the browser. */
export const connectionsInBrowser = {
  "Waiting for its turn": "Wartet, bis es an der Reihe ist",
  "{done} {unit} so far": "Bisher {done} {unit}",
  "{done} of {total} {unit}": "{unit}: {done} von {total}",
  "{done} {unit} so far, less than a minute left": "Bisher {done} {unit}, noch weniger als eine Minute",
  "{done} of {total} {unit}, less than a minute left":
    "{unit}: {done} von {total}, noch weniger als eine Minute",
  "{done} {unit} so far, about {minutes} min left": "Bisher {done} {unit}, noch etwa {minutes}\u00a0Min.",
  "{done} of {total} {unit}, about {minutes} min left":
    "{unit}: {done} von {total}, noch etwa {minutes}\u00a0Min.",
  "The sync of {object} stopped": "Der Abgleich von {object} wurde abgebrochen",
  "No answer from the server; trying again.": "Keine Antwort vom Server; neuer Versuch läuft.",

  "Archive (ZIP)": "Archiv (ZIP)",
  "As you downloaded it, at most 10 MB. Every file in it is checked against its manifest, and the account is found by the platform's own identifier.":
    "So, wie du es heruntergeladen hast, höchstens 10\u00a0MB. Jede Datei darin wird gegen das Manifest geprüft, und das Konto wird an der eigenen Kennung der Plattform erkannt.",
  "Checking the archive": "Das Archiv wird geprüft",
  "Every file is compared with the manifest.": "Jede Datei wird mit dem Manifest verglichen.",
  "The list of followers ({file})": "Die Liste der Follower ({file})",
  "Its JSON or its HTML; all of them where there are several.":
    "Als JSON oder als HTML; alle, wenn es mehrere sind.",
  "At least": "Mindestens",
  "A lower bound: of the followers there are today, {total} had arrived by {last}, the first on {first}. Whoever followed and left since is not in the list, so each day had at least this many.":
    "Eine Untergrenze: Von den Followern, die heute da sind, waren {total} bis {last} dazugekommen, die ersten am {first}. Wer folgte und seitdem gegangen ist, steht nicht in der Liste; jeder Tag hatte also mindestens so viele.",
  "{count} more in the list have no time that can be read.": [
    "{count} weiterer in der Liste hat keine lesbare Zeit.",
    "{count} weitere in der Liste haben keine lesbare Zeit.",
  ],
  "When today's followers arrived": "Wann die Follower von heute dazukamen",
  "on {handle}, at least so many each day": "bei {handle}, an jedem Tag mindestens so viele",
  "Made in this browser from the file you chose, and gone when you leave the page. It is not part of the account's history and is joined to none of it.":
    "In diesem Browser aus der gewählten Datei erstellt und weg, wenn du die Seite verlässt. Es gehört nicht zum Verlauf des Kontos und wird mit nichts daraus verbunden.",
  "These files are larger than 100 MB. Choose the lists of followers alone.":
    "Diese Dateien sind größer als 100\u00a0MB. Wähle nur die Listen der Follower.",
  "This is not the list of followers: {file} is needed.":
    "Das ist nicht die Liste der Follower: Gebraucht wird {file}.",
  "No follower in this list has a time that can be read. Choose JSON in the download.":
    "Kein Follower in dieser Liste hat eine lesbare Zeit. Wähle beim Download JSON.",
  "This file is cut off or is no JSON. Download it once more.":
    "Diese Datei ist abgeschnitten oder kein JSON. Lade sie noch einmal herunter.",

  "Open the charts": "Diagramme öffnen",
  "They are marked as imported wherever they are shown, for as long as they stand.":
    "Sie sind überall, wo sie gezeigt werden, als importiert markiert, solange sie bestehen.",
  "This is what would be stored": "Das würde gespeichert",
  "Nothing of this would be stored": "Nichts davon würde gespeichert",
  "Importing …": "Wird importiert …",
  "Import {count} days": ["{count} Tag importieren", "{count} Tage importieren"],
  "Import these readings": "Diese Messungen importieren",
  "{count} days imported": ["{count} Tag importiert", "{count} Tage importiert"],
  "{count} readings of {posts}": ["{count} Messung deiner {posts}", "{count} Messungen deiner {posts}"],
  "{count} days and {readings} imported": [
    "{count} Tag und {readings} importiert",
    "{count} Tage und {readings} importiert",
  ],
  "{count} days imported before get a count that was missing.": [
    "{count} früher importierter Tag bekommt eine Zahl, die fehlte.",
    "{count} früher importierte Tage bekommen eine Zahl, die fehlte.",
  ],
  "{count} days already read from {platform}: what was read stays as it is.": [
    "{count} Tag ist schon von {platform} gelesen: Was gelesen wurde, bleibt, wie es ist.",
    "{count} Tage sind schon von {platform} gelesen: Was gelesen wurde, bleibt, wie es ist.",
  ],
  "{count} days imported before: they stay as imported first. To replace them, take that import back.": [
    "{count} Tag wurde früher importiert: Er bleibt, wie er zuerst importiert wurde. Um ihn zu ersetzen, nimm jenen Import zurück.",
    "{count} Tage wurden früher importiert: Sie bleiben, wie sie zuerst importiert wurden. Um sie zu ersetzen, nimm jenen Import zurück.",
  ],
  "{count} readings of {posts} from before our own.": [
    "{count} Messung deiner {posts} aus der Zeit vor unseren eigenen.",
    "{count} Messungen deiner {posts} aus der Zeit vor unseren eigenen.",
  ],
  "{count} readings of {posts} left out: that time is covered already.": [
    "{count} Messung deiner {posts} ausgelassen: Diese Zeit ist schon abgedeckt.",
    "{count} Messungen deiner {posts} ausgelassen: Diese Zeit ist schon abgedeckt.",
  ],
  "{count} posts left out: not among the account's public {posts} now.": [
    "{count} Beitrag ausgelassen: Die öffentlichen {posts} des Kontos enthalten ihn zurzeit nicht.",
    "{count} Beiträge ausgelassen: Die öffentlichen {posts} des Kontos enthalten sie zurzeit nicht.",
  ],
  "{count} counts left out: older than what is kept.": [
    "{count} Zahl ausgelassen: älter als das, was behalten wird.",
    "{count} Zahlen ausgelassen: älter als das, was behalten wird.",
  ],
  "{count} counts left out: of days that have not come yet.": [
    "{count} Zahl ausgelassen: von einem Tag, der noch nicht da war.",
    "{count} Zahlen ausgelassen: von Tagen, die noch nicht da waren.",
  ],
  "{count} counts left out: of a kind that is not public on {platform}.": [
    "{count} Zahl ausgelassen: von einer Art, die auf {platform} nicht öffentlich ist.",
    "{count} Zahlen ausgelassen: von einer Art, die auf {platform} nicht öffentlich ist.",
  ],
  "{count} new days.": ["{count} neuer Tag.", "{count} neue Tage."],
  "{count} new days, {span}.": ["{count} neuer Tag, {span}.", "{count} neue Tage, {span}."],
  "The server did not answer. Nothing was stored; try again.":
    "Der Server hat nicht geantwortet. Es wurde nichts gespeichert; versuche es noch einmal.",

  "Table of daily counts (CSV)": "Tabelle mit täglichen Zahlen (CSV)",
  "At most 5 MB and 10,000 lines. It is read in this browser: only the days and counts you preview leave it.":
    "Höchstens 5\u00a0MB und 10.000 Zeilen. Sie wird in diesem Browser gelesen: Nur die Tage und Zahlen, die du in der Vorschau siehst, verlassen ihn.",
  "Before the preview: {questions}.": "Vor der Vorschau fehlt noch: {questions}.",
  "Comparing …": "Wird verglichen …",
  "Preview the import": "Vorschau des Imports",
  "say which column holds a count": "welche Spalte eine Zahl enthält",
  "say in which order the days are written": "in welcher Reihenfolge die Tage geschrieben sind",
  "choose the time zone of the times": "welche Zeitzone die Uhrzeiten haben",
  "say what the example means": "was das Beispiel bedeutet",
  "No column of this table reads as days. One is needed, such as 2025-05-04.":
    "Keine Spalte dieser Tabelle lässt sich als Tage lesen. Eine wird gebraucht, etwa mit 2025-05-04.",
  "In which order are the days written?": "In welcher Reihenfolge sind die Tage geschrieben?",
  "Where do the clocks of these times stand?": "Wo stehen die Uhren dieser Zeiten?",
  "A day here is a day of UTC. Times that do not name their zone fall on it by this one.":
    "Ein Tag ist hier ein Tag in UTC. Zeiten ohne Angabe ihrer Zone werden ihm nach dieser zugeordnet.",
  "What does “{cell}” mean?": "Was bedeutet „{cell}“?",
  "Which column holds what?": "Welche Spalte enthält was?",
  Day: "Tag",
  "{metric}, in all": "{metric}, insgesamt",
  "Not in this table": "Nicht in dieser Tabelle",
  "Year first": "Jahr zuerst",
  "Year first: {example} is {day}": "Jahr zuerst: {example} ist {day}",
  "Day first": "Tag zuerst",
  "Day first: {example} is {day}": "Tag zuerst: {example} ist {day}",
  "Month first": "Monat zuerst",
  "Month first: {example} is {day}": "Monat zuerst: {example} ist {day}",
  "Choose a time zone": "Zeitzone wählen",
  "{zone}, as this browser": "{zone}, wie dieser Browser",
  "What the lines say": "Was die Zeilen sagen",
  "{count} days, {span}.": ["{count} Tag, {span}.", "{count} Tage, {span}."],
  "No line says what was counted on a day.": "Keine Zeile sagt, was an einem Tag gezählt wurde.",
  "{metric} fall again and again: these look like gains of a day, and totals are needed, as the profile shows them.":
    "{metric} fallen immer wieder: Das sieht nach dem Zuwachs einzelner Tage aus. Gebraucht werden Gesamtzahlen, wie das Profil sie zeigt.",
  "The first {shown} of {total} days": "Die ersten {shown} von {total} Tagen",
  "The days": "Die Tage",
  "{count} lines of a day that another line has too, with other counts: the latest time stays, and without times the lower line.":
    [
      "{count} Zeile mit einem Tag, den auch eine andere Zeile hat, und anderen Zahlen: Die späteste Zeit bleibt, ohne Zeiten die untere Zeile.",
      "{count} Zeilen mit einem Tag, den auch eine andere Zeile hat, und anderen Zahlen: Die späteste Zeit bleibt, ohne Zeiten die untere Zeile.",
    ],
  "{count} lines of a day that another line has too, with the same counts.": [
    "{count} Zeile mit einem Tag, den auch eine andere Zeile hat, und denselben Zahlen.",
    "{count} Zeilen mit einem Tag, den auch eine andere Zeile hat, und denselben Zahlen.",
  ],
  "{count} lines without a count.": ["{count} Zeile ohne Zahl.", "{count} Zeilen ohne Zahl."],
  "{count} lines refused.": ["{count} Zeile abgelehnt.", "{count} Zeilen abgelehnt."],
  "The first {shown} of {total} refused lines": "Die ersten {shown} von {total} abgelehnten Zeilen",
  "Refused lines": "Abgelehnte Zeilen",
  Line: "Zeile",
  Why: "Warum",
  "Day (UTC)": "Tag (UTC)",
  "{metric}, from {first} to {last}": "{metric}, von {first} bis {last}",

  "The file is empty.": "Die Datei ist leer.",
  "The file is larger than 5 MB. Keep the day and the counts, and leave out the rest.":
    "Die Datei ist größer als 5\u00a0MB. Behalte den Tag und die Zahlen und lass den Rest weg.",
  "This is a spreadsheet or an archive, not a table as text. In your spreadsheet choose “Save as”, then CSV.":
    "Das ist eine Datei einer Tabellenkalkulation oder ein Archiv, keine Tabelle als Text. Wähle in deiner Tabellenkalkulation „Speichern unter“ und dann CSV.",
  "This file is not text. A table of daily counts as CSV is needed.":
    "Diese Datei ist kein Text. Gebraucht wird eine Tabelle mit täglichen Zahlen als CSV.",
  "A quotation mark that opens a cell is never closed, so the rest cannot be told apart.":
    "Ein Anführungszeichen, mit dem eine Zelle beginnt, wird nie geschlossen; der Rest lässt sich nicht auseinanderhalten.",
  "The file holds no rows.": "Die Datei enthält keine Zeilen.",
  "Every row is one cell. A column of days and a column of counts are needed.":
    "Jede Zeile ist eine einzige Zelle. Gebraucht werden eine Spalte mit Tagen und eine mit Zahlen.",
  "The table has more than {most} columns.": "Die Tabelle hat mehr als {most} Spalten.",
  "The table has more than 10,000 rows. Bring it in parts, one after the other.":
    "Die Tabelle hat mehr als 10.000 Zeilen. Bring sie in Teilen mit, einen nach dem anderen.",
  "Column {number}": "Spalte {number}",
  "“{cell}” is no day of the calendar, year first": "„{cell}“ ist kein Tag des Kalenders, Jahr zuerst",
  "“{cell}” is no day of the calendar, day first": "„{cell}“ ist kein Tag des Kalenders, Tag zuerst",
  "“{cell}” is no day of the calendar, month first": "„{cell}“ ist kein Tag des Kalenders, Monat zuerst",
  "{metric}: “{cell}” is not a number": "{metric}: „{cell}“ ist keine Zahl",
  "{metric}: “{cell}” is negative": "{metric}: „{cell}“ ist negativ",
  "{metric}: “{cell}” is a fraction, and a count is whole":
    "{metric}: „{cell}“ ist ein Bruch, und gezählt wird in ganzen Zahlen",
  "{metric}: “{cell}” is larger than any count can be":
    "{metric}: „{cell}“ ist größer, als eine Zahl sein kann",
  "{metric}: “{cell}” is a short form of nothing certain":
    "{metric}: „{cell}“ ist eine Kurzform, die nichts Bestimmtes sagt",
  "it has no day": "ohne Tag",
  "{day} lies in the future": "{day} liegt in der Zukunft",
  "{day} lies before {oldest}, the first day that is kept":
    "{day} liegt vor {oldest}, dem ersten Tag, der behalten wird",
  "{metric}: “{cell}” has the unit “{unit}”, which is not known":
    "{metric}: „{cell}“ hat die Einheit „{unit}“, die nicht bekannt ist",

  Paused: "Pausiert",
  "Reconnect needed": "Bitte neu verbinden",
  Disconnecting: "Wird getrennt",
  Disconnected: "Getrennt",
} as const satisfies Catalogue;
