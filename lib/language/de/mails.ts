import type { Catalogue } from "../current";

/** What mails say. */
export const mails = {
  "Class: security. Mails about signing in cannot be switched off.":
    "Klasse: Sicherheit. Mails zur Anmeldung lassen sich nicht abschalten.",
  "Class: receipts. Proof of what was deleted or disconnected cannot be switched off.":
    "Klasse: Belege. Nachweise darüber, was gelöscht oder getrennt wurde, lassen sich nicht abschalten.",
  "Class: connection lost. You get it because data of yours would otherwise be deleted unannounced.":
    "Klasse: Verbindung verloren. Du bekommst sie, weil sonst Daten von dir ohne Ankündigung gelöscht würden.",
  "Class: legal. Mails about your rights and their limits cannot be switched off.":
    "Klasse: Rechtliches. Mails über deine Rechte und ihre Grenzen lassen sich nicht abschalten.",
  "Class: your request. You get it because you asked for it.":
    "Klasse: deine Anfrage. Du bekommst sie, weil du darum gebeten hast.",
  "Your sign-in code": "Dein Anmeldecode",
  "Type this code on the page where you asked for it. It works for ten minutes, once.":
    "Gib diesen Code auf der Seite ein, auf der du ihn angefordert hast. Er gilt zehn Minuten lang, einmal.",
  "The button works only in the browser that asked for it.":
    "Die Schaltfläche funktioniert nur in dem Browser, der die Mail angefordert hat.",
  "If this was not you, do nothing: without this mail nobody gets in.":
    "Wenn du das nicht warst, tu nichts: Ohne diese Mail kommt niemand hinein.",
  "Type this code on the page where you signed up. It works for 24 hours, once.":
    "Gib diesen Code auf der Seite ein, auf der du dich registriert hast. Er gilt 24 Stunden lang, einmal.",
  "Confirm this address": "Diese Adresse bestätigen",
  "Opened in another browser, the button confirms the address as well, but forgets a password that was set elsewhere.":
    "In einem anderen Browser geöffnet, bestätigt die Schaltfläche die Adresse ebenfalls, vergisst aber ein Passwort, das anderswo festgelegt wurde.",
  "If you did not sign up, do nothing: the account stays closed.":
    "Wenn du dich nicht registriert hast, tu nichts: Das Konto bleibt geschlossen.",
  "You already have an account": "Du hast schon ein Konto",
  "Somebody, probably you, signed up with this address. It has an account already, and nothing about it was changed.":
    "Jemand, vermutlich du, hat sich mit dieser Adresse registriert. Zu ihr gibt es schon ein Konto, und daran wurde nichts geändert.",
  "To sign in, type this code on the page where you signed up. It works for ten minutes, once.":
    "Um dich anzumelden, gib diesen Code auf der Seite ein, auf der du dich registriert hast. Er gilt zehn Minuten lang, einmal.",
  "Your password was changed": "Dein Passwort wurde geändert",
  "The password of your account was changed on {instant}. All other sessions were signed out.":
    "Das Passwort deines Kontos wurde am {instant} geändert. Alle anderen Sitzungen wurden abgemeldet.",
  "An authenticator app was added": "Eine Authenticator-App wurde hinzugefügt",
  "From now on its code is asked for when you sign in.":
    "Ab jetzt wird beim Anmelden nach ihrem Code gefragt.",
  "Your authenticator app was removed": "Deine Authenticator-App wurde entfernt",
  "Its codes open nothing any more.": "Ihre Codes öffnen nichts mehr.",
  "A passkey was added": "Ein Passkey wurde hinzugefügt",
  "It opens your account, and a password or a mail alone no longer does.":
    "Er öffnet dein Konto; ein Passwort oder eine Mail allein tut das nicht mehr.",
  "A passkey was removed": "Ein Passkey wurde entfernt",
  "It opens nothing any more.": "Er öffnet nichts mehr.",
  "New recovery codes were made": "Neue Wiederherstellungscodes wurden erzeugt",
  "The old ones open nothing any more.": "Die alten öffnen nichts mehr.",
  "A recovery code was used to sign in": "Ein Wiederherstellungscode wurde zum Anmelden benutzt",
  "Your second step was removed": "Dein zweiter Schritt wurde entfernt",
  "You asked the operator for it. App, passkeys, recovery codes and the password open nothing any more. Your account stays under guard: set a new password by mail, then lift the guard under Security.":
    "Du hattest den Betreiber darum gebeten. App, Passkeys, Wiederherstellungscodes und Passwort öffnen nichts mehr. Dein Konto bleibt unter Schutz: Lege per Mail ein neues Passwort fest und hebe dann unter „Sicherheit“ den Schutz auf.",
  "It opens nothing any more; the other ones still do.": "Er öffnet nichts mehr; die anderen schon noch.",
  "This happened on {instant}.": "Das geschah am {instant}.",
  "Your export is ready": "Dein Export ist fertig",
  "You can download the copy of your data until {instant}.":
    "Du kannst die Kopie deiner Daten bis zum {instant} herunterladen.",
  "You will be asked to sign in. You can also delete the copy there at any time.":
    "Du musst dich dazu anmelden. Dort kannst du die Kopie auch jederzeit löschen.",
  "Reconnect {platform} by {instant}": "{platform} bis zum {instant} neu verbinden",
  "{platform} no longer lets us read {handle}": "{platform} lässt uns {handle} nicht mehr lesen",
  "Reconnect {number} accounts by {instant}": "{number} Konten bis zum {instant} neu verbinden",
  "Platforms no longer let us read {number} accounts":
    "Plattformen lassen uns {number} Konten nicht mehr lesen",
  "{handle} on {platform}: the access you gave us ends on {instant}, and only you can renew it. Reconnect before then, and no day is missed; the figures so far stay as they are.":
    "{handle} bei {platform}: Der Zugriff, den du uns gegeben hast, endet am {instant}, und nur du kannst ihn erneuern. Verbinde das Konto vorher neu, dann fehlt kein Tag; die bisherigen Zahlen bleiben, wie sie sind.",
  "{handle} on {platform}: for weeks {platform} has not confirmed that we may read it. Unless it does, or you reconnect, by {instant}, its rules make us delete the figures then.":
    "{handle} bei {platform}: Seit Wochen hat {platform} nicht bestätigt, dass wir das Konto lesen dürfen. Wenn das bis zum {instant} nicht geschieht und du es bis dahin nicht neu verbindest, müssen wir die Zahlen nach den Regeln der Plattform dann löschen.",
  "{handle} on {platform}: {platform} no longer lets us read it. Nothing new is collected. Reconnect by {instant}, or {platform}'s rules make us delete its figures then.":
    "{handle} bei {platform}: {platform} lässt uns das Konto nicht mehr lesen. Es kommt nichts Neues hinzu. Verbinde es bis zum {instant} neu, sonst müssen wir seine Zahlen nach den Regeln von {platform} dann löschen.",
  "{handle} on {platform}: {platform} no longer lets us read it. Nothing new is collected. The figures collected so far stay, as you chose. Reconnect to go on.":
    "{handle} bei {platform}: {platform} lässt uns das Konto nicht mehr lesen. Es kommt nichts Neues hinzu. Die bisher gesammelten Zahlen bleiben, wie du es gewählt hast. Verbinde es neu, damit es weitergeht.",
  "To keep a copy of the figures first, ask for an export: {address}":
    "Wenn du vorher eine Kopie der Zahlen sichern willst, fordere einen Export an: {address}",
  "{platform} is disconnected": "{platform} ist getrennt",
  "{handle} on {platform} is disconnected. The receipt says what {platform} confirmed and what was destroyed here.":
    "{handle} bei {platform} ist getrennt. Der Beleg sagt, was {platform} bestätigt hat und was hier vernichtet wurde.",
  "{handle} on {platform} is disconnected, because {platform} told us that the access was ended there. The receipt says what {platform} confirmed and what was destroyed here.":
    "{handle} bei {platform} ist getrennt, weil {platform} uns mitgeteilt hat, dass der Zugriff dort beendet wurde. Der Beleg sagt, was {platform} bestätigt hat und was hier vernichtet wurde.",
  "{handle} on {platform} is disconnected and what we held of it is deleted, because {platform} passed on a request for that. The receipt says what {platform} confirmed and what was destroyed here.":
    "{handle} bei {platform} ist getrennt, und was wir davon hatten, ist gelöscht, weil {platform} eine Bitte darum weitergegeben hat. Der Beleg sagt, was {platform} bestätigt hat und was hier vernichtet wurde.",
  "See the receipt": "Beleg ansehen",
  "{platform} told us that the age of your account there changed, and Tallyglass is for people of 16 and older. The figures of that account are deleted, and no account of yours is read or can be connected until this is cleared up.":
    "{platform} hat uns mitgeteilt, dass sich das Alter deines Kontos dort geändert hat, und Tallyglass ist für Menschen ab 16 Jahren. Die Zahlen dieses Kontos sind gelöscht, und bis das geklärt ist, wird keines deiner Konten gelesen oder kann verbunden werden.",
  "You can still sign in, export your data and delete it. Some platforms want their access confirmed every 30 days: their figures end after that time without it.":
    "Du kannst dich weiterhin anmelden, deine Daten exportieren und sie löschen. Manche Plattformen wollen ihren Zugriff alle 30 Tage bestätigt haben: Ohne das enden ihre Zahlen nach dieser Zeit.",
  "Export or delete your data": "Daten exportieren oder löschen",
  "Your account will be deleted": "Dein Konto wird gelöscht",
  "Your account is frozen, its platform connections are being revoked, and everything will be deleted on {instant}.":
    "Dein Konto ist eingefroren, seine Verbindungen zu den Plattformen werden widerrufen, und am {instant} wird alles gelöscht.",
  "Until then you can change your mind: sign in and choose to keep the account. Connections must be granted again.":
    "Bis dahin kannst du es dir anders überlegen: Melde dich an und behalte das Konto. Verbindungen musst du dann neu erlauben.",
  "This is the code of your receipt. It works without an account.":
    "Das ist der Code deines Belegs. Er gilt auch ohne Konto.",
  "Status: {address}": "Stand: {address}",
  "Your account is deleted": "Dein Konto ist gelöscht",
  "Everything about you was deleted, and this is the last mail to this address. The receipt says what was deleted, when and how.":
    "Alles über dich wurde gelöscht, und das ist die letzte Mail an diese Adresse. Der Beleg sagt, was gelöscht wurde, wann und wie.",
} as const satisfies Catalogue;
