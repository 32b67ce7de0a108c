import type { Catalogue } from "../current";

/** Signing in, settings, mails, shell. */
export const people = {
  "Sign in to continue.": "Melde dich an, um fortzufahren.",
  "Confirm that it is you to continue.": "Bestätige deine Identität, um fortzufahren.",
  "Your role in this workspace does not allow this. Its owner can change that.":
    "Deine Rolle in diesem Arbeitsbereich erlaubt das nicht. Der Inhaber kann das ändern.",
  "Too many tries. Wait a little, then try again.":
    "Zu viele Versuche. Warte ein wenig und versuche es dann noch einmal.",
  "Account not found.": "Konto nicht gefunden.",
  "Chart not found.": "Diagramm nicht gefunden.",
  "Cover not found.": "Titelbild nicht gefunden.",
  "Deletion request not found.": "Löschauftrag nicht gefunden.",
  "Export not found.": "Export nicht gefunden.",
  "Import not found.": "Import nicht gefunden.",
  "Note not found.": "Notiz nicht gefunden.",
  "Page not found.": "Seite nicht gefunden.",
  "Passkey not found.": "Passkey nicht gefunden.",
  "Platform not found.": "Plattform nicht gefunden.",
  "Post not found.": "Beitrag nicht gefunden.",
  "Session not found.": "Sitzung nicht gefunden.",
  "Table not found.": "Tabelle nicht gefunden.",

  // The house around every page
  Definitions: "Definitionen",
  Platforms: "Plattformen",
  "Privacy policy": "Datenschutzerklärung",
  Cookies: "Cookies",
  Terms: "Nutzungsbedingungen",
  "Tallyglass reads public counts only. No ads, no trackers, no third-party requests.":
    "Tallyglass liest nur öffentliche Zahlen. Keine Werbung, keine Tracker, keine Anfragen an Dritte.",
  About: "Über Tallyglass",
  Site: "Website",
  "Notice from the operator": "Hinweis des Betreibers",
  Dashboard: "Übersicht",
  Posts: "Beiträge",
  Connections: "Verbindungen",
  Privacy: "Datenschutz",
  Settings: "Einstellungen",
  Deletion: "Löschung",
  "Sign out": "Abmelden",
  "Page not found": "Seite nicht gefunden",
  "There is no page at this address": "Unter dieser Adresse gibt es keine Seite",
  "Go to the dashboard": "Zur Übersicht",
  "Check a receipt": "Beleg prüfen",
  "The address may be mistyped, or what stood here was deleted. Pages that belong to another person look the same as pages that do not exist.":
    "Vielleicht ist die Adresse falsch geschrieben, oder was hier stand, wurde gelöscht. Seiten, die jemand anderem gehören, sehen genauso aus wie Seiten, die es nicht gibt.",
  "Nothing is read for you until your age is cleared up":
    "Wir lesen nichts für dich, bis dein Alter geklärt ist",
  "{platform} told us that the age of your account there changed, and Tallyglass is for people of 16 and older. The figures of that account are deleted; no account of yours is read or can be connected. You can still {export} and {delete} your data.":
    "{platform} hat uns mitgeteilt, dass sich das Alter in deinem Konto dort geändert hat, und Tallyglass ist für Menschen ab 16 Jahren. Die Zahlen dieses Kontos sind gelöscht; keines deiner Konten wird gelesen oder kann verbunden werden. Du kannst deine Daten weiterhin {export} und {delete}.",
  "verb|export": "exportieren",
  "verb|delete": "löschen",
  "If you are 16 or older, write to {contact} and name this reference: {reference}":
    "Wenn du 16 oder älter bist, schreib an {contact} und nenne dieses Zeichen: {reference}",
  "whoever runs this server": "den Betreiber dieses Servers",
} as const satisfies Catalogue;
