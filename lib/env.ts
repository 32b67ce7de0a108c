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

/** A platform's or vendor's own variables: null when the group is absent. @throws EnvironmentError when it is partial */
export function readVars<Shape extends z.ZodRawShape>(
  shape: Shape,
  required: readonly (keyof Shape & string)[],
): z.infer<z.ZodObject<Shape>> | null {
  return parseGroup(shape, required, process.env);
}
