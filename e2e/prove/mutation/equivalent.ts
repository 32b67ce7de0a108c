/** Mutants no test can tell from the code, because they do the same. */
interface Equivalent {
  file: string;
  /** The beginning of the line they begin in. */
  line: string;
  /** What Stryker puts there instead. */
  replacements: string[];
  why: string;
}

export const equivalent: Equivalent[] = [
  {
    file: "lib/crypto/keyring.ts",
    line: "if (cache.size > 5_000) cache.clear();",
    replacements: ["false", "cache.size >= 5_000", ";"],
    why: "bounds memory and nothing else",
  },
  {
    file: "lib/crypto/keyring.ts",
    line: "if (!current) throw",
    replacements: ["false", ";"],
    why: "a key set is never empty: this tells the compiler",
  },
  {
    file: "lib/crypto/keys.ts",
    line: "derived.set(name, key);",
    replacements: [";"],
    why: "saves deriving the same key again",
  },
  {
    file: "lib/crypto/keys.ts",
    line: "if (!digest) throw",
    replacements: ["false", ";"],
    why: "a key set is never empty: this tells the compiler",
  },
];
