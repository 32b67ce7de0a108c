/** Mutants no test can tell from the code, because they do the same. */
interface Equivalent {
  file: string;
  /** The beginning of the line they begin in. */
  line: string;
  /** What Stryker puts there instead. */
  replacements: string[];
  why: string;
}

/** A counter may be called anything that no other is called. */
const counters = [
  "const mailsPerAddress",
  "const mailsPerNetwork",
  "const mailsPerKnownBrowser",
  "const passkeysAskedPerNetwork",
  "const invitationsPerAddress",
  "const invitationsPerPerson",
  "const customersPerStaff",
  "const signInsAnywhere",
  "export const triesPerAddress",
  "export const triesPerKnownBrowser",
  "export const triesPerNetwork",
  "export const codesPerNetwork",
  "export const triesPerFactor",
  "export const confirmationsPerPerson",
].map((line) => ({
  file: "lib/auth/rate-limit.ts",
  line,
  replacements: ['""'],
  why: "a name of its own is all it needs, and the others have theirs",
}));

export const equivalent: Equivalent[] = [
  ...counters,
  {
    file: "lib/auth/rate-limit.ts",
    line: "await takeTurn(visitor.wall, signInsAnywhere",
    replacements: ['"Stryker was here!"'],
    why: "one counter for everybody, whatever stands in their place",
  },
  {
    file: "lib/auth/rate-limit.ts",
    line: 'return lookup("rate-limit"',
    replacements: ['""'],
    why: "a key of its own is all it needs, and the compiler allows no other word",
  },
  {
    file: "lib/auth/find-session.ts",
    line: "if (wall.getTime() - new Date(row.last_seen_at)",
    replacements: [
      "true",
      "wall.getTime() - new Date(row.last_seen_at).getTime() >= touchEvery",
      "wall.getTime() + new Date(row.last_seen_at).getTime()",
    ],
    why: "saves a statement: the database itself moves the limit once a minute at most",
  },
  {
    file: "lib/auth/visitor.ts",
    line: 'return { browser: lookups("browser"',
    replacements: ['""'],
    why: "a key of its own is all it needs, and the compiler allows no other word",
  },
  {
    file: "lib/auth/device-name.ts",
    line: "table.find(([pattern]) => pattern.test(userAgent",
    replacements: ['"Stryker was here!"'],
    why: "no browser and no system either",
  },
  {
    file: "lib/auth/device-name.ts",
    line: 'const [browser = "", system]',
    replacements: ['"Stryker was here!"'],
    why: "whatever is split has a first part: this tells the compiler",
  },
  {
    file: "lib/factors/relying-party.ts",
    line: "if (isIP(hostname.replace(",
    replacements: [String.raw`/\[|\]$/g`, String.raw`/^\[|\]/g`],
    why: "an address has brackets at its two ends or none",
  },
  {
    file: "lib/factors/passkey-answer.ts",
    line: "} catch {",
    replacements: ["{}"],
    why: "what is undefined is as unreadable as null",
  },
  {
    file: "lib/factors/set-up-passkey.ts",
    line: "} catch {",
    replacements: ["{}"],
    why: "what is undefined is no passkey, as null is none",
  },
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
