import type { Catalogue } from "../current";

/** Receipts, and where they are checked. */
export const receipts = {
  "Look up the receipt of a disconnect or an erasure by its code, without signing in.":
    "Rufe den Beleg einer Trennung oder einer Löschung mit seinem Code auf, ohne dich anzumelden.",
  "Every disconnect and every erasure leaves a receipt. Anybody who has its code can check it here, signed in or not.":
    "Jede Trennung und jede Löschung hinterlässt einen Beleg. Wer seinen Code hat, kann ihn hier prüfen, angemeldet oder nicht.",
  "This is no receipt code: it needs twenty letters and digits.":
    "Das ist kein Belegcode: Er braucht zwanzig Buchstaben und Ziffern.",
  "What a receipt is": "Was ein Beleg ist",
  "It says what was destroyed, how many rows, when, and what the platform answered.":
    "Er sagt, was vernichtet wurde, wie viele Zeilen, wann, und was die Plattform geantwortet hat.",
  "It names nobody: no address, no account, no identifier. Only the code leads to it.":
    "Er nennt niemanden: keine Adresse, kein Konto, keine Kennung. Nur der Code führt zu ihm.",
  "It is signed, and holds the hash of the receipt before it. A receipt that was changed, removed or put in later breaks the chain, and this page says so.":
    "Er ist signiert und enthält den Hash des Belegs vor ihm. Ein Beleg, der geändert, entfernt oder später eingefügt wurde, bricht die Kette, und diese Seite sagt es.",
  "It is kept for three years, also when the account it belongs to is long gone.":
    "Er wird drei Jahre aufbewahrt, auch wenn das Konto, zu dem er gehört, längst weg ist.",
  "Code of the receipt": "Code des Belegs",
  "Four groups of five, such as {code}. Letter case and dashes do not matter.":
    "Vier Fünfergruppen, zum Beispiel {code}. Groß- und Kleinschreibung und Bindestriche sind egal.",
  "Check this receipt": "Diesen Beleg prüfen",
  "No receipt with this code": "Kein Beleg mit diesem Code",
  "There is none, or its three years are over. Compare the code letter by letter and look it up again.":
    "Es gibt keinen, oder seine drei Jahre sind um. Vergleiche den Code Zeichen für Zeichen und rufe ihn noch einmal auf.",
  "This receipt cannot be trusted": "Diesem Beleg ist nicht zu trauen",
  "It was altered after it was written": "Er wurde verändert, nachdem er geschrieben war",
  "Its text, its signature or its place in the chain does not fit, so nothing it says is shown here. Please tell us: the address is in the {policy}.":
    "Sein Text, seine Signatur oder sein Platz in der Kette passt nicht, deshalb wird hier nichts von dem gezeigt, was er sagt. Bitte gib uns Bescheid: Die Adresse steht in der {policy}.",
  "What was destroyed": "Was vernichtet wurde",
  "Who confirmed what": "Wer was bestätigt hat",
  "What stays": "Was bleibt",
  "Until {time}": "Bis {time}",
  "Until you delete it": "Bis du es löschst",
  "Chain verified": "Kette geprüft",
  "Checked just now: the text of each entry fits its hash, each hash bears our signature, and each entry fits the one before it and the one after it in the chain. Keep the hash to compare later.":
    "Eben geprüft: Der Text jedes Eintrags passt zu seinem Hash, jeder Hash trägt unsere Signatur, und jeder Eintrag passt zu dem vor ihm und dem nach ihm in der Kette. Bewahre den Hash auf, um später zu vergleichen.",
  "Entries written": "Einträge geschrieben",
  Requested: "Angefordert",
  Completed: "Abgeschlossen",
  "Deletion begins": "Löschung beginnt",
  "Running: not every step is done": "Läuft: Noch nicht jeder Schritt ist getan",
  Complete: "Vollständig",
  "Done here; the platform did not answer": "Hier erledigt; die Plattform hat nicht geantwortet",
  "Done here; the access at {platform} is yours to end":
    "Hier erledigt; den Zugriff bei {platform} musst du selbst beenden",
  "Received: it is being carried out": "Eingegangen: Er wird ausgeführt",
  "Receipt of a deletion asked for at {platform}": "Beleg einer bei {platform} verlangten Löschung",
  "Receipt of an access ended at {platform}": "Beleg eines bei {platform} beendeten Zugriffs",
  "Receipt of a disconnect from {platform}": "Beleg einer Trennung von {platform}",
  "Receipt of an erasure": "Beleg einer Löschung",
  "Our copy of the access token": "Unsere Kopie des Zugriffstokens",
  "Deleted, with its key": "Gelöscht, mit seinem Schlüssel",
  "History of public counts": "Verlauf öffentlicher Zahlen",
  "Rows deleted": "Zeilen gelöscht",
  "Nothing was held": "Es war nichts da",
  "We had no such account": "Wir hatten kein solches Konto",
  "See and end grants at {platform}": "Freigaben bei {platform} ansehen und beenden",
  "confirmed that the access is ended.": "hat bestätigt, dass der Zugriff beendet ist.",
  "documents no call by which we could end the access; removing this app there ends it.":
    "dokumentiert keinen Aufruf, mit dem wir den Zugriff beenden könnten; wenn du diese App dort entfernst, endet er.",
  "was not asked: no token was left that could be ended.":
    "wurde nicht gefragt: Es gab kein Token mehr, das hätte beendet werden können.",
  "was not asked: the account had been granted anew before.":
    "wurde nicht gefragt: Das Konto war vorher neu freigegeben worden.",
  "did not answer when we asked to end the access.":
    "hat nicht geantwortet, als wir darum baten, den Zugriff zu beenden.",
  "refuses the old token: we tried it afterwards.": "lehnt das alte Token ab: Wir haben es danach versucht.",
  "still took the old token when we last tried it, before our copy was deleted.":
    "nahm das alte Token bei unserem letzten Versuch noch an, bevor unsere Kopie gelöscht wurde.",
  "did not answer when we tried the old token.":
    "hat nicht geantwortet, als wir das alte Token versucht haben.",
  "Running: it can be undone until deletion begins":
    "Läuft: Bis die Löschung beginnt, kannst du sie rückgängig machen",
  "Called off: the account was kept": "Zurückgenommen: Das Konto wurde behalten",
  "Running: deletion begins at once": "Läuft: Die Löschung beginnt sofort",
  "{count} connections ended; each has a receipt of its own.": [
    "{count} Verbindung beendet; sie hat einen eigenen Beleg.",
    "{count} Verbindungen beendet; jede hat einen eigenen Beleg.",
  ],
  "{count} platforms have not answered yet; each is asked again for 72 hours.": [
    "{count} Plattform hat noch nicht geantwortet; sie wird 72 Stunden lang erneut gefragt.",
    "{count} Plattformen haben noch nicht geantwortet; jede wird 72 Stunden lang erneut gefragt.",
  ],
  Billing: "Abrechnung",
  "ended.": "beendet.",
  "not confirmed yet; it is asked again.": "noch nicht bestätigt; es wird erneut gefragt.",
  "Closing mail": "Abschlussmail",
  "sent.": "gesendet.",
  "could not be sent.": "konnte nicht gesendet werden.",
  "This receipt, which names nobody": "Dieser Beleg, der niemanden nennt",
  "Backups of the key store, the last place from which your key could come back":
    "Sicherungen des Schlüsselspeichers, der letzte Ort, von dem dein Schlüssel zurückkommen könnte",
  "Sealed tokens of platforms that have not answered, to tell them":
    "Versiegelte Tokens von Plattformen, die nicht geantwortet haben, um ihnen Bescheid zu geben",
  "The history of public counts, which was not to go with the connection":
    "Der Verlauf öffentlicher Zahlen, der nicht mit der Verbindung gehen sollte",
  "Backups of the key store, the last place from which the token's key could come back":
    "Sicherungen des Schlüsselspeichers, der letzte Ort, von dem der Schlüssel des Tokens zurückkommen könnte",
  "The connection that was granted after this request, and what is read through it":
    "Die Verbindung, die nach diesem Antrag erlaubt wurde, und was darüber gelesen wird",
  "The sealed token alone, to tell the platform":
    "Allein das versiegelte Token, um der Plattform Bescheid zu geben",
} as const satisfies Catalogue;
