import "server-only";
import { assumeRole } from "@/lib/db";

// What benchmark and proofs call inside the product, bundled to one file like the worker.
export { hashPassword } from "@/lib/auth/password";
export { clients } from "@/lib/db";
export { createPerson } from "../builders";
export { runErasure } from "./erase";
export { runExport } from "./export";
export { fillFor } from "./fill-for";
export { readPairs } from "./reads";

// What is measured is done in the background.
assumeRole("tallyglass_worker");
