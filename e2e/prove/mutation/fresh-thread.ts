import { INSTRUMENTER_CONSTANTS } from "@stryker-mutator/api/core";
import { afterAll } from "vitest";

/**
 * What the run before left in the thread: its mutant, which must not be on while the next one's files are loaded; how often
 * that was met, which would soon pass for a mutant that never ends; and modules that a test which failed half-way had put
 * in the place of others.
 */
const { NAMESPACE, ACTIVE_MUTANT, HIT_COUNT } = INSTRUMENTER_CONSTANTS;
const kept = globalThis as Record<string, unknown>;
const stryker = kept[NAMESPACE] as Record<string, unknown> | undefined;

if (stryker && HIT_COUNT in stryker) stryker[HIT_COUNT] = 0;
// Vitest's own, which it resets between files where each has a thread.
(kept.__vitest_mocker__ as { reset(): void }).reset();
afterAll(() => {
  if (stryker) stryker[ACTIVE_MUTANT] = undefined;
});
