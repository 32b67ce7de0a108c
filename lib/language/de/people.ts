import type { Catalogue } from "../current";

/** Signing in, settings, mails, shell. */
export const people = {
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
} as const satisfies Catalogue;
