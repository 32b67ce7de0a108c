import "server-only";
import { NotFoundError } from "@/lib/errors";
import * as all from "./all";
import type { Grant, Part, Platform, PlatformDescriptor, ScopeDescription } from "./types";

type PlatformId = keyof typeof all;

const known: Readonly<Record<string, Platform>> = all;

/** In the order of `all.ts`, configured or not. */
export function platforms(): readonly Platform[] {
  return Object.values(known);
}

export type OfferedPlatform = Pick<PlatformDescriptor, "id" | "label" | "requirement"> & {
  isConfigured: boolean;
};

/** What can be linked, as buttons name it; one without credentials here says so. */
export function offeredPlatforms(): OfferedPlatform[] {
  return platforms().map((platform) => {
    const { id, label, requirement } = platform.descriptor;
    return { id, label, requirement, isConfigured: platform.isConfigured() };
  });
}

export function isPlatformId(text: string): text is PlatformId {
  return Object.hasOwn(known, text);
}

/** @throws NotFoundError for a name we do not know, which may come from an address or an old row */
export function platform(id: string): Platform {
  const found = isPlatformId(id) ? known[id] : undefined;
  if (!found) throw new NotFoundError("Platform");
  return found;
}

/** The permissions a person unticked on the consent page, in the descriptor's words. */
export function missingScopes(
  { descriptor }: Pick<Platform, "descriptor">,
  { scopes }: Pick<Grant, "scopes">,
): readonly ScopeDescription[] {
  return descriptor.scopes.filter(({ scope }) => !scopes.includes(scope));
}

/** Whether a part of an account cannot be read with these permissions, or the whole. */
export function lacks(
  of: Pick<Platform, "descriptor">,
  granted: Pick<Grant, "scopes">,
  part: Exclude<Part, "link">,
): boolean {
  return missingScopes(of, granted).some(({ needed }) => needed === part || needed === "link");
}
