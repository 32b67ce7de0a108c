import "server-only";
import { assumeRole } from "@/lib/db";

// What the benchmark calls inside the product, bundled to one file like the worker.
export { clients } from "@/lib/db";
export { runErasure } from "./erase";
export { runExport } from "./export";
export { fillFor } from "./fill-for";
export { readPairs } from "./reads";

// What is measured is done in the background.
assumeRole("tallyglass_worker");
