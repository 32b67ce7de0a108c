import { test } from "vitest";
import type { PolicyRule } from "@/lib/platforms/types";

/** One test for each rule of a platform, named by its paragraph and its words: a rule without one does not compile. */
export function holdRules<Rule extends PolicyRule>(
  rules: readonly Rule[],
  tests: Record<Rule["id"], () => Promise<void> | void>,
): void {
  for (const rule of rules) test(`${rule.source.paragraph}: ${rule.asks}`, tests[rule.id as Rule["id"]]);
}
