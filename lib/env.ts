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

/** A platform's or vendor's own variables: null when the group is absent. @throws EnvironmentError when it is partial */
export function readVars<Shape extends z.ZodRawShape>(
  shape: Shape,
  required: readonly (keyof Shape & string)[],
): z.infer<z.ZodObject<Shape>> | null {
  return parseGroup(shape, required, process.env);
}
