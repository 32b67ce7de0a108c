import type { Catalogue } from "../current";

/** Workspaces shared with others: pages, refusals and what is told of them. */
export const workspace = {
  // Inviting
  "Only whoever signs in or signs up with this address can accept.":
    "Annehmen kann nur, wer sich mit dieser Adresse anmeldet oder registriert.",
  "Inviting …": "Wird eingeladen …",
  Invite: "Einladen",

  // Roles
  Owner: "Inhaber",
  "Does what a manager does, and decides who belongs to the workspace. There is one.":
    "Darf, was ein Manager darf, und entscheidet, wer zum Arbeitsbereich gehört. Es gibt genau einen.",
  Manager: "Manager",
  "Sees all figures, links and disconnects accounts, writes notes and labels.":
    "Sieht alle Zahlen, verbindet und trennt Konten, schreibt Notizen und Etiketten.",
  Viewer: "Betrachter",
  "Sees all figures and changes nothing.": "Sieht alle Zahlen und ändert nichts.",
  "Sees who belongs to the workspace, and no figures.":
    "Sieht, wer zum Arbeitsbereich gehört, und keine Zahlen.",

  // The page of a workspace
  "{workspace}: who shares its accounts and figures, and what each may do there.":
    "{workspace}: wer sich die Konten und Zahlen teilt und was jeder dort darf.",
  "Workspace of {owner}": "Arbeitsbereich von {owner}",
  "Somebody who is being deleted": "Jemand, der gerade gelöscht wird",
  Members: "Mitglieder",
  You: "Du",
  "Accounts linked": "Verbundene Konten",
  Manage: "Verwalten",
  "Change role": "Rolle ändern",
  "of {person}": "{person}",
  "Change the role of {person}": "Rolle von {person} ändern",
  "They are signed out, sign in again and have it. They get a mail.":
    "Das Mitglied wird abgemeldet, meldet sich neu an und hat sie. Es bekommt eine Mail.",
  "{person} linked {count} accounts here, and whoever linked an account may always disconnect it, which only a manager can. So they stay manager until they disconnect them with their history, or you remove them.":
    [
      "{person} hat hier ein Konto verbunden, und wer ein Konto verbunden hat, darf es jederzeit trennen; das können nur Manager. Deshalb bleibt diese Rolle, bis das Konto samt Verlauf getrennt ist oder du das Mitglied entfernst.",
      "{person} hat hier {count} Konten verbunden, und wer ein Konto verbunden hat, darf es jederzeit trennen; das können nur Manager. Deshalb bleibt diese Rolle, bis die Konten samt Verlauf getrennt sind oder du das Mitglied entfernst.",
    ],
  "You were signed out everywhere, as after every change of role. Sign in again to go on.":
    "Du wurdest überall abgemeldet, wie bei jeder Änderung der Rolle. Melde dich neu an, um weiterzumachen.",
  "Save role": "Rolle speichern",
  "Remove {person} from the workspace": "{person} aus dem Arbeitsbereich entfernen",
  "They are out with their next page and get a mail. The notes they wrote here are deleted.":
    "Mit der nächsten aufgerufenen Seite ist das Mitglied draußen und bekommt eine Mail. Die Notizen, die es hier geschrieben hat, werden gelöscht.",
  "The {count} accounts they linked go with them: they are disconnected, and their figures are deleted here. Nothing brings them back.":
    [
      "Das Konto, das dieses Mitglied verbunden hat, geht mit: Es wird getrennt, und seine Zahlen werden hier gelöscht. Nichts bringt sie zurück.",
      "Die {count} Konten, die dieses Mitglied verbunden hat, gehen mit: Sie werden getrennt, und ihre Zahlen werden hier gelöscht. Nichts bringt sie zurück.",
    ],
  "Removing …": "Wird entfernt …",
  "Remove {person}": "{person} entfernen",
  Invitations: "Einladungen",
  "An invitation works for 7 days. A workspace has {most} members at most, open invitations included.":
    "Eine Einladung gilt 7 Tage. Ein Arbeitsbereich hat höchstens {most} Mitglieder, offene Einladungen mitgezählt.",
  "Open invitations": "Offene Einladungen",
  "No invitation is open.": "Keine Einladung ist offen.",
  "Works until": "Gilt bis",
  "to {address}": "an {address}",
  "Send again": "Noch einmal senden",
  "the invitation of {address}": "Einladung von {address}",
  "invitation|Withdraw": "Zurückziehen",
  "The invitation is on its way.": "Die Einladung ist unterwegs.",
  "The invitation is withdrawn.": "Die Einladung ist zurückgezogen.",
  "What each role may do": "Was jede Rolle darf",
  "An account belongs to whoever linked it, whatever their role: it leaves the workspace with them, and nobody can keep it.":
    "Ein Konto gehört dem, der es verbunden hat, gleich in welcher Rolle: Es verlässt den Arbeitsbereich mit ihm, und niemand kann es behalten.",
  "Only members see it. Without one the workspace is called by its owner.":
    "Nur Mitglieder sehen ihn. Ohne Namen heißt der Arbeitsbereich nach seinem Inhaber.",
  "Name of the workspace": "Name des Arbeitsbereichs",
  "Give the workspace to another member": "Arbeitsbereich einem anderen Mitglied übergeben",
  "A workspace always has one owner. Who follows you decides from then on who belongs to it; you become a manager and can leave. Open invitations end, and accounts stay with whoever linked them.":
    "Ein Arbeitsbereich hat immer genau einen Inhaber. Wer dir nachfolgt, entscheidet von da an, wer dazugehört; du wirst Manager und kannst gehen. Offene Einladungen enden, und Konten bleiben bei dem, der sie verbunden hat.",
  "There is nobody to give it to: you are its only member.":
    "Es gibt niemanden, dem du ihn übergeben kannst: Du bist das einzige Mitglied.",
  "New owner": "Neuer Inhaber",
  "Give the workspace away": "Arbeitsbereich übergeben",
  "The workspace has a new owner. You are a manager now.":
    "Der Arbeitsbereich hat einen neuen Inhaber. Du bist jetzt Manager.",
  Leave: "Verlassen",
  "You no longer see this workspace, and its owner can invite you again.":
    "Du siehst diesen Arbeitsbereich nicht mehr, und sein Inhaber kann dich wieder einladen.",
  "Leave the workspace": "Arbeitsbereich verlassen",
  "Leave {workspace}": "„{workspace}“ verlassen",
  "You are out at once, and the notes you wrote here are deleted.":
    "Du bist sofort draußen, und die Notizen, die du hier geschrieben hast, werden gelöscht.",
  "The {count} accounts you linked go with you: they are disconnected, their figures are deleted here, and a mail brings you the receipts.":
    [
      "Das Konto, das du verbunden hast, geht mit dir: Es wird getrennt, seine Zahlen werden hier gelöscht, und eine Mail bringt dir den Beleg.",
      "Die {count} Konten, die du verbunden hast, gehen mit dir: Sie werden getrennt, ihre Zahlen werden hier gelöscht, und eine Mail bringt dir die Belege.",
    ],
  "To keep a copy of the figures, {exported}.": "Um eine Kopie der Zahlen zu behalten: {exported}.",
  "Leaving …": "Wird verlassen …",

  // The switch
  "{workspace} ({role})": "{workspace} ({role})",
  "to this workspace": "zu diesem Arbeitsbereich",
  Switch: "Wechseln",

  // Being invited
  "{owner} invites you to a workspace": "{owner} lädt dich in einen Arbeitsbereich ein",
  "Accept or decline": "Annehmen oder ablehnen",
  "Invitations to you": "Einladungen an dich",
  "You are signed in as {address}. An invitation works for the address it was sent to alone.":
    "Du bist als {address} angemeldet. Eine Einladung gilt nur für die Adresse, an die sie ging.",
  "No invitation is open for {address}": "Für {address} ist keine Einladung offen",
  "It was answered or withdrawn, its 7 days are over, or it went to another address of yours: then sign out and come back with that one.":
    "Sie wurde beantwortet oder zurückgezogen, ihre 7 Tage sind vorbei, oder sie ging an eine andere Adresse von dir: Melde dich dann ab und komm mit jener wieder.",
  "{owner} invites you. Your role there: {role}.": "{owner} lädt dich ein. Deine Rolle dort: {role}.",
  "The members there see your name, or your address where you gave none, and the owner your address in any case. You keep your own workspace, and can leave this one at any time.":
    "Die Mitglieder dort sehen deinen Namen, oder deine Adresse, wenn du keinen angegeben hast; der Inhaber sieht deine Adresse in jedem Fall. Dein eigener Arbeitsbereich bleibt dir, und diesen kannst du jederzeit verlassen.",
  "The invitation works until {time}.": "Die Einladung gilt bis {time}.",
  Accept: "Annehmen",
  Decline: "Ablehnen",
  "Declined.": "Abgelehnt.",

  // Refusals
  "Invitation not found.": "Einladung nicht gefunden.",
  "Member not found.": "Mitglied nicht gefunden.",
  "Workspace not found.": "Arbeitsbereich nicht gefunden.",
  "Too many invitations were sent. Try again tomorrow.":
    "Es wurden zu viele Einladungen verschickt. Versuche es morgen noch einmal.",
  "They linked accounts here and must be able to disconnect them: until then they stay manager.":
    "Dieses Mitglied hat hier Konten verbunden und muss sie trennen können: Bis dahin bleibt es Manager.",
  "A workspace always has an owner. Give it to another member first.":
    "Ein Arbeitsbereich hat immer einen Inhaber. Übergib ihn zuerst einem anderen Mitglied.",
  "{address} is a member already.": "{address} ist schon Mitglied.",
  "A workspace has {most} members at most, open invitations included.":
    "Ein Arbeitsbereich hat höchstens {most} Mitglieder, offene Einladungen mitgezählt.",
} as const satisfies Catalogue;

/** The mails, a person's own list of what happened, and the inventory. */
export const workspaceTold = {
  "{inviter} invites you to a workspace": "{inviter} lädt dich in einen Arbeitsbereich ein",
  "{inviter} invites you to their workspace on Tallyglass. Your role there: {role}.":
    "{inviter} lädt dich in den eigenen Arbeitsbereich bei Tallyglass ein. Deine Rolle dort: {role}.",
  "The invitation works until {instant}, and only for whoever signs in or signs up with this address.":
    "Die Einladung gilt bis {instant} und nur für den, der sich mit dieser Adresse anmeldet oder registriert.",
  "If you do not want it, decline it there or do nothing.":
    "Wenn du sie nicht möchtest, lehne sie dort ab oder tu nichts.",
  "Open the workspace": "Zum Arbeitsbereich",
  "Somebody joined your workspace": "Jemand ist deinem Arbeitsbereich beigetreten",
  "{person} accepted your invitation to {workspace}. Their role: {role}.":
    "{person} hat deine Einladung in „{workspace}“ angenommen. Die Rolle: {role}.",
  "A member is no longer in your workspace": "Ein Mitglied ist nicht mehr in deinem Arbeitsbereich",
  "{person} is no longer a member of {workspace}.": "{person} ist nicht mehr Mitglied von „{workspace}“.",
  "{count} accounts they had linked went with them: they are disconnected, and their figures are deleted.": [
    "Ein Konto, das dieses Mitglied verbunden hatte, ging mit: Es ist getrennt, und seine Zahlen sind gelöscht.",
    "{count} Konten, die dieses Mitglied verbunden hatte, gingen mit: Sie sind getrennt, und ihre Zahlen sind gelöscht.",
  ],
  "Your role in a workspace was changed": "Deine Rolle in einem Arbeitsbereich wurde geändert",
  "Your role in {workspace} is now: {role}.": "Deine Rolle in „{workspace}“ ist jetzt: {role}.",
  "A workspace is yours now": "Ein Arbeitsbereich gehört jetzt dir",
  "You are the owner of {workspace} now: you decide who belongs to it.":
    "Du bist jetzt Inhaber von „{workspace}“: Du entscheidest, wer dazugehört.",
  "Whoever owned it before is a manager. Accounts stay with whoever linked them.":
    "Wer vorher Inhaber war, ist jetzt Manager. Konten bleiben bei dem, der sie verbunden hat.",
  "A workspace you belong to will be deleted": "Ein Arbeitsbereich, zu dem du gehörst, wird gelöscht",
  "The owner of {workspace} is deleting their account, and the workspace ends with it on {instant}.":
    "Der Inhaber von „{workspace}“ löscht sein Konto, und der Arbeitsbereich endet mit ihm: {instant}.",
  "Accounts you linked there are disconnected then, and their figures deleted. Until then you can export them, and link the accounts in your own workspace after disconnecting them.":
    "Konten, die du dort verbunden hast, werden dann getrennt und ihre Zahlen gelöscht. Bis dahin kannst du sie exportieren, und die Konten nach dem Trennen in deinem eigenen Arbeitsbereich verbinden.",
  "You were removed from a workspace": "Du wurdest aus einem Arbeitsbereich entfernt",
  "You left a workspace": "Du hast einen Arbeitsbereich verlassen",
  "You are no longer a member of {workspace}: its owner removed you.":
    "Du bist nicht mehr Mitglied von „{workspace}“: Der Inhaber hat dich entfernt.",
  "You are no longer a member of {workspace}.": "Du bist nicht mehr Mitglied von „{workspace}“.",
  "The accounts you had linked there are disconnected, and their figures are deleted. These are the receipts:":
    "Die Konten, die du dort verbunden hattest, sind getrennt, und ihre Zahlen sind gelöscht. Das sind die Belege:",
  "Class: invitation. Somebody gave us this address to invite it. It is kept until the invitation ends, and used for nothing else.":
    "Klasse: Einladung. Jemand hat uns diese Adresse gegeben, um sie einzuladen. Sie wird gespeichert, bis die Einladung endet, und für nichts anderes benutzt.",
  "Class: workspace. Mails about who shares a workspace with you cannot be switched off.":
    "Klasse: Arbeitsbereich. Mails darüber, wer einen Arbeitsbereich mit dir teilt, lassen sich nicht abschalten.",

  "An account you had linked in a workspace you left was disconnected":
    "Ein Konto, das du in einem verlassenen Arbeitsbereich verbunden hattest, wurde getrennt",
  "You invited somebody to your workspace": "Du hast jemanden in deinen Arbeitsbereich eingeladen",
  "You withdrew an invitation": "Du hast eine Einladung zurückgezogen",
  "You declined an invitation": "Du hast eine Einladung abgelehnt",
  "You joined a workspace": "Du bist einem Arbeitsbereich beigetreten",
  "You removed a member from your workspace": "Du hast ein Mitglied aus deinem Arbeitsbereich entfernt",
  "You changed the role of a member": "Du hast die Rolle eines Mitglieds geändert",
  "You renamed your workspace": "Du hast deinen Arbeitsbereich umbenannt",
  "You gave your workspace to another owner": "Du hast deinen Arbeitsbereich einem anderen Inhaber übergeben",
  "You became the owner of a workspace": "Du bist Inhaber eines Arbeitsbereichs geworden",
  "Mail sent: something changed in a workspace":
    "Mail gesendet: In einem Arbeitsbereich hat sich etwas geändert",

  "Until it is answered; 7 days at most, and 1 day more":
    "Bis sie beantwortet ist; höchstens 7 Tage, und 1 Tag länger",
  "Invitations you gave": "Einladungen von dir",
  "Open invitations to a workspace of yours; answered or withdrawn, they are gone.":
    "Offene Einladungen in einen Arbeitsbereich von dir; beantwortet oder zurückgezogen, sind sie gelöscht.",
  "The identifier of the invitation that addresses and logs use.":
    "Die Kennung der Einladung, die Adressen und Protokolle benutzen.",
  "What the invited person may do there.": "Was die eingeladene Person dort darf.",
  "When you invited.": "Wann du eingeladen hast.",
  "Until when it can be accepted.": "Bis wann sie angenommen werden kann.",
  "Workspaces you left": "Arbeitsbereiche, die du verlassen hast",
  "Where you were a member, so that a deletion finds what you did there.":
    "Wo du Mitglied warst, damit eine Löschung findet, was du dort getan hast.",
  "When you left.": "Wann du gegangen bist.",
} as const satisfies Catalogue;
