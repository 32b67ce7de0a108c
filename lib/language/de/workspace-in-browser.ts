import type { Catalogue } from "../current";

/** Inviting somebody: what runs in the browser. */
export const workspaceInBrowser = {
  "Only whoever signs in or signs up with this address can accept.":
    "Annehmen kann nur, wer sich mit dieser Adresse anmeldet oder registriert.",
  Role: "Rolle",
  "Inviting …": "Wird eingeladen …",
  Invite: "Einladen",
} as const satisfies Catalogue;
