import type { Catalogue } from "../current";

/** History that is brought to an account: the page, and what the server says of a file. */
export const imports = {
  "Taken back: {count} days are no longer here.": [
    "Zurückgenommen: {count} Tag ist nicht mehr hier.",
    "Zurückgenommen: {count} Tage sind nicht mehr hier.",
  ],
  "Imported so far": "Bisher importiert",
  From: "Aus",
  "A table": "Tabelle",
  "An archive": "Archiv",
  Days: "Tage",
  Number: "Anzahl",
  "Readings of {posts}": "Messungen der {posts}",
  "Take back": "Zurücknehmen",
  "the import of {span}": "Import vom {span}",
  "Take back the import of {span}": "Import vom {span} zurücknehmen",
  "the readings of {posts}": "Messungen der {posts}",
  "Take back the readings of {posts}": "Messungen der {posts} zurücknehmen",
  "What this import stored is deleted at once. Days that were read from {platform} meanwhile stay. The file is not kept here: to import it again, you need it.":
    "Was dieser Import gespeichert hat, wird sofort gelöscht. Tage, die inzwischen von {platform} gelesen wurden, bleiben. Die Datei wird hier nicht aufbewahrt: Um sie noch einmal zu importieren, brauchst du sie.",
  "Taking back …": "Wird zurückgenommen …",
  "The account": "Das Konto",
  "What is brought to an account belongs to the member who linked it: they can export it and delete it.":
    "Was zu einem Konto mitgebracht wird, gehört dem Mitglied, das es verbunden hat: Es kann es exportieren und löschen.",
  "Bring history to {handle} on {platform}": "Verlauf zu {handle} auf {platform} mitbringen",
  "A table of daily counts": "Eine Tabelle mit täglichen Zahlen",
  "One line a day, with totals as the profile showed them: {followers} in all, not the ones gained that day. Whatever the table leaves open is asked.":
    "Eine Zeile pro Tag, mit Gesamtzahlen, wie das Profil sie zeigte: {followers} insgesamt, nicht der Zuwachs des Tages. Was die Tabelle offen lässt, wird gefragt.",
  "An archive you exported here": "Ein Archiv, das du hier exportiert hast",
  "The ZIP of an export, from this installation or another. Days come back with their states and times, and readings of {posts} that are still public.":
    "Die ZIP-Datei eines Exports, aus dieser Installation oder einer anderen. Tage kommen mit ihren Zuständen und Zeiten zurück, ebenso die Messungen der {posts}, die noch öffentlich sind.",
  "Open export": "Export öffnen",
  "{platform}'s own download lists who follows you today and since when. It cannot say how many followed on a day: only that it was at least so many. Nothing of the file leaves this browser, and nothing of it is kept.":
    "Der eigene Download von {platform} führt auf, wer dir heute folgt und seit wann. Er kann nicht sagen, wie viele dir an einem Tag folgten: nur, dass es mindestens so viele waren. Nichts aus der Datei verlässt diesen Browser, und nichts davon wird aufbewahrt.",
  "Nothing yet. Each import appears here and can be taken back.":
    "Noch nichts. Jeder Import erscheint hier und lässt sich zurücknehmen.",
  "These are your own notes of public counts. They are marked as imported for ever and never shown as counts that {platform} returned.":
    "Das sind deine eigenen Aufzeichnungen öffentlicher Zahlen. Sie bleiben für immer als importiert markiert und werden nie als Zahlen gezeigt, die {platform} geliefert hat.",
  "A day that was read here stays as it was read. A later reading takes the place of an imported count.":
    "Ein Tag, der hier gelesen wurde, bleibt, wie er gelesen wurde. Eine spätere Messung tritt an die Stelle einer importierten Zahl.",
  "Rates are calculated from readings only. A comparison that begins with an imported count says so.":
    "Raten werden nur aus Messungen berechnet. Ein Vergleich, der mit einer importierten Zahl beginnt, weist darauf hin.",
  "{platform}’s rules let figures be kept for {months} months: nothing before {day} is stored, and imported days end with the others.":
    "Nach den Regeln von {platform} dürfen Zahlen {months} Monate aufbewahrt werden: Nichts vor dem {day} wird gespeichert, und importierte Tage enden mit den anderen.",
  "You chose to keep figures for {months} months: nothing before {day} is stored, and imported days end with the others.":
    "Du behältst Zahlen {months} Monate: Nichts vor dem {day} wird gespeichert, und importierte Tage enden mit den anderen.",
  "Disconnecting the account deletes its history here, imported days too: keep your file.":
    "Wenn du das Konto trennst, wird sein Verlauf hier gelöscht, auch importierte Tage: Behalte deine Datei.",

  "Only the member who linked this account can bring its history.":
    "Nur das Mitglied, das dieses Konto verbunden hat, kann seinen Verlauf mitbringen.",
  "{day} lies in the future.": "{day} liegt in der Zukunft.",
  "Figures of this account are kept for {months} months, and {day} is older.":
    "Zahlen dieses Kontos werden {months} Monate behalten, und {day} ist älter.",
  "{metric} of an account are not public on {platform}.":
    "{metric} eines Kontos sind auf {platform} nicht öffentlich.",
  "A table of days or an archive of ours is needed.":
    "Gebraucht wird eine Tabelle mit Tagen oder ein Archiv von uns.",
  "These days could not be read. Choose the file again.":
    "Diese Tage konnten nicht gelesen werden. Wähle die Datei noch einmal aus.",
  "This is not what the preview showed. Preview it again.":
    "Das ist nicht, was die Vorschau gezeigt hat. Sieh dir die Vorschau noch einmal an.",
  "The archive is larger than 10 MB. Export this account alone and bring that.":
    "Das Archiv ist größer als 10\u00a0MB. Exportiere nur dieses Konto und bring das mit.",
  "This archive is not one that Tallyglass wrote: it has no manifest.json.":
    "Dieses Archiv stammt nicht von Tallyglass: Es hat keine manifest.json.",
  "This archive is not one that Tallyglass wrote: {path} is not in its manifest.":
    "Dieses Archiv stammt nicht von Tallyglass: {path} steht nicht in seinem Manifest.",
  "This archive is not one that Tallyglass wrote: {path} is missing.":
    "Dieses Archiv stammt nicht von Tallyglass: {path} fehlt.",
  "{path} is not as it was written: its SHA-256 is not the manifest's. Bring the archive as you downloaded it.":
    "{path} ist nicht, wie es geschrieben wurde: Der SHA-256 ist nicht der des Manifests. Bring das Archiv so mit, wie du es heruntergeladen hast.",
  "This archive is not one that Tallyglass wrote: it holds too many files.":
    "Dieses Archiv stammt nicht von Tallyglass: Es enthält zu viele Dateien.",
  "This archive is not one that Tallyglass wrote: it holds a file that our exports never do.":
    "Dieses Archiv stammt nicht von Tallyglass: Es enthält eine Datei, die in unseren Exporten nie vorkommt.",
  "This archive is not one that Tallyglass wrote: it holds {path} twice.":
    "Dieses Archiv stammt nicht von Tallyglass: Es enthält {path} zweimal.",
  "Unpacked, the archive is larger than 300 MB. Export this account alone, or a span of days, and bring that.":
    "Entpackt ist das Archiv größer als 300\u00a0MB. Exportiere nur dieses Konto oder einen Zeitraum und bring das mit.",
  "This archive is not one that Tallyglass wrote: its manifest cannot be read.":
    "Dieses Archiv stammt nicht von Tallyglass: Sein Manifest ist nicht lesbar.",
  "This archive is not one that Tallyglass wrote: its manifest is not one of ours.":
    "Dieses Archiv stammt nicht von Tallyglass: Sein Manifest ist keines von unseren.",
  "This archive is not one that Tallyglass wrote: a line of {path} is longer than any of ours.":
    "Dieses Archiv stammt nicht von Tallyglass: Eine Zeile von {path} ist länger als jede von unseren.",
  "This archive is not one that Tallyglass wrote: it is locked with a password.":
    "Dieses Archiv stammt nicht von Tallyglass: Es ist mit einem Passwort verschlossen.",
  "This file is not a whole ZIP archive. It may have been cut off on its way: download it once more.":
    "Diese Datei ist kein vollständiges ZIP-Archiv. Vielleicht wurde sie unterwegs abgeschnitten: Lade sie noch einmal herunter.",
  "The archive holds more readings of posts than fit into one go. Export a span of days and bring that.":
    "Das Archiv enthält mehr Messungen von Beiträgen, als auf einmal gehen. Exportiere einen Zeitraum und bring das mit.",
  "This archive holds nothing of this account. It holds no account at all.":
    "Dieses Archiv enthält nichts von diesem Konto. Es enthält überhaupt kein Konto.",
  "This archive holds nothing of this account. It holds {accounts}.":
    "Dieses Archiv enthält nichts von diesem Konto. Es enthält {accounts}.",
  "A line of the archive is not as our exports write it. Bring the archive as you downloaded it.":
    "Eine Zeile des Archivs ist nicht so, wie unsere Exporte sie schreiben. Bring das Archiv so mit, wie du es heruntergeladen hast.",
  "an account": "ein Konto",
  "another platform": "einer anderen Plattform",
} as const satisfies Catalogue;
