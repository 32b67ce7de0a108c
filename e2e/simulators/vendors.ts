import * as all from "./all.ts";
import type { Simulator } from "./vendor.ts";

/** In the order of their names. */
export const simulators: readonly Simulator[] = Object.values<Simulator>(all);
