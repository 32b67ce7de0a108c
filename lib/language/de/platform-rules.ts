import type { Catalogue } from "../current";

/** What the rules of each platform ask, and how it is kept. */
export const platformRules = {
  "A request for deletion, here or through {platform}, is carried out as soon as reasonably possible.":
    "Ein Antrag auf Löschung, hier oder über {platform}, wird ausgeführt, sobald es vernünftigerweise möglich ist.",
  "The figures go in the same moment, tokens with them; a page tells how far it is, also to whoever has no account here.":
    "Die Zahlen verschwinden im selben Moment und die Tokens mit ihnen; eine Seite zeigt, wie weit es ist, auch wenn man hier kein Konto hat.",
  "Whoever removes the app at {platform} ends the access.":
    "Wer die App bei {platform} entfernt, beendet den Zugriff.",
  "Nothing more is read from that moment and the token is destroyed. The history stays until the person, who still has an account here, deletes it.":
    "Ab diesem Moment wird nichts mehr gelesen, und das Token wird vernichtet. Der Verlauf bleibt, bis die Person, die hier noch ein Konto hat, ihn löscht.",
  "No number of days: public counts may stay while they serve a person who has an account and has not asked for deletion.":
    "Keine Frist in Tagen: Öffentliche Zahlen dürfen bleiben, solange sie einer Person dienen, die ein Konto hat und keine Löschung verlangt hat.",
  "A token that ran out deletes nothing. Reading stops, and what was read stays until it is deleted here.":
    "Ein abgelaufenes Token löscht nichts. Das Lesen hört auf, und was gelesen wurde, bleibt, bis es hier gelöscht wird.",
  "People can ask for deletion easily.": "Man kann leicht eine Löschung verlangen.",
  "A disconnect asks whether the history goes too, and does at once what was chosen.":
    "Beim Trennen wird gefragt, ob auch der Verlauf gelöscht werden soll, und sofort getan, was gewählt wurde.",
  "What a person deletes at {platform} is updated or deleted promptly.":
    "Was jemand bei {platform} löscht, wird zeitnah aktualisiert oder gelöscht.",
  "Every post is listed once a week and read at least every 28 days, also while the account is paused, without a count being kept. One that is gone goes at once.":
    "Jeder Beitrag wird einmal pro Woche gelistet und mindestens alle 28 Tage gelesen, auch solange das Konto pausiert ist, dann ohne eine Zahl zu behalten. Einer, den es nicht mehr gibt, verschwindet sofort.",
  "No copies of content.": "Keine Kopien von Inhalten.",
  "Pictures, captions and titles are never stored.":
    "Bilder, Bildunterschriften und Titel werden nie gespeichert.",
  "Request the most limited permissions possible.": "Verlange so wenige Berechtigungen wie möglich.",
  "One is asked for, which says whose account it is. Everything else is read as anybody can read it.":
    "Verlangt wird eine, die sagt, wessen Konto es ist. Alles andere wird so gelesen, wie alle es lesen können.",
  "Posts for followers or for those mentioned are not for everybody.":
    "Beiträge für Follower oder für Erwähnte sind nicht für alle.",
  "Only public and unlisted posts are read, and of them only counts. Texts are never stored.":
    "Nur öffentliche und nicht gelistete Beiträge werden gelesen und von ihnen nur Zahlen. Texte werden nie gespeichert.",
  "A token that is no longer needed is revoked.":
    "Ein Token, das nicht mehr gebraucht wird, wird widerrufen.",
  "A disconnect revokes it at once and does with the history what was chosen.":
    "Beim Trennen wird es sofort widerrufen und mit dem Verlauf getan, was gewählt wurde.",
  "No rule limits how long public counts are kept.":
    "Keine Regel begrenzt, wie lange öffentliche Zahlen behalten werden.",
  "A grant that ended there deletes nothing: reading stops, and what was read stays until it is deleted here.":
    "Eine Freigabe, die dort endete, löscht nichts: Das Lesen hört auf, und was gelesen wurde, bleibt, bis es hier gelöscht wird.",
  "No profiles or databases about people: information is for the application's own user.":
    "Keine Profile oder Datenbanken über Menschen: Informationen sind für die Nutzer der Anwendung selbst.",
  "Figures are shown to the member who granted them and to nobody else, other members of the workspace included. The database decides it.":
    "Zahlen werden dem Mitglied gezeigt, das sie freigegeben hat, und sonst niemandem, auch keinem anderen Mitglied des Arbeitsbereichs. Darüber entscheidet die Datenbank.",
  "No set across accounts.": "Keine Sammlung über Konten hinweg.",
  "Each account stands by itself; nothing here adds counts of two accounts, and no account is ranked among others.":
    "Jedes Konto steht für sich; nichts hier addiert Zahlen zweier Konten, und kein Konto wird unter anderen eingestuft.",
  "Personal data no longer than necessary, without a number.":
    "Personenbezogene Daten nicht länger als nötig, ohne Angabe einer Frist.",
  "Figures are kept {keepMonths} months; older days are emptied every night, of accounts and of videos. The number is ours.":
    "Zahlen werden {keepMonths} Monate behalten; ältere Tage werden jede Nacht geleert, von Konten und von Videos. Diese Frist ist unsere eigene.",
  "Data stays as long as the person's consent does, without a number of days.":
    "Daten bleiben so lange wie die Einwilligung der Person, ohne Angabe von Tagen.",
  "Each reading proves the grant, once a day, also while the account is paused. Without a proof for 27 days the figures get an end; by day 30 they go. The numbers are ours.":
    "Jede Messung belegt die Freigabe, einmal am Tag, auch solange das Konto pausiert ist. Ohne Beleg bekommen die Zahlen nach 27 Tagen ein Ende; bis Tag 30 sind sie weg. Diese Fristen sind unsere eigenen.",
  "What a person takes off their profile is no longer theirs to show.":
    "Was jemand aus seinem Profil nimmt, darf nicht mehr gezeigt werden.",
  "Every video is listed once a week and read at least every 28 days, also while the account is paused, without a count being kept. One that is gone or private goes at once, one that could not be seen for 30 days goes then.":
    "Jedes Video wird einmal pro Woche gelistet und mindestens alle 28 Tage gelesen, auch solange das Konto pausiert ist, dann ohne eine Zahl zu behalten. Eines, das weg oder privat ist, verschwindet sofort; eines, das 30 Tage lang nicht zu sehen war, dann.",
  "What a consent brought goes with it, without a number of days.":
    "Was eine Einwilligung brachte, geht mit ihr, ohne Angabe von Tagen.",
  "The figures go in the moment of the disconnect, whatever was chosen; the token is revoked.":
    "Die Zahlen verschwinden im Moment der Trennung, was auch immer gewählt wurde; das Token wird widerrufen.",
  "The same where the consent ends at {platform}.": "Dasselbe, wenn die Einwilligung bei {platform} endet.",
  "{platform}'s notice deletes at once. Where only the token stops working, the figures go on day {deleteAfterRevocationOnDay}, unless the account is connected again.":
    "Eine Mitteilung von {platform} löscht sofort. Wo nur das Token nicht mehr funktioniert, verschwinden die Zahlen an Tag {deleteAfterRevocationOnDay}, wenn das Konto nicht wieder verbunden wird.",
  "Only what is needed: names are not kept beyond their use.":
    "Nur was nötig ist: Namen werden nicht länger behalten, als sie gebraucht werden.",
  "The name is read anew with the counts and blanked when that has failed for 30 days. Titles, covers, pictures and texts are never stored.":
    "Der Name wird mit den Zahlen neu gelesen und geleert, wenn das 30 Tage lang nicht gelang. Titel, Titelbilder, Bilder und Texte werden nie gespeichert.",
  "Statistics stay as long as the authorisation is verified at least every {reverifyWithinDays} days.":
    "Statistiken bleiben, solange die Freigabe mindestens alle {reverifyWithinDays} Tage geprüft wird.",
  "Each reading is the proof, once a day, and so is each renewal of the grant while the account is paused. Without one for 27 days the figures get an end; by day 30 they go.":
    "Jede Messung ist der Beleg, einmal am Tag, ebenso jede Erneuerung der Freigabe, solange das Konto pausiert ist. Ohne Beleg bekommen die Zahlen nach 27 Tagen ein Ende; bis Tag 30 sind sie weg.",
  "They stay as long as each video is verified to exist at least every {reverifyWithinDays} days.":
    "Sie bleiben, solange für jedes Video mindestens alle {reverifyWithinDays} Tage geprüft wird, dass es noch da ist.",
  "Every video is listed once a week and read at least every 28 days, also while the account is paused, without a count being kept. One that is gone or no longer public goes at once, one that could not be seen for 30 days goes then.":
    "Jedes Video wird einmal pro Woche gelistet und mindestens alle 28 Tage gelesen, auch solange das Konto pausiert ist, dann ohne eine Zahl zu behalten. Eines, das weg oder nicht mehr öffentlich ist, verschwindet sofort; eines, das 30 Tage lang nicht zu sehen war, dann.",
  "Names and everything else but statistics are refreshed or deleted within {refreshTextWithinDays} days.":
    "Namen und alles andere außer Statistiken werden innerhalb von {refreshTextWithinDays} Tagen aktualisiert oder gelöscht.",
  "The channel's name is read anew with its counts and blanked when that has failed for 30 days. Titles and covers of videos are never stored.":
    "Der Name des Kanals wird mit seinen Zahlen neu gelesen und geleert, wenn das 30 Tage lang nicht gelang. Titel und Titelbilder von Videos werden nie gespeichert.",
  "After a disconnect here the token is revoked and everything of that consent is gone within {deleteAfterDisconnectWithinDays} days.":
    "Nach einer Trennung hier wird das Token widerrufen, und alles aus dieser Einwilligung ist innerhalb von {deleteAfterDisconnectWithinDays} Tagen weg.",
  "The figures go in the moment of the disconnect, whatever was chosen; the sealed token alone stays up to 72 hours while {company} does not answer.":
    "Die Zahlen verschwinden im Moment der Trennung, was auch immer gewählt wurde; nur das versiegelte Token bleibt bis zu 72 Stunden, solange {company} nicht antwortet.",
  "Whoever deletes their account here has asked for deletion: within {deleteAfterDisconnectWithinDays} days all is gone.":
    "Wer hier sein Konto löscht, hat Löschung verlangt: Innerhalb von {deleteAfterDisconnectWithinDays} Tagen ist alles weg.",
  "Reading stops at once; after six days to undo it, or at once on request, everything goes.":
    "Das Lesen hört sofort auf; nach sechs Tagen, in denen es sich rückgängig machen lässt, oder auf Wunsch sofort, verschwindet alles.",
  "After a revocation at {company} everything of that consent is gone within {deleteAfterRevocationWithinDays} days.":
    "Nach einem Widerruf bei {company} ist alles aus dieser Einwilligung innerhalb von {deleteAfterRevocationWithinDays} Tagen weg.",
  "A refused grant is noticed at the next reading; the figures go on day {deleteAfterRevocationOnDay}, unless the account is connected again.":
    "Eine abgelehnte Freigabe wird bei der nächsten Messung bemerkt; die Zahlen verschwinden an Tag {deleteAfterRevocationOnDay}, wenn das Konto nicht wieder verbunden wird.",
  "No numbers are derived from {platform}'s.":
    "Aus den Zahlen von {platform} werden keine anderen abgeleitet.",
  "Without the amendment below only returned numbers are shown: no rate, no difference, no growth, no median, no forecast and no share.":
    "Ohne die Zusatzvereinbarung darunter werden nur gelieferte Zahlen gezeigt: keine Rate, keine Differenz, kein Wachstum, kein Median, keine Prognose und kein Anteil.",
  "A project with the amendment may show derived numbers that are labelled as such.":
    "Ein Projekt mit der Zusatzvereinbarung darf abgeleitete Zahlen zeigen, die als solche gekennzeichnet sind.",
  "Only with {amendmentVariable}=accepted in the operator's settings; each is labelled as calculated by us, with its formula.":
    "Nur mit {amendmentVariable}=accepted in den Einstellungen des Betreibers; jede ist als von uns berechnet gekennzeichnet, mit ihrer Formel.",
  "Under the amendment figures are kept {keepMonthsWithAmendment} calendar months at most.":
    "Mit der Zusatzvereinbarung werden Zahlen höchstens {keepMonthsWithAmendment} Kalendermonate behalten.",
  "Days older than that are emptied every night, of accounts and of videos.":
    "Ältere Tage werden jede Nacht geleert, von Konten und von Videos.",
  "Figures are not added up over channels, nor with those of another platform.":
    "Zahlen werden nicht über Kanäle addiert, auch nicht mit denen einer anderen Plattform.",
  "Each account stands by itself; nothing here adds counts of two accounts.":
    "Jedes Konto steht für sich; nichts hier addiert Zahlen zweier Konten.",
  "Figures are shown to the person who authorised us and to agents that person approves, and to nobody else.":
    "Zahlen werden der Person gezeigt, die uns die Freigabe gegeben hat, und Beauftragten, die diese Person zulässt, und sonst niemandem.",
  "Members of the workspace see them, nobody else does; no public page shows figures.":
    "Mitglieder des Arbeitsbereichs sehen sie, sonst niemand; keine öffentliche Seite zeigt Zahlen.",
  "The privacy policy names {platform} API Services, links {company}'s policy and its permissions page, and says how deletion works.":
    "Die Datenschutzerklärung nennt {platform} API Services, verlinkt die Richtlinie von {company} und die Seite mit den Berechtigungen und sagt, wie gelöscht wird.",
  "The policy's section is made from the same data that connecting and deleting work by.":
    "Der Abschnitt der Erklärung entsteht aus denselben Daten, nach denen Verbinden und Löschen arbeiten.",
} as const satisfies Catalogue;
