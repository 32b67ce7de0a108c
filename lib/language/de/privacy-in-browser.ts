import type { Catalogue } from "../current";

/** Privacy pages, the data inventory, receipts: what runs in the browser. */
export const privacyInBrowser = {} as const satisfies Catalogue;
