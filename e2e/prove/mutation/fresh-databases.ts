import { ownDatabases } from "../../../lib/testing/own-database.ts";

/**
 * Stryker runs the same tests hundreds of times in one process. What an earlier run left in a counter or an outbox would
 * make a test fail that noticed nothing.
 */
await ownDatabases();
