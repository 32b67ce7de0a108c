import type { Catalogue } from "../current";

/** Why data is held, on what ground and for how long. */
export const inventoryGrounds = {
  "To run your account": "Um dein Konto zu führen",
  "To show how your public counts develop": "Um zu zeigen, wie sich deine öffentlichen Zahlen entwickeln",
  "To read your public counts from the platform you linked":
    "Um deine öffentlichen Zahlen bei der Plattform zu lesen, die du verbunden hast",
  "To do the work you asked for, once, and not twice":
    "Um die Arbeit zu tun, die du verlangt hast, einmal und nicht zweimal",
  "To carry out your privacy requests, and to prove it":
    "Um deine Datenschutz-Anliegen auszuführen und das nachzuweisen",
  "To keep others out of your account": "Um andere von deinem Konto fernzuhalten",
  "Contract: the service you asked for, GDPR Art. 6(1)(b)":
    "Vertrag: der Dienst, den du verlangt hast, Art.\u00a06 Abs.\u00a01 lit.\u00a0b DSGVO",
  "Legal obligation: showing that your rights were kept, GDPR Art. 6(1)(c)":
    "Rechtliche Verpflichtung: Nachweis, dass deine Rechte gewahrt wurden, Art.\u00a06 Abs.\u00a01 lit.\u00a0c DSGVO",
  "Legitimate interest: security of the service, GDPR Art. 6(1)(f)":
    "Berechtigtes Interesse: Sicherheit des Dienstes, Art.\u00a06 Abs.\u00a01 lit.\u00a0f DSGVO",
  "the mail provider": "der Mail-Anbieter",
  "While your account exists; 7 days after a sign-up whose address nobody proves":
    "Solange dein Konto besteht; 7 Tage nach einer Registrierung, deren Adresse niemand bestätigt",
  "Until you disconnect; at most 72 hours longer while the platform does not answer":
    "Bis du trennst; höchstens 72 Stunden länger, solange die Plattform nicht antwortet",
  "While the account is linked, as long as you chose, or as long as the platform's rules allow, whichever ends first":
    "Solange das Konto verbunden ist, so lange du gewählt hast oder die Regeln der Plattform es erlauben, je nachdem, was zuerst endet",
  "While the account is linked; a name that could not be refreshed for 30 days is blanked":
    "Solange das Konto verbunden ist; ein Name, der 30 Tage lang nicht aufgefrischt werden konnte, wird geleert",
  "7 days without use, 30 days in all": "7 Tage ohne Nutzung, insgesamt 30 Tage",
  "Until used or expired, and 1 day more": "Bis benutzt oder abgelaufen, und 1 Tag länger",
  "Until its window ends: an hour for mails asked for, 30 days for failed tries":
    "Bis sein Zeitfenster endet: eine Stunde bei angeforderten Mails, 30 Tage bei Fehlversuchen",
  "1 day after it expires": "1 Tag nach dem Ablauf",
  "180 days after the last sign-in from it": "180 Tage nach der letzten Anmeldung damit",
  "The file 72 hours, the record of it 90 days": "Die Datei 72 Stunden, der Eintrag dazu 90 Tage",
  "Until you delete it, or the account it stands at goes; 1 day longer, in which it can be brought back":
    "Bis du sie löschst oder das Konto geht, an dem sie steht; 1 Tag länger, in dem sie zurückgeholt werden kann",
  "90 days": "90 Tage",
  "Until the request is carried out": "Bis der Auftrag ausgeführt ist",
  "3 years; it names nobody": "3 Jahre; nennt niemanden",
  "Until it is sealed, within minutes": "Bis zur Versiegelung, binnen Minuten",
  "3 years; what an event said is gone with the event, and its digest reads as nothing":
    "3 Jahre; was ein Ereignis sagte, geht mit dem Ereignis, und aus seiner Prüfsumme ist nichts zu lesen",
  "Whom it is about until it is worked on, within minutes; the rest 30 days, but for a mark that keeps it from counting twice":
    "Um wen es geht, bis es bearbeitet ist, binnen Minuten; der Rest 30 Tage, bis auf ein Kennzeichen, das verhindert, dass es doppelt zählt",
  "Until the work is done": "Bis die Arbeit getan ist",
  "Written over as the platforms' allowances begin anew":
    "Wird überschrieben, wenn die Kontingente der Plattformen neu beginnen",
} as const satisfies Catalogue;

/** The kinds of rows. */
export const inventoryKinds = {
  "Linked accounts": "Verbundene Konten",
  "The platform accounts you linked.": "Die Plattform-Konten, die du verbunden hast.",
  "Index of linked accounts": "Verzeichnis verbundener Konten",
  "Makes sure that an account is linked in one place only.":
    "Stellt sicher, dass ein Konto nur an einer Stelle verbunden ist.",
  "The current grant of each account, and how it fares.":
    "Die aktuelle Freigabe jedes Kontos und wie es um sie steht.",
  "Access tokens": "Zugriffstokens",
  "The tokens the platform gave us to read your public counts, sealed under a key of their own.":
    "Die Tokens, die uns die Plattform gab, um deine öffentlichen Zahlen zu lesen, versiegelt mit einem eigenen Schlüssel.",
  "Attempts to link": "Versuche zu verbinden",
  "A linking that was begun, until you come back from the platform.":
    "Ein begonnenes Verbinden, bis du von der Plattform zurückkommst.",
  "Readings taken": "Vorgenommene Messungen",
  "Each look at an account: when, how much, and what came of it.":
    "Jeder Blick auf ein Konto: wann, wie viel, und was daraus wurde.",
  "What your authenticator app shares with us, so that its codes can be checked.":
    "Was deine Authenticator-App mit uns teilt, damit ihre Codes geprüft werden können.",
  "Devices and password managers that prove that it is you, by a key they never give away.":
    "Geräte und Passwortmanager, die deine Identität mit einem Schlüssel beweisen, den sie nie hergeben.",
  "Ways back in when the app or the device is lost: each opens once.":
    "Wege zurück, wenn App oder Gerät verloren sind: Jeder öffnet einmal.",
  "Sign-ins that wait for a second step": "Anmeldungen, die auf den zweiten Schritt warten",
  "That a password or a mail was right, until the second step is.":
    "Dass ein Passwort oder eine Mail gestimmt hat, bis der zweite Schritt stimmt.",
  "Questions to passkeys": "Fragen an Passkeys",
  "What a device was asked to sign, so that no answer counts twice.":
    "Was ein Gerät signieren sollte, damit keine Antwort doppelt zählt.",
  Keys: "Schlüssel",
  "The keys that open your sealed text and tokens, themselves locked. Destroying one makes backups unreadable.":
    "Die Schlüssel, die deine versiegelten Texte und Tokens öffnen, selbst verschlossen. Wird einer vernichtet, sind Sicherungen unlesbar.",
  "Destroyed keys": "Vernichtete Schlüssel",
  "Names of keys that were destroyed, so that a restored backup destroys them again.":
    "Namen vernichteter Schlüssel, damit eine wiederhergestellte Sicherung sie erneut vernichtet.",
  "Counts of accounts": "Zahlen von Konten",
  "What anybody could see on your public profile, once a day.":
    "Was alle auf deinem öffentlichen Profil sehen konnten, einmal am Tag.",
  "Public counts of linked accounts: one row for an account, a UTC day and a metric.":
    "Öffentliche Zahlen verbundener Konten: eine Zeile je Konto, UTC-Tag und Kennzahl.",
  "Days without a reading": "Tage ohne Messung",
  "Days on which a linked account was not read, and why.":
    "Tage, an denen ein verbundenes Konto nicht gelesen wurde, und warum.",
  "Labels on posts": "Labels an Beiträgen",
  "Words that members of your workspace put on posts of your accounts, to find them again.":
    "Wörter, die Mitglieder deines Arbeitsbereichs an Beiträge deiner Konten heften, um sie wiederzufinden.",
  "Posts and their counts": "Beiträge und ihre Zahlen",
  "Your public posts by number, with their public counts. Titles and covers are never stored.":
    "Deine öffentlichen Beiträge nach Nummer, mit ihren öffentlichen Zahlen. Titel und Titelbilder werden nie gespeichert.",
  "Counts of posts": "Zahlen von Beiträgen",
  "Public counts of posts: one row for a post, a reading and a metric.":
    "Öffentliche Zahlen von Beiträgen: eine Zeile je Beitrag, Messung und Kennzahl.",
  "History you brought": "Mitgebrachter Verlauf",
  "Each time you brought counts from a file. The file itself is never kept.":
    "Jedes Mal, wenn du Zahlen aus einer Datei mitgebracht hast. Die Datei selbst wird nie aufbewahrt.",
  "Days you brought": "Mitgebrachte Tage",
  "Which days each import stored, so that it can be taken back.":
    "Welche Tage jeder Import gespeichert hat, damit er zurückgenommen werden kann.",
  Notes: "Notizen",
  "What you wrote at days of your charts.": "Was du an Tage deiner Diagramme geschrieben hast.",
  "Your profile": "Dein Profil",
  "Who you are here: your address, and what you set at sign-up.":
    "Wer du hier bist: deine Adresse und was du bei der Registrierung festgelegt hast.",
  "Signed-in browsers": "Angemeldete Browser",
  "The browsers in which you are signed in now.": "Die Browser, in denen du gerade angemeldet bist.",
  "Sign-in codes": "Anmeldecodes",
  "Codes and links that were mailed to you.": "Codes und Links, die dir per Mail geschickt wurden.",
  "Counters against abuse": "Zähler gegen Missbrauch",
  "How often something was tried lately, under keyed fingerprints that lead back to nobody.":
    "Wie oft zuletzt etwas versucht wurde, unter mit einem Schlüssel gebildeten Fingerabdrücken, die zu niemandem zurückführen.",
  "Known browsers": "Bekannte Browser",
  "Browsers that signed in before, so that you still get in while somebody guesses at your password.":
    "Browser, die sich schon einmal angemeldet haben, damit du noch hineinkommst, während jemand dein Passwort zu erraten versucht.",
  Workspace: "Arbeitsbereich",
  "The room your accounts stand in.": "Der Raum, in dem deine Konten stehen.",
  Memberships: "Mitgliedschaften",
  "The workspaces you belong to, and your role there.":
    "Die Arbeitsbereiche, zu denen du gehörst, und deine Rolle dort.",
  "Index of memberships": "Verzeichnis der Mitgliedschaften",
  "The same once more, to find your workspace at sign-in.":
    "Dasselbe noch einmal, um bei der Anmeldung deinen Arbeitsbereich zu finden.",
  "Copies of your data that you asked for.": "Kopien deiner Daten, die du angefordert hast.",
  "Deletion requests": "Löschaufträge",
  "Your request to delete everything, while it waits.": "Dein Auftrag, alles zu löschen, solange er wartet.",
  "Disconnects under way": "Laufende Trennungen",
  "A disconnect until the platform confirms it or 72 hours are over.":
    "Eine Trennung, bis die Plattform sie bestätigt oder 72 Stunden um sind.",
  Receipts: "Belege",
  "A signed chain that proves disconnects and deletions.":
    "Eine signierte Kette, die Trennungen und Löschungen beweist.",
  "Signals from platforms": "Signale von Plattformen",
  "That a platform told us of an ended access or a request for deletion, so that it counts once.":
    "Dass uns eine Plattform einen beendeten Zugriff oder einen Löschwunsch gemeldet hat, damit er einmal zählt.",
  "Events to be sealed": "Zu versiegelnde Ereignisse",
  "Which events are yet to be linked to the chain, by their internal numbers.":
    "Welche Ereignisse noch an die Kette gehängt werden, als interne Nummern.",
  "Chain of events": "Kette der Ereignisse",
  "Keyed digests that show if an event was altered or taken away.":
    "Prüfsummen unter einem Schlüssel, die zeigen, ob ein Ereignis verändert oder entfernt wurde.",
  "What happened": "Was geschah",
  "Who did what to which thing, by identifiers alone.": "Wer was womit tat, allein anhand von Kennungen.",
  "Work to be done": "Anstehende Arbeit",
  "What is to be done later, such as the next reading of an account.":
    "Was später zu tun ist, etwa die nächste Messung eines Kontos.",
  "Calls to platforms": "Aufrufe bei Plattformen",
  "How much this service, over all its accounts, has asked of each platform lately.":
    "Wie viel dieser Dienst über alle seine Konten zuletzt von jeder Plattform verlangt hat.",
} as const satisfies Catalogue;
