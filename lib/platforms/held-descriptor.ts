import "server-only";
import { rawVars } from "@/lib/env";
import { currentLanguage } from "@/lib/language/current";
import type { Language } from "@/lib/language/languages";
import type { PlatformDescriptor } from "./types";

/**
 * A description, made once for a language as long as the settings it speaks of stay the same: every read of every page
 * asks for all of them, and their words cost more than its query.
 * @param variables the environment's that it is made of
 */
export function heldDescriptor(
  describe: () => PlatformDescriptor,
  variables: readonly string[],
): () => PlatformDescriptor {
  const held = new Map<Language, { key: string; descriptor: PlatformDescriptor }>();
  return () => {
    const language = currentLanguage();
    const key = rawVars(variables);
    const known = held.get(language);
    if (known?.key === key) return known.descriptor;
    const descriptor = describe();
    held.set(language, { key, descriptor });
    return descriptor;
  };
}
