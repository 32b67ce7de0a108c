import "server-only";
import type { Grant, Platform, PlatformDescriptor } from "@/lib/platforms/types";

/** Which answer a platform gives next: a value, or a failure to throw. The last one repeats. */
export interface Script {
  revoke: ("confirmed" | Error)[];
  isRefused: (boolean | Error)[];
  descriptor: Partial<PlatformDescriptor>;
  /** The grants it was told to revoke, by access token. */
  revoked: string[];
  probed: string[];
}

export const newScript = (change: Partial<Script> = {}): Script => ({
  revoke: ["confirmed"],
  isRefused: [true],
  descriptor: {},
  revoked: [],
  probed: [],
  ...change,
});

/** The real platform with its leaving scripted, for failures at an exact step. */
export function scripted(real: Platform, script: Script): Platform {
  const next = <T>(answers: (T | Error)[]): T => {
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer === undefined || answer instanceof Error) throw answer ?? new Error("nothing scripted");
    return answer;
  };
  return {
    ...real,
    get descriptor() {
      return { ...real.descriptor, ...script.descriptor };
    },
    isConfigured: () => true,
    revoke: async (grant: Grant) => {
      script.revoked.push(grant.accessToken);
      return next(script.revoke);
    },
    isRefused: async (grant: Grant) => {
      script.probed.push(grant.accessToken);
      return next(script.isRefused);
    },
  };
}
