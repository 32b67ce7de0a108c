import { type DefinitionChange, formulaChanges, ledgerChanges } from "@/lib/metrics/definition-changes";
import { platforms } from "@/lib/platforms/registry";

/** Everything that ever changed in the meaning of a number here: by the platforms in the order of the registry, then by us. */
export function definitionChanges(): DefinitionChange[] {
  const ofPlatforms = platforms().flatMap(({ descriptor }) =>
    ledgerChanges(descriptor.label, descriptor.ledger),
  );
  return [...ofPlatforms, ...formulaChanges()];
}
