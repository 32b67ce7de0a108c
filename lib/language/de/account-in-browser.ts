import type { Catalogue } from "../current";

/** Figures: accounts, dashboard, posts, charts, downloads: what runs in the browser. */
export const accountInBrowser = {
  "after a button's label| {object}": ": {object}",
  "of {object}": "{object}",
  Post: "Beitrag",
  "Remove label {name}": "Label {name} entfernen",
  "Label removed: {name}": "Label entfernt: {name}",
  "label {name}": "Label {name}",
  "Put back": "Wieder hinzufügen",
  "New label": "Neues Label",
  "Adding …": "Wird hinzugefügt …",
  "Add label": "Label hinzufügen",
  Published: "Veröffentlicht",
  "Read at": "Gemessen am",
  "No reading": "Keine Messung",
  "How readings are flagged": "So werden Messungen markiert",
  "read {at}": "gemessen am {at}",
  imported: "importiert",
  "index {value}": "Index {value}",
  "{count} gaps, changes, flags and notes in this chart":
    "{count} Lücken, Änderungen, Markierungen und Notizen in diesem Diagramm",
  "{days}: no reading, {reason}.": "{days}: keine Messung ({reason}).",
  "(own note)": "(eigene Notiz)",
  "{day}: {value} {flag}. Kept as it was read.": "{day}: {value} {flag}. Bleibt, wie gemessen.",
  "{day}: precision changed, {change}.": "{day}: Genauigkeit geändert ({change}).",
  "{day}: definition changed, {change}.": "{day}: Definition geändert ({change}).",
  "What changed on {day}": "Was sich am {day} geändert hat",
  "One reading: {value} on {day}. A line begins with the second.":
    "Eine Messung: {value} am {day}. Eine Linie beginnt mit der zweiten.",
  "{value} (imported, flagged)": "{value} (importiert, markiert)",
  "{value} (imported)": "{value} (importiert)",
  "{value} (flagged)": "{value} (markiert)",
  "Hidden by the owner on every day of this period.": "An jedem Tag dieses Zeitraums vom Inhaber verborgen.",
  "No reading in this period.": "Keine Messung in diesem Zeitraum.",
  "From {start} on {startDay} to {end} on {endDay}. Not compared: the precision changed on {day} ({change}).":
    "Von {start} am {startDay} auf {end} am {endDay}. Nicht verglichen: Die Genauigkeit hat sich am {day} geändert ({change}).",
  "From {start} on {startDay} to {end} on {endDay}. Not compared: the definition changed on {day} ({change}).":
    "Von {start} am {startDay} auf {end} am {endDay}. Nicht verglichen: Die Definition hat sich am {day} geändert ({change}).",
  "From {start} on {startDay} to {end} on {endDay}.": "Von {start} am {startDay} auf {end} am {endDay}.",
  "Up {points} percentage points, from {start} on {startDay} to {end} on {endDay}.":
    "Plus {points} Prozentpunkte, von {start} am {startDay} auf {end} am {endDay}.",
  "Down {points} percentage points, from {start} on {startDay} to {end} on {endDay}.":
    "Minus {points} Prozentpunkte, von {start} am {startDay} auf {end} am {endDay}.",
  "Level, from {start} on {startDay} to {end} on {endDay}.":
    "Unverändert, von {start} am {startDay} bis {end} am {endDay}.",
  "Any change is within rounding, from {start} on {startDay} to {end} on {endDay}.":
    "Jede Änderung liegt innerhalb der Rundung, von {start} am {startDay} bis {end} am {endDay}.",
  "Up {change}, from {start} on {startDay} to {end} on {endDay}.":
    "Plus {change}, von {start} am {startDay} auf {end} am {endDay}.",
  "Down {change}, from {start} on {startDay} to {end} on {endDay}.":
    "Minus {change}, von {start} am {startDay} auf {end} am {endDay}.",
  "Highest {value} on {day}, lowest {low} on {lowDay}.":
    "Höchster Wert {value} am {day}, niedrigster {low} am {lowDay}.",
  "Highest {value} on {day}.": "Höchster Wert {value} am {day}.",
  "Lowest {value} on {day}.": "Niedrigster Wert {value} am {day}.",
  "Flagged and kept as read: {value} on {day} {flag}.":
    "Markiert und wie gemessen behalten: {value} am {day} {flag}.",
  "{readings} readings are flagged and kept as read, the first: {value} on {day} {flag}.":
    "{readings} Messungen sind markiert und wie gemessen behalten, die erste: {value} am {day} {flag}.",
  "Hidden by the owner on {count} days.": [
    "An einem Tag vom Inhaber verborgen.",
    "An {count} Tagen vom Inhaber verborgen.",
  ],
  "{count} counts of {days} are imported, not read from the platform.": [
    "Eine Zahl vom {days} ist importiert, nicht von der Plattform gelesen.",
    "{count} Zahlen vom {days} sind importiert, nicht von der Plattform gelesen.",
  ],
  "No reading in {spans} spans, the first {days}.":
    "Keine Messung in {spans} Zeitspannen, die erste: {days}.",
  "No reading on {days}.": "Keine Messung: {days}.",
  "Imported in short: {value} means {band}.": "Gekürzt importiert: {value} bedeutet {band}.",
  "Rounded by the platform: {value} means {band}.": "Von der Plattform gerundet: {value} bedeutet {band}.",
  "days are UTC": "Tage sind UTC",
  "{title}. Arrow keys move from reading to reading.": "{title}. Mit den Pfeiltasten von Messung zu Messung.",
  "{name}, imported": "{name}, importiert",
  "{name}: hidden by the owner": "{name}: vom Inhaber verborgen",
  "to {day}": "bis {day}",
  "Days are UTC. The vertical axis starts at {start}.":
    "Tage sind UTC. Die senkrechte Achse beginnt bei {start}.",
  "Shown are {kept} of {all} readings: every peak, low and gap is kept.":
    "Gezeigt sind {kept} von {all} Messungen: Jede Spitze, jeder Tiefpunkt und jede Lücke bleibt.",
  "{title}. Arrow keys move from post to post.": "{title}. Mit den Pfeiltasten von Beitrag zu Beitrag.",
  "Untitled post": "Beitrag ohne Titel",
  "published {day}": "veröffentlicht am {day}",
  "No reading: {reason}": "Keine Messung: {reason}",
  "rounded: {band}": "gerundet: {band}",
  "flagged: {flag}": "markiert: {flag}",
  "file|Download": "Download",
  "The chart is not drawn yet. Scroll to it, then try again.":
    "Das Diagramm ist noch nicht gezeichnet. Scrolle dorthin und versuche es dann noch einmal.",
  Imported: "Importiert",
  "Show as table": "Als Tabelle zeigen",
  "95% interval {low} to {high}": "95-%-Intervall {low} bis {high}",
  "median of {count} days read": ["Median aus {count} gemessenem Tag", "Median aus {count} gemessenen Tagen"],
  "imported, not read from the platform": "importiert, nicht von der Plattform gelesen",
  "Hidden by the owner": "Vom Inhaber verborgen",
  Note: "Notiz",
  "Launched a series": "Eine Serie gestartet",
  "At all accounts": "Bei allen Konten",
  account: "Konto",
  comment: "Kommentar",
  follower: "Follower",
  like: "Like",
  share: "Share",
  subscriber: "Abonnent",
  view: "Aufruf",
  post: "Beitrag",
  subscribers: "Abonnenten",
  video: "Video",
  videos: "Videos",

  "Not read yet.": "Noch nicht gemessen.",
  "as of {time}": "Stand {time}",
  "Stale: last read {time}.": "Veraltet: zuletzt gemessen {time}.",
  "{missed} readings missed.": "{missed} Messungen ausgefallen.",
  "Show count": "Zahl zeigen",
  Account: "Konto",
  "of {metric}, {object}": "{metric}, {object}",
  "Accounts on {platform}": "Konten auf {platform}",
} as const satisfies Catalogue;
