import type { Catalogue } from "../current";

/** Public pages, metrics, platforms: what runs in the browser. */
export const siteInBrowser = {} as const satisfies Catalogue;
