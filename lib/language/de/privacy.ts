import type { Catalogue } from "../current";

/** Privacy pages, the data inventory, receipts. */
export const privacy = {} as const satisfies Catalogue;
