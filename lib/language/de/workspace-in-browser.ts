import type { Catalogue } from "../current";

/** Giving somebody a role: what runs in the browser. */
export const workspaceInBrowser = {
  Role: "Rolle",
} as const satisfies Catalogue;
