import type { Catalogue } from "../current";

/** Figures: what is said of counts, rates, changes and gaps. */
export const accountSentences = {
  "since {day}": "seit {day}",
  "the first reading is flagged": "die erste Messung ist markiert",
  "the last reading is flagged": "die letzte Messung ist markiert",
  "the first number was imported": "die erste Zahl wurde importiert",
  "both numbers were imported": "beide Zahlen wurden importiert",
  "the last number was imported": "die letzte Zahl wurde importiert",
  "the precision changed on {day}, {change}.": "Die Genauigkeit hat sich am {day} geändert ({change}).",
  "the definition changed on {day}, {change}.": "Die Definition hat sich am {day} geändert ({change}).",
  "Not comparable: {reason}": "Nicht vergleichbar: {reason}",
  "there is no reading in this period.": "In diesem Zeitraum gibt es keine Messung.",
  "there is one reading; the second makes a line.": "Es gibt eine Messung; die zweite macht eine Linie.",
  "the count is hidden by its owner.": "Die Zahl ist vom Inhaber verborgen.",
  "That count could not be read. Showing followers.": "Diese Zahl ist nicht lesbar. Gezeigt werden Follower.",
  "Here accounts are compared with each other, not with another time.":
    "Hier werden Konten miteinander verglichen, nicht mit einer anderen Zeit.",
  "An account that the address names is not in this workspace.":
    "Ein Konto, das die Adresse nennt, ist nicht in diesem Arbeitsbereich.",
  "Shown are the first {shown} of {named} accounts: more lines cannot be told apart.":
    "Gezeigt sind die ersten {shown} von {named} Konten: Mehr Linien lassen sich nicht unterscheiden.",
  "one reading.": "eine Messung.",
  "{count} on {day}": "{count} am {day}",
  "no post counts.": "kein Beitrag zählt.",
  "{rate} on {day}.": "{rate} am {day}.",
  "Not comparable: that is the engagement rate by views.":
    "Nicht vergleichbar: Das ist die Engagement-Rate nach Aufrufen.",
  "Not comparable: that is the engagement rate by followers.":
    "Nicht vergleichbar: Das ist die Engagement-Rate nach Followern.",
  "{lost} {followers} fewer ({share}) in one day, from {from} to {to}.":
    "{lost} {followers} weniger ({share}) an einem Tag, vom {from} zum {to}.",
  "{before} {followers}, then {after} a day later, from {from} to {to}.":
    "{before} {followers}, einen Tag später {after}, vom {from} zum {to}.",
  "{platform}: all {all} accounts have at least 1% fewer followers on {day} than a day before. The counts do not say why: a platform that removes accounts would look the same.":
    "{platform}: Alle {all} Konten haben am {day} mindestens 1\u00a0% weniger Follower als am Tag davor. Warum, sagen die Zahlen nicht: Eine Plattform, die Konten entfernt, sähe genauso aus.",
  "{platform}: {fallen} of {all} accounts have at least 1% fewer followers on {day} than a day before. The counts do not say why: a platform that removes accounts would look the same.":
    "{platform}: {fallen} von {all} Konten haben am {day} mindestens 1\u00a0% weniger Follower als am Tag davor. Warum, sagen die Zahlen nicht: Eine Plattform, die Konten entfernt, sähe genauso aus.",
  "within rounding": "innerhalb der Rundung",
  hidden: "verborgen",
  "not enough readings": "nicht genug Messungen",
  "not compared, the precision changed on {day}, {change}":
    "nicht verglichen, denn die Genauigkeit hat sich am {day} geändert ({change})",
  "not compared, the definition changed on {day}, {change}":
    "nicht verglichen, denn die Definition hat sich am {day} geändert ({change})",
  "Calculated {rate}.": "Berechnet {rate}.",
  "no post of the last 28 days counts yet.": "Noch zählt kein Beitrag der letzten 28 Tage.",
  "there is one day with a rate so far.": "Bisher gibt es einen Tag mit einer Rate.",
  "no public number of {unit}": "keine öffentliche Zahl der {unit}",
  "{count} {unit}": "{count} {unit}",
  "{platform}'s rules allow its own figures only.":
    "Die Regeln von {platform} erlauben nur eigene Zahlen der Plattform.",
  "Of the newest {post}, {day}, with {counts}.": "Neuester Inhalt: {post} vom {day}, dazu {counts}.",
  "No {post} published in this period.": "In diesem Zeitraum wurde kein {post} veröffentlicht.",
  "Paused: no counts are read until you resume it.":
    "Pausiert: Es werden keine Zahlen gelesen, bis du fortsetzt.",
  "{platform} lets us read a part of this account only. Connections says which, and how to have the rest.":
    "{platform} lässt uns nur einen Teil dieses Kontos lesen. Welchen, und wie du den Rest bekommst, steht unter „Verbindungen“.",
  "The next try is at {at}.": "Der nächste Versuch ist am {at}.",
  "{platform} no longer accepts the connection. Reconnect it to go on.":
    "{platform} nimmt die Verbindung nicht mehr an. Verbinde neu, damit es weitergeht.",
  "{platform}'s allowance for reading is used up for now.":
    "Das Kontingent von {platform} ist vorerst aufgebraucht.",
  "{platform} did not answer.": "{platform} hat nicht geantwortet.",
  "{platform}'s answer could not be read, and we are looking at it.":
    "Die Antwort von {platform} war nicht lesbar; wir sehen sie uns an.",
  "The first counts are here. There is nothing to compare them with yet.":
    "Die ersten Zahlen sind da. Noch gibt es nichts, womit sie sich vergleichen lassen.",
  "No counts of this account were read so far.": "Von diesem Konto wurden bisher keine Zahlen gelesen.",
  "{platform} does not let us read this account's own counts.":
    "{platform} lässt uns die eigenen Zahlen dieses Kontos nicht lesen.",
  "On the last day, {rate}.": "Am letzten Tag {rate}.",
  "The band is the median's 95% interval; where fewer than six count there is none.":
    "Das Band ist das 95-%-Intervall des Medians; wo weniger als sechs zählen, gibt es keines.",
  "Calculated by Tallyglass: each day is the median of the {posts} published in the 28 days to it.":
    "Von Tallyglass berechnet: Jeder Tag zeigt den Median über die {posts}, die in den 28 Tagen bis dahin veröffentlicht wurden.",
  "Calculated by Tallyglass: each day is all engagement over all followers of the {posts} published in the 28 days to it.":
    "Von Tallyglass berechnet: Jeder Tag zeigt das gesamte Engagement geteilt durch alle Follower, über die {posts}, die in den 28 Tagen bis dahin veröffentlicht wurden.",
  "Calculated by Tallyglass: each day is all engagement over all views of the {posts} published in the 28 days to it.":
    "Von Tallyglass berechnet: Jeder Tag zeigt das gesamte Engagement geteilt durch alle Aufrufe, über die {posts}, die in den 28 Tagen bis dahin veröffentlicht wurden.",
  "Calculated by Tallyglass from {posts} read on two days in a row; there is none in this period yet.":
    "Von Tallyglass berechnet, sobald {posts} an zwei Tagen hintereinander gemessen wurden; in diesem Zeitraum ist das noch nicht geschehen.",
  "Calculated by Tallyglass: what {posts} read on a day and on its eve gained, {range} a day. {platform} gives no such figure of the account.":
    "Von Tallyglass berechnet: was {posts} hinzugewannen, die an einem Tag und am Vortag gemessen wurden, {range} pro Tag. {platform} gibt zum Konto keine solche Zahl an.",
  "{mean} a day on average, over {count} days that were read like their eve.": [
    "{mean} pro Tag im Durchschnitt, über {count} Tag, der wie sein Vortag gemessen wurde.",
    "{mean} pro Tag im Durchschnitt, über {count} Tage, die wie ihr Vortag gemessen wurden.",
  ],
  "{count} gaps in the readings, shaded in the charts.": [
    "Eine Lücke in den Messungen, in den Diagrammen schattiert.",
    "{count} Lücken in den Messungen, in den Diagrammen schattiert.",
  ],
  "The number of {followers} is hidden.": "Die Zahl der {followers} ist verborgen.",
  "There are fewer than two readings in this period, so nothing is compared.":
    "In diesem Zeitraum gibt es weniger als zwei Messungen, deshalb wird nichts verglichen.",
  "Counts from {since}, imported and not returned by {platform}, to {to}.":
    "Zahlen vom {since}, importiert und nicht von {platform} angegeben, bis {to}.",
  "Readings from {since} to {to}, as {platform} returned them.":
    "Messungen vom {since} bis {to}, wie {platform} sie angegeben hat.",
  "Any change in {followers} since {since} is within the rounding":
    "{followers} seit {since}: Jede Änderung liegt innerhalb der Rundung",
  "Any change in {followers} since {since} is within {platform}'s rounding":
    "{followers} seit {since}: Jede Änderung liegt innerhalb der Rundung von {platform}",
  "As many {followers} as on {since}": "Genauso viele {followers} wie am {since}",
  "{followers} since {since}: {change}.": "{followers} seit {since}: {change}.",
  "{metric} at {days} days": "{metric} nach {days} Tagen",
  "Of {posts} as they stood {days} days after their publishing day.":
    "Über {posts}, so wie sie {days} Tage nach dem Tag der Veröffentlichung standen.",
  "{count} younger": "{count} jünger",
  "{count} without a public number": "{count} ohne öffentliche Zahl",
  "Two {posts} with a public number are needed to compare.":
    "Zum Vergleichen braucht es zwei {posts} mit öffentlicher Zahl.",
  "Of {posts} by their newest counts, which are of different ages: none of them have a reading at {days} days that can be compared, and {needed} are needed.":
    "Über {posts} nach ihren neuesten Zahlen, die verschieden alt sind: Bei keinem gibt es eine vergleichbare Messung nach {days} Tagen, und {needed} sind nötig.",
  "Of {posts} by their newest counts, which are of different ages: only {count} of them have a reading at {days} days that can be compared, and {needed} are needed.":
    [
      "Über {posts} nach ihren neuesten Zahlen, die verschieden alt sind: Nur bei {count} gibt es eine vergleichbare Messung nach {days} Tagen, und {needed} sind nötig.",
      "Über {posts} nach ihren neuesten Zahlen, die verschieden alt sind: Nur bei {count} gibt es eine vergleichbare Messung nach {days} Tagen, und {needed} sind nötig.",
    ],
  "the {post}": "{post}",
  "Calculated by views.": "Nach Aufrufen berechnet.",
  "{platform}'s rules allow its own figures only, and an index is none of them.":
    "Die Regeln von {platform} erlauben nur eigene Zahlen der Plattform, und ein Index ist keine davon.",
  "{platform} gives no {metric} of an account.": "{platform} gibt zu einem Konto keine Zahl der {metric} an.",
  "First reading, {metric}": "Erste Messung, {metric}",
  "Last reading, {metric}": "Letzte Messung, {metric}",
  "one reading, on {day}: a line begins with the second.":
    "eine Messung, am {day}: Eine Linie beginnt mit der zweiten.",
  "any change from {start} to {end} is within rounding.":
    "Jede Änderung vom {start} bis {end} liegt innerhalb der Rundung.",
  "index 100 on {start}, {index} on {end}.": "Index 100 am {start}, {index} am {end}.",
  "The line ends there: {reason}": "Dort endet die Linie: {reason}",
  "The first reading is flagged.": "Die erste Messung ist markiert.",
  "The last reading is flagged.": "Die letzte Messung ist markiert.",
  "{count} imported counts are left out.": [
    "Eine importierte Zahl ist ausgelassen.",
    "{count} importierte Zahlen sind ausgelassen.",
  ],
  "every count of this period was imported: a line begins with a reading of ours.":
    "Alle Zahlen dieses Zeitraums wurden importiert: Eine Linie beginnt mit einer eigenen Messung.",
  "the count is hidden by its owner at the first reading of this period.":
    "Die Zahl ist bei der ersten Messung dieses Zeitraums vom Inhaber verborgen.",
  "the first reading of this period is 0, of which nothing is a share.":
    "Die erste Messung dieses Zeitraums ist 0, wovon nichts ein Anteil ist.",
  "newest other {posts}": "neuesten anderen {posts}",
  "other {posts}": "anderen {posts}",
  "newest other {posts} of all types": "neuesten anderen {posts} aller Arten",
  "other {posts} of all types": "anderen {posts} aller Arten",
  "At {count} days it had {value} {unit}; half of your {posts} {others} had {median} or fewer by then.": [
    "Nach {count} Tag waren es {value} {unit}; die Hälfte deiner {posts} {others} hatte bis dahin höchstens {median}.",
    "Nach {count} Tagen waren es {value} {unit}; die Hälfte deiner {posts} {others} hatte bis dahin höchstens {median}.",
  ],
  "No median to hold it against yet: fewer than {few} of your {others} have public {unit} read at the same age.":
    "Noch kein Median zum Vergleichen: Von weniger als {few} deiner {others} sind in diesem Alter öffentliche {unit} gemessen.",
  "Your median: at each age in days, the middle of your {others} that were read at that age, {counted} of them. None stands where there are fewer than {few}.":
    "Dein Median: für jedes Alter in Tagen die Mitte deiner {others}, die in diesem Alter gemessen wurden, {counted} an der Zahl. Keiner steht, wo es weniger als {few} sind.",
  "Up to {count} are left out at an age: {platform} changed what it counts between the one and the other.": [
    "In einem Alter ist bis zu {count} ausgelassen: {platform} hat zwischen dem einen und dem anderen geändert, was gezählt wird.",
    "In einem Alter sind bis zu {count} ausgelassen: {platform} hat zwischen dem einen und dem anderen geändert, was gezählt wird.",
  ],
  "Median {unit} at {count} days": ["Median {unit} nach {count} Tag", "Median {unit} nach {count} Tagen"],
  "posts beside {post}": "Beiträge neben: {post}",
  "Posts counted": "Gezählte Beiträge",
  "Left out, counted otherwise": "Ausgelassen, anders gezählt",
  "7 days": "7 Tage",
  "28 days": "28 Tage",
  "1 year": "1 Jahr",
  "This month": "Dieser Monat",
  "Last month": "Voriger Monat",
  "This year": "Dieses Jahr",
  All: "Alle",
  "Previous period": "Zeitraum davor",
  "Same period last year": "Vorjahreszeitraum",
  "Matched weekdays": "Zeitraum mit gleichen Wochentagen",
  "That comparison could not be read. Nothing is compared.":
    "Dieser Vergleich ist nicht lesbar. Es wird nichts verglichen.",
  "All days": "Alle Tage",
  "Those days could not be read. Showing the last 28 days.":
    "Diese Tage sind nicht lesbar. Gezeigt werden die letzten 28 Tage.",
  "That period could not be read. Showing the last 28 days.":
    "Dieser Zeitraum ist nicht lesbar. Gezeigt werden die letzten 28 Tage.",
  "There are no readings after today, so the period ends today.":
    "Nach heute gibt es keine Messungen, deshalb endet der Zeitraum heute.",
  "All days have nothing before them, so nothing is compared.":
    "Vor allen Tagen liegt nichts, deshalb wird nichts verglichen.",
  "{comparison}: a period of more than a year would be compared with days of its own, so nothing is compared.":
    "{comparison}: Ein Zeitraum von mehr als einem Jahr würde mit eigenen Tagen verglichen, deshalb wird nichts verglichen.",
  Photo: "Foto",
  Video: "Video",
  Short: "Short",
  Carousel: "Karussell",
  photos: "Fotos",
  shorts: "Shorts",
  carousels: "Karussells",
  "stands far from {before} and {after}": "liegt weit entfernt von {before} und {after}",
  Finished: "Fertig",
  "Reading your {posts}": "Deine {posts} werden gelesen",
  "Finding your {posts}": "Deine {posts} werden gesucht",
  "{platform} no longer accepts the connection. What was read stays; reconnect to go on.":
    "{platform} nimmt die Verbindung nicht mehr an. Was gelesen wurde, bleibt; verbinde neu, damit es weitergeht.",
  "{platform}'s allowance for reading is used up for now. What was read stays, and the rest follows by itself.":
    "Das Kontingent von {platform} ist vorerst aufgebraucht. Was gelesen wurde, bleibt, und der Rest folgt von selbst.",
  "{platform} did not answer. What was read stays, and the next try comes by itself.":
    "{platform} hat nicht geantwortet. Was gelesen wurde, bleibt, und der nächste Versuch kommt von selbst.",
  "{platform}'s answer could not be read. What was read stays, and we are looking at it.":
    "Die Antwort von {platform} war nicht lesbar. Was gelesen wurde, bleibt, und wir sehen es uns an.",
  "Those days could not be read. Showing all days.":
    "Diese Tage sind nicht lesbar. Gezeigt werden alle Tage.",
  "Published {days}": "Veröffentlicht: {days}",
  "Published since {day}": "Veröffentlicht seit {day}",
  "Published until {day}": "Veröffentlicht bis {day}",
  "by followers: no {post} counts": "nach Followern: kein {post} zählt",
  "by followers: all engagement over all followers of {posts}":
    "nach Followern: gesamtes Engagement geteilt durch alle Follower, über {posts}",
  "by followers: median of {posts}": "nach Followern: Median über {posts}",
  "by views: no {post} counts": "nach Aufrufen: kein {post} zählt",
  "by views: all engagement over all views of {posts}":
    "nach Aufrufen: gesamtes Engagement geteilt durch alle Aufrufe, über {posts}",
  "by views: median of {posts}": "nach Aufrufen: Median über {posts}",
  "too few for an interval: theirs go from {low} to {high}":
    "zu wenige für ein Intervall: Sie reichen von {low} bis {high}",
  "{count} from before the link": "{count} aus der Zeit vor dem Verbinden",
  "{count} without a follower reading on the publishing day":
    "{count} ohne Follower-Messung am Tag der Veröffentlichung",
  "{count} with hidden parts or no views": "{count} mit verborgenen Teilen oder ohne Aufrufe",
  "{count} not read yet": "{count} noch nicht gemessen",
  "{count} last read before a change of counting": "{count} zuletzt vor einem Wechsel der Zählweise gemessen",
  "{count} with a flagged reading": "{count} mit markierter Messung",
  "left out: {parts}": "ausgelassen: {parts}",
  "without {parts}, which are not given": "ohne {parts}, die nicht angegeben werden",
  "{posts} counted": "Gezählte {posts}",
  "Left out, published before the account was linked":
    "Ausgelassen, vor dem Verbinden des Kontos veröffentlicht",
  "Left out, no follower reading on their publishing day":
    "Ausgelassen, keine Follower-Messung am Tag der Veröffentlichung",
  "Left out, parts hidden or switched off": "Ausgelassen, Teile verborgen oder abgeschaltet",
  "Left out, not read yet": "Ausgelassen, noch nicht gemessen",
  "Left out, last read before a change of counting":
    "Ausgelassen, zuletzt vor einem Wechsel der Zählweise gemessen",
  "Left out, a reading behind it is flagged": "Ausgelassen, eine Messung dahinter ist markiert",
  "{metric}, given of none of them": "{metric}, zu keinem davon angegeben",
  "95% interval of the median, from": "95-%-Intervall des Medians, von",
  "95% interval of the median, to": "95-%-Intervall des Medians, bis",
  "Median of the same posts": "Median derselben Beiträge",
  "{version}, since {day}: {change}": "{version}, seit {day}: {change}",
  Monday: "Montag",
  Tuesday: "Dienstag",
  Wednesday: "Mittwoch",
  Thursday: "Donnerstag",
  Friday: "Freitag",
  Saturday: "Samstag",
  Sunday: "Sonntag",
  "{first} and {others} other accounts": "{first} und {others} weitere Konten",
  "Open connections": "Verbindungen öffnen",
  "the connection has ended, so nothing new is read.":
    "Die Verbindung ist beendet, deshalb wird nichts Neues gelesen.",
  "disconnected, so nothing new is read.": "Getrennt, deshalb wird nichts Neues gelesen.",
  "paused, so no counts are read.": "Pausiert, deshalb werden keine Zahlen gelesen.",
  "{missed} planned readings did not happen.": "{missed} geplante Messungen sind ausgefallen.",
  "{platform} gives numbers otherwise since {day}: {change}.":
    "{platform} gibt Zahlen seit dem {day} anders an: {change}.",
  "{platform} counts differently since {day}: {change}.": "{platform} zählt seit dem {day} anders: {change}.",
  "Why the numbers of {day} differ": "Warum sich die Zahlen vom {day} unterscheiden",
  "the count of {metric} read on {day}, {count}, {flag}. It is kept as read and flagged.":
    "{count} {metric}, gemessen am {day}: Der Wert {flag}. Er bleibt, wie er gemessen wurde, und ist markiert.",
  "{readings} readings of this period are flagged.": "{readings} Messungen dieses Zeitraums sind markiert.",
  "no reading on {days}, {reason}.": "keine Messung: {days} ({reason}).",
  "It is the last of {spans} spans without a reading in this period.":
    "Das ist die letzte von {spans} Zeitspannen ohne Messung in diesem Zeitraum.",
  "Open the {post} of {day}": "{post} vom {day} öffnen",
  "the {post} of {day} has the most {unit} of this period's, {count} {unit}.":
    "{post} vom {day} hat die meisten {unit} dieses Zeitraums: {count} {unit}.",
  "the {post} of {day} has {count} {unit}; the median of recent {posts} is {median}.":
    "{post} vom {day} hat {count} {unit}; der Median über die letzten {posts} ist {median}.",
} as const satisfies Catalogue;
