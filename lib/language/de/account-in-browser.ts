import type { Catalogue } from "../current";

/** Figures: accounts, dashboard, posts, charts, downloads: what runs in the browser. */
export const accountInBrowser = {} as const satisfies Catalogue;
