import type { Catalogue } from "../current";

/** Connections: their page and their cards, and asking for a reading. */
export const connections = {
  Reconnect: "Neu verbinden",
  "You may not link accounts there any more": "Du darfst dort keine Konten mehr verbinden",
  "While you were at {platform} the owner of the workspace removed you or gave you another role.":
    "Während du bei {platform} warst, hat dich der Inhaber des Arbeitsbereichs entfernt oder dir eine andere Rolle gegeben.",
  "Asking …": "Wird angefragt …",
  "Sync now": "Jetzt abgleichen",
  "to {object}": "{object}",
  "Bring history": "Verlauf mitbringen",
  "Resuming …": "Wird fortgesetzt …",
  Resume: "Fortsetzen",
  Pause: "Pausieren",
  "Pause {object}": "{object} pausieren",
  "No count is read until you resume, and those days stay empty on the charts. The access at {platform} is kept alive and checked once a day, and within 30 days that your {posts} still exist, without storing a count.":
    "Bis du fortsetzt, wird keine Zahl gelesen, und diese Tage bleiben in den Diagrammen leer. Der Zugriff bei {platform} bleibt bestehen und wird einmal am Tag geprüft; innerhalb von 30 Tagen wird außerdem geprüft, ob deine {posts} noch da sind, ohne eine Zahl zu speichern.",
  "If that stopped working too, {platform}’s rules would end what was read so far: were it lost today, on {time}. You would get a mail first.":
    "Ginge auch das nicht mehr, müsste nach den Regeln von {platform} gelöscht werden, was bisher gelesen wurde: wenn der Zugriff heute verloren ginge, am {time}. Vorher bekämst du eine Mail.",
  "Pausing …": "Wird pausiert …",
  "Pause reading": "Lesen pausieren",
  Disconnect: "Trennen",
  "Disconnect {object}": "{object} trennen",
  "Our copy of the access is destroyed, and a receipt proves it. {platform} documents no call by which we could end the access itself: you do that {settings}, and the receipt says whether it has ended. Your account and {posts} there stay as they are.":
    "Unsere Kopie des Zugriffs wird vernichtet, und ein Beleg weist es nach. {platform} beschreibt keinen Aufruf, mit dem wir den Zugriff selbst beenden könnten: Das machst du {settings}, und im Beleg steht, ob er beendet ist. Dein Konto und deine {posts} dort bleiben, wie sie sind.",
  "in its settings": "in den Einstellungen dort",
  "{platform} is told to end the access, our copy of it is destroyed, and a receipt proves both. Nothing changes at {platform} itself: your account and {posts} there stay as they are.":
    "{platform} wird aufgefordert, den Zugriff zu beenden, unsere Kopie davon wird vernichtet, und ein Beleg weist beides nach. Bei {platform} selbst ändert sich nichts: Dein Konto und deine {posts} dort bleiben, wie sie sind.",
  "The history collected here is deleted at once: {platform}’s rules say that it goes with the access. To keep a copy, {exported}.":
    "Der hier gesammelte Verlauf wird sofort gelöscht: Nach den Regeln von {platform} endet er mit dem Zugriff. Wenn du eine Kopie behalten willst, {exported}.",
  "export it first": "exportiere ihn vorher",
  "Disconnecting …": "Wird getrennt …",
  "Disconnect {object} and delete its history": "{object} trennen und den Verlauf löschen",
  "Delete history": "Verlauf löschen",
  "Delete the history of {object}": "Verlauf von {object} löschen",
  "All counts collected here are deleted at once, and a receipt says so. Nothing brings them back. Nothing changes at {platform} itself.":
    "Alle hier gesammelten Zahlen werden sofort gelöscht, und ein Beleg hält es fest. Nichts bringt sie zurück. Bei {platform} selbst ändert sich nichts.",
  "Delete the history": "Verlauf löschen",
  "All counts collected here go at once. Nothing brings them back.":
    "Alle hier gesammelten Zahlen werden sofort gelöscht. Nichts bringt sie zurück.",
  "Keep the history": "Verlauf behalten",
  "The counts stay; connecting the same account again goes on from them.":
    "Die Zahlen bleiben; wenn du dasselbe Konto wieder verbindest, geht es von ihnen aus weiter.",
  "The history of this account": "Der Verlauf dieses Kontos",

  "Who lets us read what, since when, and how it is doing.":
    "Wer uns was lesen lässt, seit wann und wie es darum steht.",
  "What is read, and what never is": "Was gelesen wird und was nie",
  "No account is connected yet": "Noch ist kein Konto verbunden",
  "You are sent to the platform, choose the account there and come back here. All its public posts appear within a minute; the follower line begins today and grows by one point a day.":
    "Du wirst zur Plattform geschickt, wählst dort das Konto und kommst hierher zurück. Alle seine öffentlichen Beiträge erscheinen innerhalb einer Minute; die Follower-Linie beginnt heute und wächst um einen Punkt am Tag.",
  "Its owner or a manager of this workspace can connect one.":
    "Verbinden kann eines der Inhaber oder ein Manager dieses Arbeitsbereichs.",
  "Its public counts are being read.": "Seine öffentlichen Zahlen werden gerade gelesen.",
  "Being read for the first time: all its public {posts} now, then one point a day.":
    "Wird zum ersten Mal gelesen: jetzt alle öffentlichen {posts}, danach ein Punkt am Tag.",

  "Connect {platform}": "{platform} verbinden",
  "Not configured: this server has no credentials for {platforms}.":
    "Nicht eingerichtet: Diesem Server fehlen Zugangsdaten für {platforms}.",

  Working: "Läuft",
  "Partly working": "Läuft teilweise",
  "Reconnect soon": "Bald neu verbinden",
  "Reading now": "Wird gelesen",
  "Waiting for the platform": "Wartet auf die Plattform",
  "Not read in full": "Nicht ganz gelesen",
  "on {platform}": "auf {platform}",
  Granted: "Erlaubt",
  "by you, {time}": "von dir, {time}",
  "by another member, {time}": "von einem anderen Mitglied, {time}",
  "Allowed us to": "Erlaubte uns",
  "Allows us to": "Erlaubt uns",
  "Last success": "Zuletzt gelungen",
  "Last try": "Letzter Versuch",
  "Last counts": "Letzte Zahlen",
  "Next read": "Nächste Messung",
  Now: "Jetzt",
  "None planned": "Keine geplant",
  "Access lasts": "Zugriff besteht",
  "Figures stay until": "Zahlen bleiben bis",
  "Waiting costs": "Warten kostet",
  "1 more day, to {time}.": "Noch 1 Tag, bis {time}.",
  "{days} more days, to {time}.": "Noch {days} Tage, bis {time}.",
  "It is renewed from time to time as long as the platform allows that; you hear from us if it fails.":
    "Er wird von Zeit zu Zeit erneuert, solange die Plattform das zulässt; gelingt es nicht, hörst du von uns.",
  "Not granted.": "Nicht erlaubt.",
  "What we read from {platform}": "Was wir von {platform} lesen",
  "What we never read": "Was wir nie lesen",
  "{platform} account": "{platform}-Konto",
  "{handle} on {platform}": "{handle} auf {platform}",

  "your account": "dein Konto",
  "Your account": "Dein Konto",
  "This account is disconnected already.": "Dieses Konto ist schon getrennt.",
  "This account is being disconnected already.": "Dieses Konto wird schon getrennt.",
  "Reconnect {platform} first: it no longer lets us read.":
    "Verbinde {platform} zuerst neu: Wir dürfen dort nicht mehr lesen.",
  "Nothing is read at present for the person who linked this account.":
    "Für die Person, die dieses Konto verbunden hat, wird zurzeit nichts gelesen.",
  "This account is paused. Resume it first.": "Dieses Konto ist pausiert. Setze es zuerst fort.",
  "{platform} lets us read again on {time}. It is planned already.":
    "{platform} lässt uns am {time} wieder lesen. Die Messung ist schon eingeplant.",
  "Your workspace has used its share of today's extra readings; there are more again on {time}. It is planned already.":
    "Dein Arbeitsbereich hat seinen Anteil an den zusätzlichen Messungen von heute verbraucht; neue gibt es am {time}. Die Messung ist schon eingeplant.",
  "This account is being read already.": "Dieses Konto wird schon gelesen.",
  "This account was read less than a minute ago. Try again in a minute.":
    "Dieses Konto wurde vor weniger als einer Minute gelesen. Versuche es in einer Minute noch einmal.",
} as const satisfies Catalogue;
