import type { Catalogue } from "../current";

/** Connections, imports, reading from the platforms: what runs in the browser. */
export const connectionsInBrowser = {} as const satisfies Catalogue;
