import type { Catalogue } from "../current";

/** Signing in, settings, connections, imports, mails, shell. */
export const people = {} as const satisfies Catalogue;
