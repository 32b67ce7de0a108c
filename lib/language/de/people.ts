import type { Catalogue } from "../current";

/** Signing in, settings, mails, shell. */
export const people = {} as const satisfies Catalogue;
