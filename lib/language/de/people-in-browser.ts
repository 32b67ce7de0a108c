import type { Catalogue } from "../current";

/** Signing in, settings, mails, shell: what runs in the browser. */
export const peopleInBrowser = {
  "Close {title}": "{title} schließen",
  "This is not {expected}.": "Das ist nicht {expected}.",
  "Type {expected}": "Gib {expected} ein",
  "Nothing here yet.": "Hier ist noch nichts.",
  "Request {id}": "Anfrage {id}",
  Main: "Hauptnavigation",
  "This page could not be made": "Diese Seite konnte nicht erstellt werden",
  "Try again": "Noch einmal versuchen",
  "Go to the start page": "Zur Startseite",
  "Something failed on our side. What was saved before is safe, and readings go on in the background.":
    "Bei uns ist etwas fehlgeschlagen. Was vorher gespeichert war, ist sicher, und die Messungen gehen im Hintergrund weiter.",
  "Try again in a minute.": "Versuche es in einer Minute noch einmal.",
  "Error id {id}": "Fehlernummer {id}",
  "Keyboard shortcuts": "Tastenkürzel",
  "Open {page}": "{page} öffnen",
  "Open this list": "Diese Liste öffnen",
  "Move to a control, use it": "Zu einem Bedienelement gehen, es benutzen",
  "In a chart: move from reading to reading": "In einem Diagramm: von Messung zu Messung gehen",
  "Close a dialog or a receipt": "Einen Dialog oder Beleg schließen",
  "{switchOff} in your settings if they get in the way of your own.":
    "{switchOff}, wenn sie deinen eigenen in die Quere kommen.",
  "Switch single keys off": "Einzelne Tasten in deinen Einstellungen ausschalten",
  "Skip to content": "Zum Inhalt springen",
} as const satisfies Catalogue;
