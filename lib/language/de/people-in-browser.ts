import type { Catalogue } from "../current";

/** Signing in, settings, mails, shell: what runs in the browser. */
export const peopleInBrowser = {} as const satisfies Catalogue;
