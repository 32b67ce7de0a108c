import type { Catalogue } from "../current";

/** "This was not me": what runs in the browser. */
export const guardInBrowser = {
  "Set a new password": "Neues Passwort festlegen",
  "Every session has ended, and the old password opens nothing any more. Set a new one by mail, then lift the guard under Security.":
    "Jede Sitzung ist beendet, und das alte Passwort öffnet nichts mehr. Lege per Mail ein neues fest und hebe dann unter „Sicherheit“ den Schutz auf.",
  "Every session ends, also yours. The password and all codes and links on their way end too.":
    "Jede Sitzung endet, auch deine. Auch das Passwort und alle Codes und Links, die unterwegs sind, gelten nicht mehr.",
  "An export that is ready or waits is deleted; a deletion that waits is called off.":
    "Ein Export, der fertig ist oder wartet, wird gelöscht; eine Löschung, die wartet, wird abgesagt.",
  "Until you lift the guard, nothing can be exported, disconnected, deleted or changed. Figures are read on.":
    "Bis du den Schutz aufhebst, lässt sich nichts exportieren, trennen, löschen oder ändern. Gemessen wird weiter.",
  "This was not me: lock my account": "Das war ich nicht: mein Konto sperren",
} as const satisfies Catalogue;
