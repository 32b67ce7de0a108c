import type { Catalogue } from "../current";

/** The forms of the staff pages. */
export const staffInBrowser = {
  "Address of the customer": "Adresse der Kundin oder des Kunden",
  Reason: "Grund",
  "A sentence that the customer will read": "Ein Satz, den die Person lesen wird",
  "Looking …": "Wird gesucht …",
  "Open the account": "Konto öffnen",
} as const satisfies Catalogue;
