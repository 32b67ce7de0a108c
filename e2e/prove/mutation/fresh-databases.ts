import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { ownDatabases } from "../../../lib/testing/own-database.ts";

/**
 * Stryker runs the same tests hundreds of times in one process. What an earlier run left in a counter or an outbox would
 * make a test fail that noticed nothing. A copy takes a moment, so only tests that reach for people or tables get one.
 */
const file = readFileSync(expect.getState().testPath ?? "", "utf8");
if (/"@\/lib\/(testing\/|db")/.test(file)) await ownDatabases();
