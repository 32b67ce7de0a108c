import type { Catalogue } from "../current";

/** Privacy pages: what runs in the browser. */
export const privacyInBrowser = {
  "Deleting …": "Wird gelöscht …",
  "Delete my account": "Mein Konto löschen",
  "At once, without days to change my mind": "Sofort, ohne Bedenkzeit",
  "Nothing brings it back after this.": "Danach lässt es sich nicht mehr zurückholen.",
  "Your account is frozen and will be deleted": "Dein Konto ist eingefroren und wird gelöscht",
  "Everything is deleted {time}. Until then you can keep your account: your history returns, and each connection must be granted again, for the platforms were told at once.":
    "Alles wird gelöscht: {time}. Bis dahin kannst du dein Konto behalten: Dein Verlauf kommt zurück, und jede Verbindung muss neu freigegeben werden, denn die Plattformen haben sofort Bescheid bekommen.",
  "Restoring …": "Wird wiederhergestellt …",
  "Keep my account": "Mein Konto behalten",
  "Delete now": "Jetzt löschen",
  "Delete everything now": "Alles jetzt löschen",
  "Nothing brings it back after this. Type your email address to delete your account at once.":
    "Danach lässt es sich nicht mehr zurückholen. Gib deine E-Mail-Adresse ein, um dein Konto sofort zu löschen.",
  "Only some accounts or days": "Nur einzelne Konten oder Tage",
  "Accounts (none chosen: everything about you)": "Konten (keines ausgewählt: alles über dich)",
  "Readings from (optional)": "Messungen ab (optional)",
  "Readings to (optional)": "Messungen bis (optional)",
  "Requesting …": "Wird angefordert …",
  "Request export": "Export anfordern",
} as const satisfies Catalogue;
