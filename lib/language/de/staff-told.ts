import type { Catalogue } from "../current";

/** Staff, as everybody hears of it: roles, activity, mails and refusals. */
export const staffTold = {
  // Roles, and what each sees
  "staff|Billing": "Abrechnung",
  "staff|Support": "Hilfe",
  "staff|Privacy": "Datenschutz",
  "staff|Owner": "Inhaber",
  "When an account was made, its language, whether its address is confirmed and it is being deleted, how many workspaces and connections it has, and what staff did about it.":
    "Wann ein Konto entstand, seine Sprache, ob seine Adresse bestätigt ist und ob es gelöscht wird, wie viele Arbeitsbereiche und Verbindungen es hat und was das Personal daran tat.",
  "The same, the state of those connections in numbers, the second step, the guard, and an age to be cleared up; the connections one by one, by name and state, only while their person allows it. The queue of background work.":
    "Dasselbe, den Stand dieser Verbindungen in Zahlen, den zweiten Schritt, den Schutz und ein zu klärendes Alter; die Verbindungen einzeln, mit Namen und Stand, nur, solange die Person es erlaubt. Die Warteschlange der Hintergrundarbeit.",
  "What billing sees, the state of the connections in numbers, an age to be cleared up, exports and deletions asked for, and the audit, which names nobody.":
    "Was die Abrechnung sieht, den Stand der Verbindungen in Zahlen, ein zu klärendes Alter, angeforderte Exporte und Löschungen und das Prüfprotokoll, das niemanden nennt.",
  "What billing, support and privacy see, under the same conditions, and who is staff.":
    "Was Abrechnung, Hilfe und Datenschutz sehen, unter denselben Bedingungen, und wer zum Personal gehört.",

  // Activity
  "Our staff looked at your account: billing": "Unser Personal hat dein Konto angesehen: Abrechnung",
  "Our staff looked at your account: support": "Unser Personal hat dein Konto angesehen: Hilfe",
  "Our staff looked at your account: privacy": "Unser Personal hat dein Konto angesehen: Datenschutz",
  "Our staff looked at your account: an owner": "Unser Personal hat dein Konto angesehen: ein Inhaber",
  "Support looked at your connections, as you allowed":
    "Die Hilfe hat deine Verbindungen angesehen, wie du es erlaubt hast",
  "You allowed support to look at your connections":
    "Du hast der Hilfe erlaubt, deine Verbindungen anzusehen",
  "You ended the access of support": "Du hast den Zugriff der Hilfe beendet",
  "Mail sent: a staff role was given, changed or ended":
    "Mail gesendet: Eine Rolle im Personal wurde vergeben, geändert oder beendet",
  "Mail sent: support may look at your connections":
    "Mail gesendet: Die Hilfe darf deine Verbindungen ansehen",
  reason: "Grund",

  // Mails
  "{person} is now staff of Tallyglass: {role}.":
    "{person} gehört jetzt zum Personal von Tallyglass: {role}.",
  "{person} is no longer staff of Tallyglass.": "{person} gehört nicht mehr zum Personal von Tallyglass.",
  "You are now staff of Tallyglass: {role}. Your sessions have ended; sign in again to begin.":
    "Du gehörst jetzt zum Personal von Tallyglass: {role}. Deine Sitzungen sind beendet; melde dich neu an, um zu beginnen.",
  "You are no longer staff of Tallyglass. Your sessions have ended; your own account stays as it is.":
    "Du gehörst nicht mehr zum Personal von Tallyglass. Deine Sitzungen sind beendet; dein eigenes Konto bleibt, wie es ist.",
  "A staff role was given, changed or ended": "Eine Rolle im Personal wurde vergeben, geändert oder beendet",
  "Your staff role": "Deine Rolle im Personal",
  "The staff pages open by a second step alone. If you have none, set one up first.":
    "Die Seiten des Personals öffnen sich nur mit einem zweiten Schritt. Falls du keinen hast, richte zuerst einen ein.",
  "If nobody of you meant this, tell the other owners at once.":
    "Falls das niemand von euch wollte, sag es sofort den anderen Inhabern.",
  "Set up a second step": "Zweiten Schritt einrichten",
  "Support may look at your connections": "Die Hilfe darf deine Verbindungen ansehen",
  "You allowed our support to look at the state of your connections until {instant}. It sees no figures, no posts and no access keys.":
    "Du hast unserer Hilfe erlaubt, den Stand deiner Verbindungen bis zum {instant} anzusehen. Sie sieht keine Zahlen, keine Posts und keine Zugangsschlüssel.",
  "Each look, and why, is in your activity. You can end the access there at any time.":
    "Jeder Blick, mit seinem Grund, steht in deiner Aktivität. Dort kannst du den Zugriff jederzeit beenden.",
  "See or end the access": "Zugriff ansehen oder beenden",

  // Refusals
  "Your staff role does not allow this. An owner can change it.":
    "Deine Rolle im Personal erlaubt das nicht. Ein Inhaber kann sie ändern.",
  "Too many addresses were searched for. Try again in an hour.":
    "Es wurde nach zu vielen Adressen gesucht. Versuche es in einer Stunde noch einmal.",
  "This job is done, runs at the moment, or has not failed.":
    "Diese Aufgabe ist erledigt, läuft gerade oder ist nicht fehlgeschlagen.",
  "Say why in at least {shortest} characters: they read it.":
    "Sag in mindestens {shortest} Zeichen, warum: Die Person liest es.",
  "Nobody has this address.": "Niemand hat diese Adresse.",
  "Nobody has an account with this address and has confirmed it.":
    "Niemand hat ein Konto mit dieser Adresse und hat sie bestätigt.",
  "Somebody must stay owner: make another one first.":
    "Jemand muss Inhaber bleiben: Ernenne zuerst einen anderen.",
} as const satisfies Catalogue;

/** What we hold of staff and of their looks. */
export const staffKept = {
  "Of people who work for us: what they may do on the staff pages.":
    "Von Menschen, die für uns arbeiten: was sie auf den Seiten des Personals dürfen.",
  "Your role.": "Deine Rolle.",
  "Your visits to the staff pages": "Deine Besuche auf den Seiten des Personals",
  "Of people who work for us: the sessions in which they proved a second step.":
    "Von Menschen, die für uns arbeiten: die Sitzungen, in denen sie einen zweiten Schritt bewiesen haben.",
  "When the second step was last proven.": "Wann der zweite Schritt zuletzt bewiesen wurde.",
  "Looks of our staff": "Blicke unseres Personals",
  "Which of our staff's visits sees your account at the moment. Why stands in your activity.":
    "Welcher Besuch unseres Personals dein Konto gerade sieht. Warum, steht in deiner Aktivität.",
  "When your connections were looked at, as you allowed.":
    "Wann deine Verbindungen angesehen wurden, wie du es erlaubt hast.",
  "Access of support": "Zugriff der Hilfe",
  "When you let support look at your connections.":
    "Wann du der Hilfe erlaubt hast, deine Verbindungen anzusehen.",
  "The identifier of the access that addresses and logs use.":
    "Die Kennung des Zugriffs, die Adressen und Protokolle benutzen.",
  "When it ends.": "Wann es endet.",
  "When you gave it.": "Wann du ihn gegeben hast.",
  "When it ends by itself.": "Wann er von selbst endet.",
  "When you ended it.": "Wann du ihn beendet hast.",
  "Of a look that our staff took: why, in their words.":
    "Bei einem Blick unseres Personals: warum, in dessen Worten.",
  "30 minutes without use, 12 hours in all": "30 Minuten ohne Benutzung, 12 Stunden insgesamt",
  "15 minutes, and until the night after": "15 Minuten, und bis zur Nacht danach",
  "90 days after it ended": "90 Tage, nachdem er endete",
} as const satisfies Catalogue;
