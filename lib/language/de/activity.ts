import type { Catalogue } from "../current";

/** The person's own list of what happened, sign-ins, and how long a session lives. */
export const activity = {
  "You signed in": "Du hast dich angemeldet",
  "A session was ended": "Eine Sitzung wurde beendet",
  "A recovery code was used": "Ein Wiederherstellungscode wurde benutzt",
  "The operator removed your second step, as you had asked":
    "Der Betreiber hat deinen zweiten Schritt entfernt, wie du es verlangt hattest",
  "You linked an account again": "Du hast ein Konto wieder verbunden",
  "Our access to an account ended": "Unser Zugriff auf ein Konto ist beendet",
  "A platform ended our access to an account": "Eine Plattform hat unseren Zugriff auf ein Konto beendet",
  "A permission of an account was taken back": "Eine Berechtigung eines Kontos wurde zurückgenommen",
  "An account's time to be reconnected ended": "Die Zeit, ein Konto wieder zu verbinden, ist abgelaufen",
  "You asked for an export": "Du hast einen Export angefordert",
  "An export was downloaded": "Ein Export wurde heruntergeladen",
  "You deleted an export": "Du hast einen Export gelöscht",
  "You wiped this list": "Du hast diese Liste geleert",
  "Mail sent: a sign-in code": "Mail gesendet: ein Anmeldecode",
  "Mail sent: a code to confirm your address": "Mail gesendet: ein Code, um deine Adresse zu bestätigen",
  "Mail sent: somebody tried to sign up with your address":
    "Mail gesendet: Jemand wollte sich mit deiner Adresse registrieren",
  "Mail sent: a link to set a new password": "Mail gesendet: ein Link, um ein neues Passwort festzulegen",
  "Mail sent: your password was changed": "Mail gesendet: Dein Passwort wurde geändert",
  "Mail sent: your second step was changed": "Mail gesendet: Dein zweiter Schritt wurde geändert",
  "Mail sent: an export is ready": "Mail gesendet: Ein Export ist bereit",
  "Mail sent: about your connections": "Mail gesendet: über deine Verbindungen",
  "Mail sent: the receipt of a disconnect": "Mail gesendet: der Beleg einer Trennung",
  "Mail sent: nothing is read until your age is cleared up":
    "Mail gesendet: Bis dein Alter geklärt ist, wird nichts gelesen",
  "Mail sent: your account will be deleted": "Mail gesendet: Dein Konto wird gelöscht",
  "Mail sent: the receipt of your deletion": "Mail gesendet: der Beleg deiner Löschung",
  "All activity, to download and to wipe": "Alle Aktivität, zum Herunterladen und Leeren",
  Activity: "Aktivität",
  "Your activity": "Deine Aktivität",
  "What happened around your account, for you to read and to wipe.":
    "Was rund um dein Konto geschah, für dich zum Lesen und Leeren.",
  "The identifier of the line that addresses and logs use.":
    "Die Kennung der Zeile, die Adressen und Protokolle benutzen.",
  "When it happened.": "Wann es geschah.",
  "What it was.": "Was es war.",
  "Of a sign-in: the browser and system it came from.":
    "Bei einer Anmeldung: der Browser und das System, von dem sie kam.",
  "Of a sign-in: the first part of the network address.":
    "Bei einer Anmeldung: der erste Teil der Netzwerkadresse.",
  "After how many hours without use your sessions end.":
    "Nach wie vielen Stunden ohne Benutzung deine Sitzungen enden.",
  "90 days, or until you wipe it": "90 Tage, oder bis du sie leerst",
  "What happened around your account in the last 90 days, newest first.":
    "Was in den letzten 90 Tagen rund um dein Konto geschah, das Neueste zuerst.",
  at: "Zeitpunkt",
  what: "was",
  device: "Gerät",
  network: "Netzwerk",
  "Only you can read this list. It is sealed where it names a device, and each line goes after 90 days.":
    "Nur du kannst diese Liste lesen. Wo sie ein Gerät nennt, ist sie versiegelt, und jede Zeile verschwindet nach 90 Tagen.",
  When: "Wann",
  "Where from": "Woher",
  "Nothing happened in the last 90 days.": "In den letzten 90 Tagen ist nichts geschehen.",
  Older: "Älter",
  Newest: "Neueste",
  "Download as CSV": "Als CSV herunterladen",
  "Wipe the list": "Die Liste leeren",
  "Wiped. The audit, which names nobody, stays.": "Geleert. Das Prüfprotokoll, das niemanden nennt, bleibt.",
  "Wiping empties this list for good. Our own audit holds ids and no names, and stays.":
    "Das Leeren löscht diese Liste endgültig. Unser eigenes Prüfprotokoll enthält Kennungen und keine Namen, und bleibt.",
  "Sign-ins": "Anmeldungen",
  "The newest ten, with the device and the first part of the network. {activity} has the rest.":
    "Die neuesten zehn, mit Gerät und dem ersten Teil der Netzwerkadresse. Unter {activity} steht der Rest.",
  "No sign-in in the last 90 days.": "Keine Anmeldung in den letzten 90 Tagen.",
  "End sessions that rest for": "Sitzungen beenden nach Untätigkeit von",
  "1 hour": "1 Stunde",
  "8 hours": "8 Stunden",
  "1 day": "1 Tag",
  "Save idle time": "Ruhezeit speichern",
  "Holds for every session you have, this one too.": "Gilt für jede deiner Sitzungen, auch für diese.",
} as const satisfies Catalogue;
