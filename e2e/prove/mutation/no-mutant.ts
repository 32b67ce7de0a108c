import { INSTRUMENTER_CONSTANTS } from "@stryker-mutator/api/core";
import { afterAll } from "vitest";

/**
 * What the run before left in the thread: its mutant, which must not be on while the next one's files are loaded, and how
 * often that was met, which would soon pass for a mutant that never ends.
 */
const { NAMESPACE, ACTIVE_MUTANT, HIT_COUNT } = INSTRUMENTER_CONSTANTS;
const stryker = (globalThis as Record<string, unknown>)[NAMESPACE] as Record<string, unknown> | undefined;

if (stryker && HIT_COUNT in stryker) stryker[HIT_COUNT] = 0;
afterAll(() => {
  if (stryker) stryker[ACTIVE_MUTANT] = undefined;
});
