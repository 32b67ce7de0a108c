import type { Catalogue } from "../current";

/** What every page has. */
export const frame = {
  Dashboard: "Übersicht",
  Connections: "Verbindungen",
  Deletion: "Löschung",
  "Nothing is read for you until your age is cleared up":
    "Bis dein Alter geklärt ist, wird für dich nichts gemessen",
  "{platform} told us that the age of your account there changed, and Tallyglass is for people of 16 and older. The figures of that account are deleted; no account of yours is read or can be connected. You can still {export} and {delete} your data.":
    "{platform} hat uns mitgeteilt, dass sich das Alter deines Kontos dort geändert hat, und Tallyglass ist für Menschen ab 16 Jahren. Die Zahlen dieses Kontos sind gelöscht; keines deiner Konten wird gemessen oder kann verbunden werden. Du kannst deine Daten weiterhin {export} und {delete}.",
  "verb|export": "exportieren",
  "verb|delete": "löschen",
  "If you are 16 or older, write to {contact} and name this reference: {reference}":
    "Wenn du 16 oder älter bist, schreibe an {contact} und nenne diese Referenz: {reference}",
  "whoever runs this server": "die Person, die diesen Server betreibt",
} as const satisfies Catalogue;

/** Privacy pages. */
export const privacy = {
  Privacy: "Datenschutz",
} as const satisfies Catalogue;
