import type { Catalogue } from "../current";

/** Figures: the pages of accounts, posts, dashboard and comparison. */
export const account = {
  "Accounts: {chosen} of {all} chosen": "Konten: {chosen} von {all} gewählt",
  "Up to {most} at once": "Bis zu {most} auf einmal",
  "Show these accounts": "Diese Konten zeigen",
  "First reading": "Erste Messung",
  "Last reading": "Letzte Messung",
  "Index, first reading 100": "Index, erste Messung 100",
  "{metric} behind each line": "{metric} hinter jeder Linie",
  "Connect an account": "Konto verbinden",
  "Connect another account": "Weiteres Konto verbinden",
  "Compare accounts": "Konten vergleichen",
  "Each account begins with 100, whatever its size. Days are UTC.":
    "Jedes Konto beginnt bei 100, egal wie groß es ist. Tage sind UTC.",
  Count: "Zahl",
  "indexed to 100 at each account's first reading, per day":
    "indexiert auf 100 bei der ersten Messung jedes Kontos, pro Tag",
  "Calculated by Tallyglass: {formula}.": "Von Tallyglass berechnet: {formula}.",
  "How the index is calculated": "So wird der Index berechnet",
  "Nothing to compare in these days": "An diesen Tagen gibt es nichts zu vergleichen",
  "None of the chosen accounts has a line of {metric} here. Each says why below; another period or another choice may have one.":
    "Keines der gewählten Konten hat hier eine Linie für {metric}. Warum, steht bei jedem unten; ein anderer Zeitraum oder eine andere Auswahl hat vielleicht eine.",
  "Not in the chart": "Nicht im Diagramm",
  "No account is linked yet": "Noch ist kein Konto verbunden",
  "One account has nothing to stand beside": "Ein einzelnes Konto lässt sich mit nichts vergleichen",
  "With two accounts linked, their followers and views stand in one chart here, each from 100 at its first reading.":
    "Sobald zwei Konten verbunden sind, stehen ihre Follower und Aufrufe hier in einem Diagramm, jedes ab 100 bei seiner ersten Messung.",
  "Link a second one and both stand in one chart here, each from 100 at its first reading, as soon as each was read on two days.":
    "Verbinde ein zweites, dann stehen beide hier in einem Diagramm, jedes ab 100 bei seiner ersten Messung, sobald jedes an zwei Tagen gemessen wurde.",
  "Open account": "Konto öffnen",
  "Its figures appear here by themselves as soon as they are read.":
    "Die Zahlen erscheinen hier von selbst, sobald sie gelesen sind.",
  "Show chart": "Diagramm zeigen",
  "of the {posts} of {account}": "{posts} von {account}",
  "Each account by itself, as its platform counts. Days are UTC.":
    "Jedes Konto für sich, so wie seine Plattform zählt. Tage sind UTC.",
  "What changed": "Was sich geändert hat",
  "{count} more notes stand with the accounts.": [
    "Ein weiterer Hinweis steht bei den Konten.",
    "{count} weitere Hinweise stehen bei den Konten.",
  ],
  "These figures, day by day:": "Diese Zahlen, Tag für Tag:",
  "the figures of every account": "die Zahlen aller Konten",
  "Link one and its public counts appear here within a minute: all posts by publishing date at once, the follower line from the second day on.":
    "Verbinde eines, und seine öffentlichen Zahlen erscheinen hier innerhalb einer Minute: alle Beiträge nach Veröffentlichungsdatum sofort, die Follower-Linie ab dem zweiten Tag.",
  "{count} accounts": ["{count} Konto", "{count} Konten"],
  "Medians by type": "Mediane nach Art",
  Medians: "Mediane",
  Type: "Art",
  "Medians of {accounts} accounts": "Mediane von {accounts} Konten",
  few: "wenige",
  "Median {metric}": "Median {metric}",
  "Over the newest counts of each post that has one.":
    "Über die neuesten Zahlen aller Beiträge, die eine haben.",
  "Fewer than {few} posts are marked as few: one more can move their middle far.":
    "Weniger als {few} Beiträge sind als wenige markiert: Ein weiterer kann ihre Mitte weit verschieben.",
  "How medians are calculated": "So werden Mediane berechnet",
  "Show counts": "Zahlen zeigen",
  "Of all accounts, each with its newest counts as its platform returned them. Days are UTC.":
    "Aller Konten, jeder mit seinen neuesten Zahlen, wie seine Plattform sie angibt. Tage sind UTC.",
  "No public posts have been read yet. They appear after the first reading.":
    "Noch wurden keine öffentlichen Beiträge gelesen. Sie erscheinen nach der ersten Messung.",
  "Link an account": "Konto verbinden",
  "Once one is, all its public posts appear here within a minute.":
    "Sobald eines verbunden ist, erscheinen hier innerhalb einer Minute alle seine öffentlichen Beiträge.",
  "{posts}, newest counts of each": "{posts}, jeweils mit den neuesten Zahlen",
  "No posts fit these filters.": "Zu diesen Filtern passt kein Beitrag.",
  "all {posts} of this list": "alle in dieser Liste: {posts}",
  "{count} posts": ["{count} Beitrag", "{count} Beiträge"],
  "{count} {posts}": "{count} {posts}",
  "All types": "Alle Arten",
  Label: "Label",
  "Any or none": "Beliebig oder keines",
  "None yet: put one on a post": "Noch keines: Vergib eines an einem Beitrag",
  "All platforms": "Alle Plattformen",
  "All accounts": "Alle Konten",
  "Another type": "Eine andere Art",
  "Label: {name}": "Label: {name}",
  Pages: "Seiten",
  "Previous page": "Vorige Seite",
  "Page {page} of {pages}": "Seite {page} von {pages}",
  "Next page": "Nächste Seite",
  "of {account}, medians per week": "von {account}, Mediane pro Woche",
  "of {account}, per day": "von {account}, pro Tag",
  "Week by week": "Woche für Woche",
  "Day by day": "Tag für Tag",
  "Show charts": "Diagramme zeigen",
  "of {account} in this period, by publishing date, with their {unit}":
    "von {account} in diesem Zeitraum, nach Veröffentlichungsdatum, mit der Zahl der {unit}",
  "Engagement rate": "Engagement-Rate",
  "of {account}, gained per day, medians per week": "von {account}, Zuwachs pro Tag, Mediane pro Woche",
  "of {account}, gained per day": "von {account}, Zuwachs pro Tag",
  "of {account}, per {post} by publishing day": "von {account}, pro {post} nach Veröffentlichungstag",
  "Each {post}'s newest counts as {platform} returned them, on the day it was published; of several on one day the newest. {platform}'s rules allow its own figures only, so there is no rate here.":
    "Pro {post} die neuesten Zahlen, wie {platform} sie angibt, am Tag der Veröffentlichung; von mehreren an einem Tag die des neuesten. Die Regeln von {platform} erlauben nur eigene Zahlen der Plattform, deshalb steht hier keine Rate.",
  "by followers, of {account}, medians per week": "nach Followern, von {account}, Mediane pro Woche",
  "by followers, of {account}, per day": "nach Followern, von {account}, pro Tag",
  "by views, of {account}, medians per week": "nach Aufrufen, von {account}, Mediane pro Woche",
  "by views, of {account}, per day": "nach Aufrufen, von {account}, pro Tag",
  "Days are UTC.": "Tage sind UTC.",
  "Calculated by Tallyglass, each point: {formula}.": "Von Tallyglass berechnet, jeder Punkt: {formula}.",
  "No medians a week here: {platform}'s rules allow its own figures only, so every day is shown.":
    "Hier keine Wochenmediane: Die Regeln von {platform} erlauben nur eigene Zahlen der Plattform, deshalb ist jeder Tag zu sehen.",
  "{period}, and dashed the {comparison}, {days}.": "{period}, gestrichelt dazu: {comparison}, {days}.",
  "Shown are {shown} of {total} {posts}: the first, the last, the highest and the lowest are among them.":
    "{posts}: Gezeigt sind {shown} von {total}, darunter die ersten, die letzten, die höchsten und die niedrigsten.",
  "What the public profile shows, as {platform} returned it.":
    "Was das öffentliche Profil zeigt, wie {platform} es angibt.",
  "All since the account began, as {platform} returned it.":
    "Alles, seit es das Konto gibt, wie {platform} es angibt.",
  "Imported counts are not from {platform}: they are drawn apart.":
    "Importierte Zahlen sind nicht von {platform}: Sie sind gesondert gezeichnet.",
  "Note added.": "Notiz hinzugefügt.",
  "Note changed.": "Notiz geändert.",
  "Newest {posts}": "Neueste {posts}",
  "Sort all {posts}": "Alle {posts} sortieren",
  "Newest {posts} of {account}": "Neueste {posts} von {account}",
  "No {posts} were published in this period.": "In diesem Zeitraum wurden keine {posts} veröffentlicht.",
  "Your own, about {account} or all accounts. Each is a small flag in the charts of its day.":
    "Deine eigenen, zu {account} oder zu allen Konten. Jede ist in den Diagrammen ein Fähnchen an ihrem Tag.",
  "No notes in this period.": "Keine Notizen in diesem Zeitraum.",
  Change: "Ändern",
  "Save note": "Notiz speichern",
  "Add a note": "Eine Notiz hinzufügen",
  "Add note": "Notiz hinzufügen",
  "Deleted; for a day they can be brought back.": "Gelöscht; einen Tag lang lassen sie sich zurückholen.",
  "Bring back": "Zurückholen",
  "the note of {day}": "Notiz vom {day}",
  "all accounts": "alle Konten",
  "to {account}": "{account}",
  "All {posts}": "Alle {posts}",
  "Show summary": "Zusammenfassung zeigen",
  Figures: "Zahlen",
  "All {posts} so far": "Alle {posts} bisher",
  "Keeping …": "Wird gemerkt …",
  "Use on every page": "Auf jeder Seite verwenden",
  "As {platform} returned it at each reading.": "Wie {platform} es bei jeder Messung angegeben hat.",
  "This post": "Dieser Beitrag",
  "How it is calculated": "So wird gerechnet",
  "of the {post}, since it was published": "· {post}, seit der Veröffentlichung",
  "{metric} by days since publishing, beside the median of other posts":
    "{metric} nach Tagen seit der Veröffentlichung, neben dem Median anderer Beiträge",
  "Days since publishing": "Tage seit der Veröffentlichung",
  "Your median": "Dein Median",
  "Fewer than {few} posts": "Weniger als {few} Beiträge",
  "Posts behind it": "Beiträge dahinter",
  "{account}, published {at}, {freshness}": "{account}, veröffentlicht am {at}, {freshness}",
  "Its life so far": "Verlauf seit der Veröffentlichung",
  "Read {count} times, from the day it was published.": [
    "Einmal gemessen, ab dem Tag der Veröffentlichung.",
    "{count}-mal gemessen, ab dem Tag der Veröffentlichung.",
  ],
  "Read {count} times, from {age}, when the account was linked or the {post} was first found.": [
    "Einmal gemessen, erstmals {age}, als das Konto verbunden oder der Inhalt ({post}) entdeckt wurde.",
    "{count}-mal gemessen, erstmals {age}, als das Konto verbunden oder der Inhalt ({post}) entdeckt wurde.",
  ],
  "{count} days after it was published": [
    "{count} Tag nach der Veröffentlichung",
    "{count} Tage nach der Veröffentlichung",
  ],
  "Read daily for 35 days, weekly for a year, then monthly.":
    "Gemessen wird 35 Tage lang täglich, ein Jahr lang wöchentlich, danach monatlich.",
  Labels: "Labels",
  "Your own words, to find posts again and compare them.":
    "Deine eigenen Wörter, um Beiträge wiederzufinden und zu vergleichen.",
  "Highest {metric}": "Höchste {metric}",
  "Lowest {metric}": "Niedrigste {metric}",
  "Highest and lowest": "Höchste und niedrigste",
  "How posts are compared": "So werden Beiträge verglichen",
  "Compare by": "Vergleichen nach",
  "the highest and lowest by {metric}": "die höchsten und niedrigsten nach: {metric}",
  "{posts} of {account}": "{posts} von {account}",
  "When to post": "Wann veröffentlichen",
  "Posts of all accounts": "Beiträge aller Konten",
  "No public {posts} have been read yet. They appear after the first reading.":
    "Noch wurden keine öffentlichen {posts} gelesen. Sie erscheinen nach der ersten Messung.",
  "no signal": "kein Signal",
  "thin signal": "schwaches Signal",
  "signal ok": "Signal in Ordnung",
  "{platform}'s rules allow its own figures only, so times are not compared.":
    "Die Regeln von {platform} erlauben nur eigene Zahlen der Plattform, deshalb werden Zeiten nicht verglichen.",
  "Median engagement rate by views at {days} days, by the weekday and the {hours} hours of publishing, against that of all {posts} counted. Times are UTC.":
    "Median der Engagement-Rate nach Aufrufen im Alter von {days} Tagen, nach Wochentag und Zeitfenster ({hours} Stunden) der Veröffentlichung, gegen den Median über alle gezählten {posts}. Zeiten sind UTC.",
  "Median engagement at {days} days, by the weekday and the {hours} hours of publishing, against that of all {posts} counted. Times are UTC.":
    "Median des Engagements im Alter von {days} Tagen, nach Wochentag und Zeitfenster ({hours} Stunden) der Veröffentlichung, gegen den Median über alle gezählten {posts}. Zeiten sind UTC.",
  "How times are compared": "So werden Zeiten verglichen",
  "the times to post": "die Zeiten zum Veröffentlichen",
  "Too few {words} to tell: {posts} of at least {least}.":
    "Zu wenige {words} für eine Aussage: {posts} von mindestens {least}.",
  "Too few times to tell: at least two need {few} {words} each.":
    "Zu wenige Zeiten für eine Aussage: Mindestens zwei brauchen je {few} {words}.",
  "No time stands out from the rest.": "Keine Zeit sticht heraus.",
  "Perhaps {weekday}s {hours} UTC: {posts} {words}.": "Vielleicht {weekday}, {hours} UTC: {posts} {words}.",
  "{weekday}s {hours} UTC: {posts} {words}.": "{weekday}, {hours} UTC: {posts} {words}.",
  "Perhaps {weekday}s {hours} UTC: {posts} {words}, {share} against the median of all.":
    "Vielleicht {weekday}, {hours} UTC: {posts} {words}, {share} gegenüber dem Median aller.",
  "{weekday}s {hours} UTC: {posts} {words}, {share} against the median of all.":
    "{weekday}, {hours} UTC: {posts} {words}, {share} gegenüber dem Median aller.",
  "When the same posts are dealt out to the same times at random, the best time looks as good in {tries} of 100 tries.":
    "Werden dieselben Beiträge zufällig auf dieselben Zeiten verteilt, sieht die beste Zeit in {tries} von 100 Versuchen genauso gut aus.",
  "That rests on few posts: with {posts} in all and {atTime} at that time it would count.":
    "Das beruht auf wenigen Beiträgen: Mit insgesamt {posts} und {atTime} zu dieser Zeit würde es zählen.",
  "That can be chance: up to 5 would not.": "Das kann Zufall sein: Bis zu 5 wären keiner.",
  "No time is said to be better on so little.": "Auf so wenig gestützt nennen wir keine Zeit besser.",
  "{count} younger than {days} days": "{count} jünger als {days} Tage",
  "{count} without a reading of ours at that age": "{count} ohne eigene Messung in diesem Alter",
  "{count} without public numbers for it": "{count} ohne öffentliche Zahlen dafür",
  "{count} from before the platform changed what it counts":
    "{count} aus der Zeit, bevor die Plattform änderte, was sie zählt",
  "{posts} of {days} counted.": "Gezählt: {posts} aus der Zeit vom {days}.",
  "Left out: {parts}.": "Ausgelassen: {parts}.",
  "Median engagement rate by views by time of publishing, UTC, against that of all; in brackets the number of posts; hours without any are left off":
    "Median der Engagement-Rate nach Aufrufen nach Zeit der Veröffentlichung, UTC, gegenüber dem Median aller; in Klammern die Zahl der Beiträge; Stunden ohne Beiträge fehlen",
  "Median engagement by time of publishing, UTC, against that of all; in brackets the number of posts; hours without any are left off":
    "Median des Engagements nach Zeit der Veröffentlichung, UTC, gegenüber dem Median aller; in Klammern die Zahl der Beiträge; Stunden ohne Beiträge fehlen",
  "no posts": "keine Beiträge",
  "few ({posts})": "wenige ({posts})",
  "{share}, best": "{share}, beste",
} as const satisfies Catalogue;
