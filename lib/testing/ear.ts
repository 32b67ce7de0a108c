/** Remembers every number of JSON answers by the name it stood under, so that a stored one can be traced to an answer. */
export function newEar() {
  const numbers = new Set<string>();
  return {
    hear: (body: string): void => {
      for (const [, name, digits] of body.matchAll(/"(\w+)":\s*"?(\d+)"?\s*[,}\]]/g)) {
        numbers.add(`${name} ${digits}`);
      }
    },
    /** Whether that number was ever sent under one of these names. */
    knows: (names: readonly string[], count: bigint): boolean =>
      names.some((name) => numbers.has(`${name} ${count}`)),
  };
}

export type Ear = ReturnType<typeof newEar>;
