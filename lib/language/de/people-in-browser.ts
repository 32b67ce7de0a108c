import type { Catalogue } from "../current";

/** Signing in, settings, and the house around every page: what runs in the browser. */
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
  Settings: "Einstellungen",
  "Sign out": "Abmelden",

  // Signing in
  Email: "E-Mail-Adresse",
  Password: "Passwort",
  "Sign in": "Anmelden",
  "Signing in …": "Anmeldung läuft …",
  "Email me a sign-in code": "Anmeldecode per Mail schicken",
  "Create account": "Konto anlegen",
  "Continue with a passkey": "Mit einem Passkey weiter",
  "In place of a password: your device signs for you, once your address is confirmed.":
    "Statt eines Passworts: Dein Gerät unterschreibt für dich, sobald deine Adresse bestätigt ist.",
  "Go on": "Weiter",
  "Creating account …": "Konto wird angelegt …",
  "Password (optional)": "Passwort (optional)",
  "Without one you sign in with a code by mail. With one: 15 characters or more; a few unrelated words are good.":
    "Ohne Passwort meldest du dich mit einem Code per Mail an. Mit Passwort: mindestens 15 Zeichen; gut sind ein paar Wörter, die nichts miteinander zu tun haben.",
  "Name (optional)": "Name (optional)",
  "I am 16 or older": "Ich bin 16 oder älter",
  Confirm: "Bestätigen",
  "Confirm and sign in": "Bestätigen und anmelden",
  "Confirm with the code": "Mit dem Code bestätigen",
  "Email me a code": "Code per Mail schicken",
  Code: "Code",
  "Six digits": "Sechs Ziffern",
  "New password": "Neues Passwort",
  "Set password and sign in": "Passwort festlegen und anmelden",
  "15 characters or more; a few unrelated words are good. Every other session is signed out.":
    "Mindestens 15 Zeichen; gut sind ein paar Wörter, die nichts miteinander zu tun haben. Alle anderen Sitzungen werden abgemeldet.",
  "15 characters or more; a few unrelated words are good.":
    "Mindestens 15 Zeichen; gut sind ein paar Wörter, die nichts miteinander zu tun haben.",
  "Change password": "Passwort ändern",
  "Set password": "Passwort festlegen",

  // Settings
  "Show titles and covers of posts": "Titel und Titelbilder von Beiträgen zeigen",
  "They are fetched from the platform while you look, through our own server, and never stored.":
    "Sie werden von der Plattform geholt, während du hinsiehst, über unseren eigenen Server, und nie gespeichert.",
  "Save profile": "Profil speichern",
  Sessions: "Sitzungen",
  Device: "Gerät",
  "This session": "Diese Sitzung",
  Network: "Netzwerk",
  "Signed in": "Angemeldet",
  "Last seen": "Zuletzt gesehen",
  "At the top of the page": "Oben auf der Seite",
  "Sign out all other sessions": "Alle anderen Sitzungen abmelden",

  // The second step
  Passkeys: "Passkeys",
  Name: "Name",
  Added: "Hinzugefügt",
  "Last used": "Zuletzt benutzt",
  "Not yet": "Noch nie",
  "verb|Change": "Ändern",
  Rename: "Umbenennen",
  "Rename the passkey": "Passkey umbenennen",
  "Save name": "Namen speichern",
  Remove: "Entfernen",
  "Remove the passkey": "Passkey entfernen",
  "It opens nothing any more, and all other sessions are signed out. With the last passkey and no app the second step ends, and the recovery codes with it.":
    "Er öffnet nichts mehr, und alle anderen Sitzungen werden abgemeldet. Mit dem letzten Passkey und ohne App endet der zweite Schritt, und mit ihm die Wiederherstellungscodes.",
  "The passkey is added. All other sessions were signed out.":
    "Der Passkey ist hinzugefügt. Alle anderen Sitzungen wurden abgemeldet.",
  "Name of the passkey": "Name des Passkeys",
  "For example: my phone": "Zum Beispiel: mein Handy",
  "Add a passkey": "Passkey hinzufügen",
  "Nothing was signed: the question was closed, or took too long. Try again.":
    "Es wurde nichts unterschrieben: Die Abfrage wurde geschlossen oder hat zu lange gedauert. Versuche es noch einmal.",
  "Nothing was signed: the question was closed. Try again.":
    "Es wurde nichts unterschrieben: Die Abfrage wurde geschlossen. Versuche es noch einmal.",
  "This device has a passkey for the account already.": "Dieses Gerät hat schon einen Passkey für das Konto.",
  "Passkeys do not work at this address.": "Unter dieser Adresse funktionieren Passkeys nicht.",
  "This browser or device cannot use passkeys.":
    "Dieser Browser oder dieses Gerät kann keine Passkeys verwenden.",
  "This browser could not use a passkey ({name}).":
    "Dieser Browser konnte keinen Passkey verwenden ({name}).",
  "The app is set up. All other sessions were signed out.":
    "Die App ist eingerichtet. Alle anderen Sitzungen wurden abgemeldet.",
  "I have kept the codes": "Ich habe die Codes aufbewahrt",
  "Back to security": "Zurück zur Sicherheit",
  "Code of your app": "Code deiner App",
  "Six digits, new every half minute": "Sechs Ziffern, jede halbe Minute neu",
  "Confirm the app": "App bestätigen",
  "Recovery code": "Wiederherstellungscode",
  "Recovery codes": "Wiederherstellungscodes",
  "Five groups of five. Each code opens once.": "Fünf Gruppen zu je fünf Zeichen. Jeder Code gilt einmal.",
  "Keep these recovery codes now. They are shown this once.":
    "Bewahre diese Wiederherstellungscodes jetzt auf. Sie werden nur dieses eine Mal gezeigt.",
  "Each opens your account one time when the app or the passkey is lost. Keep them where the device is not: on paper, or in a password manager.":
    "Jeder öffnet dein Konto ein einziges Mal, wenn die App oder der Passkey verloren ist. Bewahre sie dort auf, wo das Gerät nicht ist: auf Papier oder in einem Passwortmanager.",
  "Save as a text file": "Als Textdatei speichern",
  Print: "Drucken",
  "Tallyglass recovery codes. Each opens the account once.":
    "Wiederherstellungscodes für Tallyglass. Jeder öffnet das Konto einmal.",
  "None is left. Make new ones before you need one.":
    "Keiner ist übrig. Erzeuge neue, bevor du einen brauchst.",
  "{count} of 10 are left.": ["{count} von 10 ist noch übrig.", "{count} von 10 sind noch übrig."],
  "Make new recovery codes": "Neue Wiederherstellungscodes erzeugen",
} as const satisfies Catalogue;
