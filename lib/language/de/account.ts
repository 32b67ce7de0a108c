import type { Catalogue } from "../current";

/** Figures: accounts, dashboard, posts, charts, downloads. */
export const account = {} as const satisfies Catalogue;
