import type { Catalogue } from "../current";

/** Why signing in, proving who one is or setting it up did not work, and what to do. */
export const refusals = {
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
  "Something in this form is not right.": "Etwas in diesem Formular stimmt nicht.",
  "Some fields need a change.": "Einige Felder brauchen eine Änderung.",
  "Something went wrong on our side. Nothing was changed.":
    "Bei uns ist etwas schiefgegangen. Es wurde nichts geändert.",
  "This request is too large.": "Diese Anfrage ist zu groß.",
  "Ask for as=csv or as=xlsx.": "Frage nach as=csv oder as=xlsx.",
  "The mail could not be sent.": "Die Mail konnte nicht gesendet werden.",
  "Enter an email address, such as name@example.com.":
    "Gib eine E-Mail-Adresse ein, zum Beispiel name@example.com.",
  "Enter your password.": "Gib dein Passwort ein.",
  "Enter your password, or ask for a sign-in code.":
    "Gib dein Passwort ein, oder fordere einen Anmeldecode an.",
  "This is not your password.": "Das ist nicht dein Passwort.",
  "Email or password is not right. An account without a password, or one not confirmed yet, opens with a sign-in code.":
    "E-Mail-Adresse oder Passwort stimmt nicht. Ein Konto, das kein Passwort hat oder noch nicht bestätigt ist, öffnet sich mit einem Anmeldecode.",
  "Use at most {most} characters.": "Verwende höchstens {most} Zeichen.",
  "Use at least {least} characters. A few unrelated words are good.":
    "Verwende mindestens {least} Zeichen. Gut sind ein paar Wörter, die nichts miteinander zu tun haben.",
  "This would be guessed too soon. Use words that have nothing to do with each other or with you.":
    "Das wäre zu schnell erraten. Verwende Wörter, die nichts miteinander und nichts mit dir zu tun haben.",
  "Too many people are signing in at this moment. Try again in a minute.":
    "Gerade melden sich zu viele Leute an. Versuche es in einer Minute noch einmal.",
  "You can sign up once you are 16.": "Du kannst dich registrieren, sobald du 16 bist.",
  "Too many mails were asked for. Look for the last one, or try again later.":
    "Es wurden zu viele Mails angefordert. Suche nach der letzten, oder versuche es später noch einmal.",
  "Enter the six digits of the mail.": "Gib die sechs Ziffern aus der Mail ein.",
  "This link is not complete.": "Dieser Link ist nicht vollständig.",
  "This code is not right, or no longer valid. After five tries a new one is needed.":
    "Dieser Code stimmt nicht oder gilt nicht mehr. Nach fünf Versuchen brauchst du einen neuen.",
  "This link was used already, is too old, or was asked for in another browser. Ask for a new one there.":
    "Dieser Link wurde schon benutzt, ist zu alt oder wurde in einem anderen Browser angefordert. Fordere dort einen neuen an.",
  "This link was used already, is too old, or was asked for in another browser.":
    "Dieser Link wurde schon benutzt, ist zu alt oder wurde in einem anderen Browser angefordert.",
  "Your account has a second step: confirm with your app, a passkey or a recovery code.":
    "Dein Konto hat einen zweiten Schritt: Bestätige mit deiner App, einem Passkey oder einem Wiederherstellungscode.",
  "This account is being deleted. Keep it first, then try again.":
    "Dieses Konto wird gerade gelöscht. Behalte es zuerst, und versuche es dann noch einmal.",
  "Nothing is read for you until your age is cleared up: the notice above says how.":
    "Bis dein Alter geklärt ist, wird für dich nichts gelesen: Wie du es klärst, sagt der Hinweis oben.",
  "Enter the six digits the app shows.": "Gib die sechs Ziffern ein, die die App zeigt.",
  "The browser's answer could not be read. Try again.":
    "Die Antwort des Browsers ließ sich nicht lesen. Versuche es noch einmal.",
  "A recovery code has five groups of five letters and digits.":
    "Ein Wiederherstellungscode hat fünf Gruppen aus je fünf Buchstaben und Ziffern.",
  "Give it a name, so that you know it again.": "Gib ihm einen Namen, damit du ihn wiedererkennst.",
  "The device's answer was not accepted. Try again.":
    "Die Antwort des Geräts wurde nicht angenommen. Versuche es noch einmal.",
  "There are {most} passkeys already. Remove one first.":
    "Es gibt schon {most} Passkeys. Entferne zuerst einen.",
  "This passkey is here already.": "Diesen Passkey gibt es hier schon.",
  "Passkeys need an address with a name, not a number.":
    "Passkeys brauchen eine Adresse mit einem Namen, nicht mit einer Nummer.",
  "This passkey was not accepted. Try again, or use another way.":
    "Dieser Passkey wurde nicht angenommen. Versuche es noch einmal, oder nimm einen anderen Weg.",
  "This passkey's account is gone.": "Das Konto zu diesem Passkey gibt es nicht mehr.",
  "This is not the app's code of this half minute. Wait for the next one, and look at its clock.":
    "Das ist nicht der Code der App für diese halbe Minute. Warte auf den nächsten, und prüfe ihre Uhr.",
  "An app is set up already. Remove it first.": "Es ist schon eine App eingerichtet. Entferne sie zuerst.",
  "Nothing is being set up. Begin again.": "Gerade wird nichts eingerichtet. Beginne von vorn.",
  "This app is confirmed already.": "Diese App ist schon bestätigt.",
  "There is no app to remove.": "Es gibt keine App zu entfernen.",
  "This sign-in is over. Begin again.": "Diese Anmeldung ist vorbei. Beginne von vorn.",
  "This sign-in is over: ten minutes or five tries have passed. Begin again.":
    "Diese Anmeldung ist vorbei: Zehn Minuten oder fünf Versuche sind um. Beginne von vorn.",
  "Recovery codes come with an app or a passkey. Set up one of them first.":
    "Wiederherstellungscodes gibt es zu einer App oder einem Passkey. Richte zuerst eines davon ein.",
  "This code is not right, or was used already. Wait for the next one.":
    "Dieser Code stimmt nicht oder wurde schon benutzt. Warte auf den nächsten.",
  "This is none of your recovery codes, or it was used already.":
    "Das ist keiner deiner Wiederherstellungscodes, oder er wurde schon benutzt.",
} as const satisfies Catalogue;
