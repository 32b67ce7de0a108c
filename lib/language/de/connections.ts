import type { Catalogue } from "../current";

/** Connections, imports, reading from the platforms. */
export const connections = {} as const satisfies Catalogue;
