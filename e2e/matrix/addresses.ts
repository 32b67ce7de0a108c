import { type Standing, standings } from "./expected.ts";
import { type KindName, kindOf } from "./kinds.ts";
import { malformedId, missingId, type Objects, personal } from "./objects.ts";
import type { ObjectKind } from "./policy.ts";

/** An address of the pattern: what `fill` says, and `id` for the rest. */
export const filled = (pattern: string, fill: Readonly<Record<string, string>> = {}, id = ""): string =>
  pattern.replace(/\[+(\.*\w+)\]+/g, (_whole, name: string) => fill[name] ?? id).replace(/(?<=.)\/$/, "");

/** What nobody can have of their own is never somebody else's. */
export function standingsOf(object: ObjectKind | undefined): readonly Standing[] {
  if (!object) return ["own"];
  return object === "sheet" || object === "colleague"
    ? standings.filter((one) => one !== "foreign")
    : standings;
}

/** What an address or a form names it by, for this person. */
export async function idOf(
  objects: Objects,
  name: KindName,
  object: ObjectKind | undefined,
  standing: Standing,
): Promise<string> {
  if (!object || standing === "missing") return missingId;
  if (standing === "malformed") return malformedId;
  if (standing === "foreign") return objects.lasting(kindOf(name).isApart ? "owner" : "stranger", object);
  // Whoever is nobody here, or in no workspace, asks for what is there.
  const { role, isNowhere } = kindOf(name);
  const hasOwn = role !== null && (!isNowhere || personal.includes(object));
  return objects.lasting(hasOwn ? name : "owner", object);
}
