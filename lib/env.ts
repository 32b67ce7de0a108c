import "server-only";
import type { z } from "zod";
import { type Env, parseEnv, parseGroup } from "./env-schema";

let parsed: Env | undefined;

/** The checked environment. Read on first use, so that a build needs no secrets. */
export const env: Env = new Proxy({} as Env, {
  get(_target, name) {
    parsed ??= parseEnv(process.env);
    return parsed[name as keyof Env];
  },
});

/** The framework's development server answers. Not among the settings: the framework sets it. */
export const isDevelopment = process.env.NODE_ENV === "development";

/** What these variables hold, as they are: to see whether anything that was made of them has to be made anew. */
export function rawVars(names: readonly string[]): string {
  return names.map((name) => process.env[name]).join("\n");
}

// By the names of the group: what a platform says of itself depends on its settings and is asked for at each account,
// and to parse them again takes longer than to read the account.
const groups = new Map<string, { values: readonly (string | undefined)[]; parsed: unknown }>();

/** A platform's or vendor's own variables: null when the group is absent. @throws EnvironmentError when it is partial */
export function readVars<Shape extends z.ZodRawShape>(
  shape: Shape,
  required: readonly (keyof Shape & string)[],
): z.infer<z.ZodObject<Shape>> | null {
  type Group = z.infer<z.ZodObject<Shape>> | null;
  const names = Object.keys(shape);
  const values = names.map((name) => process.env[name]);
  const known = groups.get(names.join());
  if (known?.values.every((value, index) => value === values[index])) return known.parsed as Group;
  const parsed = parseGroup(shape, required, process.env);
  groups.set(names.join(), { values, parsed });
  return parsed;
}
