import type { Catalogue } from "../current";

/** Signing in, settings, and the house around every page. */
export const people = {
  "A device or a password manager signs for you. From then on it opens your account, and a mail alone no longer does.":
    "Ein Gerät oder ein Passwortmanager unterschreibt für dich. Von da an öffnet das dein Konto, und eine Mail allein nicht mehr.",
  "Go on without a passkey": "Ohne Passkey weiter",
  "You can add one later under Security; until then you sign in with codes by mail.":
    "Du kannst später unter „Sicherheit“ einen hinzufügen; bis dahin meldest du dich mit Codes per Mail an.",

  // The house around every page
  Definitions: "Definitionen",
  Platforms: "Plattformen",
  "Privacy policy": "Datenschutzerklärung",
  Promises: "Versprechen",
  Cookies: "Cookies",
  Terms: "Nutzungsbedingungen",
  "Tallyglass reads public counts only. No ads, no trackers, no third-party requests.":
    "Tallyglass liest nur öffentliche Zahlen. Keine Werbung, keine Tracker, keine Anfragen an Dritte.",
  About: "Über Tallyglass",
  Site: "Website",
  "Notice from the operator": "Hinweis des Betreibers",
  "Page not found": "Seite nicht gefunden",
  "There is no page at this address": "Unter dieser Adresse gibt es keine Seite",
  "Go to the dashboard": "Zur Übersicht",
  "Check a receipt": "Beleg prüfen",
  "The address may be mistyped, or what stood here was deleted. Pages that belong to another person look the same as pages that do not exist.":
    "Vielleicht ist die Adresse falsch geschrieben, oder was hier stand, wurde gelöscht. Seiten, die jemand anderem gehören, sehen genauso aus wie Seiten, die es nicht gibt.",

  // Signing in
  "Enter the code": "Code eingeben",
  "Confirm your address": "Bestätige deine Adresse",
  "A mail with a code is on its way. It may be read on any device; type the code here.":
    "Eine Mail mit einem Code ist unterwegs. Du kannst sie auf jedem Gerät lesen; gib den Code hier ein.",
  "If the address has an account, a mail with a code is on its way. It may be read on any device; type the code here.":
    "Wenn es zu der Adresse ein Konto gibt, ist eine Mail mit einem Code unterwegs. Du kannst sie auf jedem Gerät lesen; gib den Code hier ein.",
  "No mail after a few minutes?": "Nach ein paar Minuten noch keine Mail?",
  "Sign up again": "Noch einmal registrieren",
  "Ask for another code": "Neuen Code anfordern",
  "New here?": "Neu hier?",
  "Sign in with a passkey": "Mit einem Passkey anmelden",
  "Have one already?": "Du hast schon ein Konto?",
  "We keep public counts and what you type here, nothing else. What that means, and how to undo all of it, is in the {policy}. By creating an account you accept the {terms}.":
    "Wir speichern öffentliche Zahlen und was du hier eingibst, sonst nichts. Was das heißt und wie du alles rückgängig machst, steht in der {policy}. Mit dem Anlegen eines Kontos nimmst du die {terms} an.",
  "privacy policy": "Datenschutzerklärung",
  terms: "Nutzungsbedingungen",
  "Confirm that it is you": "Identität bestätigen",
  "What comes next needs a proof of the last fifteen minutes. Nothing was done yet.":
    "Der nächste Schritt braucht einen Nachweis, der höchstens fünfzehn Minuten alt ist. Bisher ist nichts geschehen.",
  "By a code sent to your address": "Mit einem Code an deine Adresse",
  "A mail with a code is on its way.": "Eine Mail mit einem Code ist unterwegs.",
  "If the address has an account, a mail with a code is on its way.":
    "Wenn es zu der Adresse ein Konto gibt, ist eine Mail mit einem Code unterwegs.",
  "The second step": "Der zweite Schritt",
  "The first one was right. Nobody gets in by a password or a mail alone.":
    "Der erste stimmte. Mit einem Passwort oder einer Mail allein kommt niemand hinein.",
  "This link is not complete": "Dieser Link ist nicht vollständig",
  "Ask for a sign-in code": "Anmeldecode anfordern",
  "Open the whole link of the mail, or type its code on the page where you asked for it.":
    "Öffne den ganzen Link aus der Mail, oder gib ihren Code auf der Seite ein, auf der du ihn angefordert hast.",
  "One step left. The link works once.": "Noch ein Schritt. Der Link gilt einmal.",
  "A code by mail proves that it is you.": "Ein Code per Mail weist nach, dass du es bist.",
  "Use a passkey": "Passkey verwenden",
  "Not at hand?": "Nicht zur Hand?",
  "Six digits, new every half minute. Each code opens once.":
    "Sechs Ziffern, jede halbe Minute neu. Jeder Code gilt einmal.",
  "A recovery code opens once.": "Ein Wiederherstellungscode gilt einmal.",
  "Sign in with a recovery code": "Mit einem Wiederherstellungscode anmelden",
  "Confirm with a recovery code": "Mit einem Wiederherstellungscode bestätigen",

  // Settings
  "Saved.": "Gespeichert.",
  Profile: "Profil",
  "Your name and address are encrypted under a key of your own.":
    "Dein Name und deine Adresse sind mit einem eigenen Schlüssel verschlüsselt.",
  Address: "Adresse",
  "You and your posts": "Du und deine Beiträge",
  "Appearance and keyboard": "Darstellung und Tastatur",
  "Calm mode": "Ruhemodus",
  "For you alone: what others of your workspace see stays as it is.":
    "Nur für dich: Was andere in deinem Arbeitsbereich sehen, bleibt, wie es ist.",
  "As my system says": "Wie mein System",
  Light: "Hell",
  Dark: "Dunkel",
  Theme: "Farbschema",
  "Single keys lead to pages. Press ? anywhere for the list.":
    "Einzelne Tasten führen zu Seiten. Drücke überall ?, um die Liste zu sehen.",
  "Save appearance": "Darstellung speichern",
  "A median a week instead of every day": "Ein Median pro Woche statt jeden Tag",
  "In the lines of accounts, where a platform's rules let us calculate. Weeks are Monday to Sunday, UTC.":
    "In den Linien der Konten, sofern die Regeln der Plattform uns rechnen lassen. Wochen gehen von Montag bis Sonntag, UTC.",
  "Hide counts until I ask": "Zahlen verbergen, bis ich sie sehen will",
  "Cards, tables, charts and sentences then have a button that shows their figures. What is counted and how fresh it is stay in sight.":
    "Karten, Tabellen, Diagramme und Sätze haben dann eine Schaltfläche, die ihre Zahlen zeigt. Was gezählt wird und von wann es ist, bleibt sichtbar.",
  "Save calm mode": "Ruhemodus speichern",
  Security: "Sicherheit",
  "Signed out there.": "Dort abgemeldet.",
  "The password is set. All other sessions were signed out.":
    "Das Passwort ist festgelegt. Alle anderen Sitzungen wurden abgemeldet.",
  "The app is removed. All other sessions were signed out.":
    "Die App ist entfernt. Alle anderen Sitzungen wurden abgemeldet.",
  "Renamed.": "Umbenannt.",
  "The passkey is removed. All other sessions were signed out.":
    "Der Passkey ist entfernt. Alle anderen Sitzungen wurden abgemeldet.",
  "{count} other sessions ended.": [
    "Eine andere Sitzung wurde beendet.",
    "{count} andere Sitzungen wurden beendet.",
  ],
  "Set up an app": "App einrichten",
  "Any authenticator app will do: they all speak the same standard.":
    "Jede Authenticator-App passt: Sie sprechen alle denselben Standard.",
  "Nothing is being set up": "Gerade wird nichts eingerichtet",
  "Begin on the security page. It asks you first to confirm that it is you.":
    "Beginne auf der Seite „Sicherheit“. Dort bestätigst du zuerst deine Identität.",
  "QR code for the app": "QR-Code für die App",
  "Scan the picture with the app. Or type this key into it:":
    "Scanne das Bild mit der App. Oder gib diesen Schlüssel in ihr ein:",
  "Then type the code it shows. Until then nothing changes.":
    "Gib dann den Code ein, den sie zeigt. Bis dahin ändert sich nichts.",
  "Who is signed in as you, and how you prove that it is you.":
    "Wer unter deinem Namen angemeldet ist und wie du nachweist, dass du es bist.",
  "A session ends after 7 days without a visit, and after 30 days in any case. Of a network address only the first part is kept.":
    "Eine Sitzung endet nach 7 Tagen ohne Besuch, spätestens aber nach 30 Tagen. Von einer Netzwerkadresse wird nur der erste Teil gespeichert.",
  "Changing it signs out every other session and sends you a mail.":
    "Wenn du es änderst, werden alle anderen Sitzungen abgemeldet, und du bekommst eine Mail.",
  "You sign in with codes by mail. A password is a second way in.":
    "Du meldest dich mit Codes per Mail an. Ein Passwort ist ein zweiter Weg hinein.",
  "Confirm that it is you first": "Zuerst Identität bestätigen",
  "Two-step sign-in": "Anmeldung in zwei Schritten",
  "With an app or a passkey, a password or a mail alone opens nothing any more: not here, and not by a reset. Every change signs out all other sessions and sends you a mail.":
    "Mit einer App oder einem Passkey öffnet ein Passwort oder eine Mail allein nichts mehr: weder hier noch durch Zurücksetzen. Jede Änderung meldet alle anderen Sitzungen ab und schickt dir eine Mail.",
  On: "An",
  Off: "Aus",
  "Confirm that it is you to change these": "Identität bestätigen, um etwas zu ändern",
  "Authenticator app": "Authenticator-App",
  "Set up {instant}.": "Eingerichtet am {instant}.",
  "An app on your phone makes a code of six digits that is new every half minute.":
    "Eine App auf deinem Handy erzeugt jede halbe Minute einen neuen Code aus sechs Ziffern.",
  "A device or a password manager signs for you. A passkey signs you in by itself: nothing to type, nothing to steal.":
    "Ein Gerät oder ein Passwortmanager unterschreibt für dich. Ein Passkey genügt zum Anmelden: nichts zu tippen, nichts zu stehlen.",
  "Passkeys belong to a name. This installation is reached by a number, so there are none.":
    "Passkeys gehören zu einem Namen. Diese Installation ist unter einer Nummer erreichbar, deshalb gibt es hier keine.",
  "Remove the app": "App entfernen",
  "Remove the authenticator app": "Authenticator-App entfernen",
  "Its codes open nothing any more, and all other sessions are signed out.":
    "Ihre Codes öffnen nichts mehr, und alle anderen Sitzungen werden abgemeldet.",
  "Its codes open nothing any more, and all other sessions are signed out. There is no passkey, so the second step ends, and the recovery codes with it.":
    "Ihre Codes öffnen nichts mehr, und alle anderen Sitzungen werden abgemeldet. Es gibt keinen Passkey, also endet der zweite Schritt, und mit ihm die Wiederherstellungscodes.",
  "Unknown browser": "Unbekannter Browser",
  "{browser} on {system}": "{browser} auf {system}",
  unknown: "unbekannt",
} as const satisfies Catalogue;
