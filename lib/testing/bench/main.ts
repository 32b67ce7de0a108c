import "server-only";

// What the benchmark calls inside the product, bundled to one file like the worker.
export { clients } from "@/lib/db";
export { runErasure } from "./erase";
export { runExport } from "./export";
