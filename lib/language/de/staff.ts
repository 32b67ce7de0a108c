import type { Catalogue } from "../current";

/** The staff pages, and the access that a person gives to support. */
export const staff = {
  // Under Privacy
  "Access of our staff": "Zugriff unseres Personals",
  "Nobody of ours sees your figures, posts, name or access keys. Support can look at your connections, by name and state, to find out why one does not work: if you allow it, and for as long as you say.":
    "Niemand von uns sieht deine Zahlen, Posts, deinen Namen oder Zugangsschlüssel. Die Hilfe kann deine Verbindungen mit Namen und Stand ansehen, um herauszufinden, warum eine nicht läuft: wenn du es erlaubst, und so lange du sagst.",
  "Support may look at your connections until {time}.":
    "Die Hilfe darf deine Verbindungen bis zum {time} ansehen.",
  "End the access": "Zugriff beenden",
  "Let support look at my connections for": "Die Hilfe darf meine Verbindungen ansehen für",
  "Allow it": "Erlauben",
  "Confirm that it is you to allow it": "Identität bestätigen, um es zu erlauben",
  "Nobody of our staff looked in the last 90 days.":
    "In den letzten 90 Tagen hat niemand von unserem Personal hineingesehen.",
  "What each role of our staff sees": "Was jede Rolle unseres Personals sieht",

  // The frame and the way in
  Customers: "Kunden",
  Jobs: "Aufgaben",
  Audit: "Prüfprotokoll",
  Staff: "Personal",
  "The staff pages open by your second step alone. They close after 30 minutes without use and after 12 hours in all, and each act needs a proof of the last fifteen minutes.":
    "Die Seiten des Personals öffnen sich nur mit deinem zweiten Schritt. Sie schließen sich nach 30 Minuten ohne Benutzung und nach insgesamt 12 Stunden, und jede Handlung braucht einen Beweis aus den letzten fünfzehn Minuten.",
  "A second step first": "Zuerst ein zweiter Schritt",
  "The staff pages open by a second step alone, and your account has none yet: an authenticator app or a passkey. Set one up, then come back here.":
    "Die Seiten des Personals öffnen sich nur mit einem zweiten Schritt, und dein Konto hat noch keinen: eine Authenticator-App oder einen Passkey. Richte einen ein und komm dann hierher zurück.",
  "Figures, posts and access keys of customers are on none of these pages: the database gives them to nobody here.":
    "Zahlen, Posts und Zugangsschlüssel von Kunden stehen auf keiner dieser Seiten: Die Datenbank gibt sie hier niemandem.",
  "Your role": "Deine Rolle",
  "Find a customer": "Kunden suchen",
  "Background work": "Hintergrundarbeit",
  "No job has failed.": "Keine Aufgabe ist fehlgeschlagen.",
  "{count} jobs have failed and are not done.": [
    "Eine Aufgabe ist fehlgeschlagen und nicht erledigt.",
    "{count} Aufgaben sind fehlgeschlagen und nicht erledigt.",
  ],
  "See the jobs": "Aufgaben ansehen",

  // Customers
  "By the exact address and by nothing else: there is no list. The person reads in their activity that you looked, in which role and why, before you see anything.":
    "Über die genaue Adresse und über nichts anderes: Es gibt keine Liste. Die Person liest in ihrer Aktivität, dass du hineinsiehst, in welcher Rolle und warum, bevor du etwas siehst.",
  Customer: "Kunde",
  "{id}. Open to this visit until {time}; then a reason is asked for again.":
    "{id}. Für diesen Besuch offen bis {time}; danach wird wieder nach einem Grund gefragt.",
  Money: "Geld",
  "Nothing is charged yet: there is no plan, no invoice and no payment of anybody.":
    "Noch wird nichts berechnet: Es gibt von niemandem einen Tarif, eine Rechnung oder eine Zahlung.",
  "connection|working": "läuft",
  "connection|to be reconnected": "neu zu verbinden",
  "connection|being disconnected": "wird getrennt",
  "connection|disconnected": "getrennt",
  "Address confirmed": "Adresse bestätigt",
  Yes: "Ja",
  No: "Nein",
  Language: "Sprache",
  Workspaces: "Arbeitsbereiche",
  "{count}, owner of {owned}": ["1, Inhaber von {owned}", "{count}, Inhaber von {owned}"],
  "Second step": "Zweiter Schritt",
  "Under guard": "Unter Schutz",
  "Age to be cleared up": "Alter zu klären",
  "Newest export": "Neuester Export",
  None: "Keiner",
  "Deletion asked for": "Löschung angefordert",
  Timeline: "Verlauf",
  "The account's own dates, and what staff did about it in the last 90 days.":
    "Die Daten des Kontos selbst und was das Personal in den letzten 90 Tagen daran tat.",
  "The account was made": "Das Konto entstand",
  "The address was confirmed": "Die Adresse wurde bestätigt",
  "The account was frozen for deletion": "Das Konto wurde zur Löschung eingefroren",
  "The deletion begins": "Die Löschung beginnt",
  "The account came under guard": "Das Konto kam unter Schutz",
  "A platform said that the person is too young": "Eine Plattform sagte, die Person sei zu jung",
  "The person has not allowed support to look at them. They can, for an hour, a day or a week, under Privacy, Activity.":
    "Die Person hat der Hilfe nicht erlaubt, sie anzusehen. Sie kann es, für eine Stunde, einen Tag oder eine Woche, unter Datenschutz, Aktivität.",
  "The person allows this until {time}, and reads that you looked.":
    "Die Person erlaubt das bis {time} und liest, dass du hineingesehen hast.",
  "No account is linked.": "Kein Konto ist verbunden.",
  State: "Stand",
  "Last outcome": "Letztes Ergebnis",
  "Failures in a row": "Fehler in Folge",
  "Staff searched for this address": "Das Personal hat nach dieser Adresse gesucht",
  "Staff opened this page, with a reason": "Das Personal hat diese Seite geöffnet, mit einem Grund",
  "Staff looked at the connections, as the person allowed":
    "Das Personal hat die Verbindungen angesehen, wie die Person es erlaubt hat",
  "A staff role was given": "Eine Rolle im Personal wurde vergeben",
  "The staff role was changed": "Die Rolle im Personal wurde geändert",
  "The staff role ended": "Die Rolle im Personal endete",
  "A visit to the staff pages began": "Ein Besuch auf den Seiten des Personals begann",

  // Jobs
  "Work in the background by kinds and numbers. What a job is about, and what its error said, is not shown.":
    "Arbeit im Hintergrund nach Arten und Zahlen. Worum es in einer Aufgabe geht und was ihr Fehler sagte, wird nicht gezeigt.",
  "Work by kind": "Arbeit nach Art",
  "Nothing waits.": "Nichts wartet.",
  Planned: "Geplant",
  Due: "Fällig",
  "Due since": "Fällig seit",
  "In the queue": "In der Schlange",
  Failing: "Fehlgeschlagen",
  "Given up": "Aufgegeben",
  "Failed jobs": "Fehlgeschlagene Aufgaben",
  "At most 100: those that are tried no more, then those that failed last.":
    "Höchstens 100: zuerst die, die nicht mehr versucht werden, dann die zuletzt fehlgeschlagenen.",
  Job: "Aufgabe",
  Tries: "Versuche",
  "{attempts} of {most}": "{attempts} von {most}",
  "Next try": "Nächster Versuch",
  "Running now": "Läuft gerade",
  "Tried no more": "Wird nicht mehr versucht",
  Retry: "Noch einmal versuchen",
  "It is tried again now.": "Die Aufgabe wird jetzt noch einmal versucht.",
} as const satisfies Catalogue;

/** The audit, and who is staff. */
export const staffWatched = {
  "What happened, by whom and to what: identifiers alone, kept for 90 days and sealed in a chain.":
    "Was geschah, durch wen und woran: nur Kennungen, 90 Tage aufbewahrt und in einer Kette versiegelt.",
  "The chain": "Die Kette",
  "Walks it from its oldest link to its newest, now. The daily head at the privacy contact shows a chain that was written anew as a whole.":
    "Geht sie jetzt vom ältesten Glied bis zum neuesten durch. Der tägliche Kopf beim Datenschutzkontakt zeigt eine Kette, die als Ganzes neu geschrieben wurde.",
  "Verifying …": "Wird geprüft …",
  "Verify the chain": "Kette prüfen",
  "Newest events": "Neueste Ereignisse",
  By: "Durch",
  To: "An",
  Link: "Glied",
  Soon: "Bald",
  "its event was altered": "sein Ereignis wurde verändert",
  "its event was removed before its time": "sein Ereignis wurde vor der Zeit entfernt",
  "the link was altered, or moved here": "das Glied wurde verändert oder hierher verschoben",
  "the link was removed": "das Glied wurde entfernt",
  "it was sealed under a key that is none of ours":
    "es wurde unter einem Schlüssel versiegelt, der keiner von unseren ist",
  "its hash is not the one that was noted down": "sein Hash ist nicht der, der notiert wurde",
  "it was never linked, or its link and its note were removed":
    "es wurde nie eingefügt, oder sein Glied und seine Notiz wurden entfernt",
  "The chain is whole: {links} links, up to {head}. Of their events, {expired} have run their period and {erased} went with a person.":
    "Die Kette ist ganz: {links} Glieder, bis {head}. Von ihren Ereignissen sind {expired} nach ihrer Frist verschwunden und {erased} mit einer Person gegangen.",
  "The chain is broken at event {event}: {what}.": "Die Kette ist bei Ereignis {event} gebrochen: {what}.",
  "The chain is broken at link {link}: {what}.": "Die Kette ist bei Glied {link} gebrochen: {what}.",
  "Who works here and what each role sees. Every look at an account is told to its person.":
    "Wer hier arbeitet und was jede Rolle sieht. Jeder Blick in ein Konto wird der Person gesagt, der es gehört.",
  "Members of staff": "Mitglieder des Personals",
  "Give a role": "Eine Rolle vergeben",
  "To somebody who has an account here and has confirmed its address. They and all owners get a mail.":
    "An jemanden, der hier ein Konto hat und dessen Adresse bestätigt hat. Die Person und alle Inhaber bekommen eine Mail.",
  "Done. Their sessions have ended, and the role holds from their next sign-in on.":
    "Erledigt. Die Sitzungen der Person sind beendet, und die Rolle gilt ab ihrer nächsten Anmeldung.",
  "What each role sees": "Was jede Rolle sieht",
  "Of a customer's account, never figures, posts, names or access keys.":
    "Vom Konto eines Kunden nie Zahlen, Posts, Namen oder Zugangsschlüssel.",
  "In this role from": "In dieser Rolle seit",
  "Give the role": "Rolle vergeben",
  "End the role": "Rolle beenden",
  "End the staff role of {person}": "Rolle von {person} im Personal beenden",
  "They are out at once and get a mail. Their own account stays as it is.":
    "Die Person ist sofort draußen und bekommt eine Mail. Ihr eigenes Konto bleibt, wie es ist.",
} as const satisfies Catalogue;
