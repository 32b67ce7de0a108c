import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { MutantResult } from "@stryker-mutator/api/core";
import { Stryker } from "@stryker-mutator/core";
import { root } from "../../lib/start/paths.ts";
import { startServers } from "../../lib/testing/global-setup.ts";
import { equivalent } from "./mutation/equivalent.ts";

/** Per cent of the mutants that a test must notice, in each folder. */
const floor = 85;

/** A run of its own: this code, and the tests that must notice when it changes. */
interface Part {
  mutate: string[];
  tests: string[];
}

/**
 * The tests are those beside the code, which say what it is for: a mutant that only a far test would notice counts as not
 * noticed. Left out: words and mails (`words.ts` says more), and the rules in `db/functions`, which are SQL: the tests meet
 * them as they are.
 */
const parts: Record<string, Part> = {
  crypto: { mutate: ["lib/crypto/*.ts"], tests: ["lib/crypto/*.test.ts"] },
  security: {
    mutate: ["lib/security/*.ts"],
    tests: [
      "lib/security/{client-address,front-door,headers,nothing-here,packed-assets,proxy,safe-path,same-origin}.test.ts",
    ],
  },
  permissions: {
    mutate: ["lib/auth/{permissions,run-action,visitor-action,read-form}.ts"],
    tests: ["lib/auth/{permissions,run-action,visitor-action,read-form}.test.ts"],
  },
  context: { mutate: ["lib/context.ts"], tests: ["lib/context.test.ts"] },
  limits: { mutate: ["lib/auth/rate-limit.ts"], tests: ["lib/auth/rate-limit.test.ts"] },
  sessions: {
    mutate: [
      "lib/auth/*session*.ts",
      "lib/auth/{adapter,context-of,cookies,device-name,get-visitor,idle-time,options}.ts",
      "lib/auth/{sign-out,step-up,visitor}.ts",
    ],
    tests: [
      "lib/auth/{cookies,device-name,get-visitor,idle-time,inputs,options,read-session-cookie,session,sessions}.test.ts",
    ],
  },
  "ways in": {
    mutate: [
      "lib/auth/{find-user,finish-sign-in,known-browser,one-time-secret,redeem,request-code}.ts",
      "lib/auth/{reset-password,send-secret,sign-in,sign-up}.ts",
    ],
    tests: ["lib/auth/{in-german,inputs,redeem,reset-password,sign-in,sign-up}.test.ts"],
  },
  person: {
    mutate: [
      "lib/auth/{address,change-password,confirm-identity,guarded,lift-guard,not-me,password}.ts",
      "lib/auth/{preferences,profile,security-notices}.ts",
    ],
    tests: [
      "lib/auth/{address,in-german,inputs,lift-guard,not-me,password,preferences,profile,sessions}.test.ts",
    ],
  },
  factors: { mutate: ["lib/factors/*.ts"], tests: ["lib/factors/*.test.ts"] },
  workspaces: {
    mutate: ["lib/workspaces/*.ts"],
    tests: ["lib/workspaces/*.test.ts"],
  },
  staff: { mutate: ["lib/staff/*.ts"], tests: ["lib/staff/*.test.ts"] },
};

/**
 * Changes the code of who may do what in small ways, one at a time, and has the tests find each change out. A part that
 * was looked at stays known in `.data/mutation` while no source changes, so that a run that was broken off goes on with
 * the part it was in. (Stryker's own incremental mode keeps what it found of a file's top level when its tests change.)
 * `PARTS=crypto,limits` looks at these parts alone.
 */
export async function proveByMutants(): Promise<boolean> {
  const servers = await startServers();
  Object.assign(process.env, {
    TEST_DATABASE_URL: servers.databaseUrl,
    TEST_KEYSTORE_URL: servers.keystoreUrl,
  });
  const found: MutantResult[] = [];
  try {
    const only = process.env.PARTS?.split(",");
    const sources = hashOfSources();
    for (const [name, part] of Object.entries(parts)) {
      if (only && !only.includes(name)) continue;
      found.push(...(await look(name, part, sources)));
    }
  } finally {
    await servers.stop();
  }
  const missing = process.env.PARTS ? [] : forgotten(found);
  for (const path of missing) console.log(`In no part: ${path}`);
  return report(found) && missing.length === 0;
}

/** Words, types and start-up, which decide nothing about anybody. */
const leftOut = [
  // What a command of the operator's prints: the verbs that it calls are in their part.
  "lib/factors/remove-program.ts",
  "lib/staff/grant-program.ts",
  // Types alone.
  "lib/staff/staff-context.ts",
  // How roles, acts and outcomes are called.
  "lib/staff/act-words.ts",
  "lib/staff/role-words.ts",
  "lib/staff/verdict-words.ts",
  "lib/workspaces/role-words.ts",
];

/** Code that belongs to no part: a new file must not escape by not being named. */
function forgotten(mutants: MutantResult[]): string[] {
  const seen = new Set([...mutants.map(file), ...leftOut]);
  return ["auth", "crypto", "factors", "security", "staff", "workspaces"]
    .flatMap((name) => readdirSync(join(root, "lib", name)).map((entry) => `lib/${name}/${entry}`))
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts") && !seen.has(path));
}

/** What a run of these very sources found before, or what a new one finds. */
async function look(name: string, part: Part, sources: string): Promise<MutantResult[]> {
  const file = join(root, ".data/mutation", `${name}.json`);
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Finding) : null;
  if (before?.sources === sources) return before.mutants;
  const finding: Finding = { sources, mutants: await run(part) };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(finding));
  return finding.mutants;
}

interface Finding {
  sources: string;
  mutants: MutantResult[];
}

/** A hash of all that a test here may run: one changed file may change what any of them notices. */
function hashOfSources(): string {
  const hash = createHash("sha256");
  for (const folder of ["lib", "db", "e2e/prove"]) {
    for (const path of readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).sort()) {
      const whole = join(root, folder, path);
      if (statSync(whole).isFile()) hash.update(`${folder}/${path}\n`).update(readFileSync(whole));
    }
  }
  return hash.digest("hex");
}

async function run({ mutate, tests }: Part): Promise<MutantResult[]> {
  // Through the configuration: Stryker's own list of tests has it switch on what changes a file's top level too late.
  process.env.TESTS_OF_MUTANTS = JSON.stringify(tests);
  const stryker = new Stryker({
    mutate: [...mutate, "!lib/**/*.test.ts", ...leftOut.map((path) => `!${path}`)],
    testRunner: "vitest",
    vitest: { related: false, configFile: "e2e/prove/mutation/vitest.config.ts" },
    coverageAnalysis: "perTest",
    plugins: [
      "@stryker-mutator/vitest-runner",
      fileURLToPath(new URL("./mutation/words.ts", import.meta.url)),
    ],
    ignorers: ["words"],
    // TypeScript 7 has no API by which Stryker could read ours; vitest does not need it.
    tsconfigFile: "none.json",
    concurrency: Math.max(1, availableParallelism() - 1),
    // A mutant that waits for a lock ends by its test's own time; a slow machine must not pass for a noticed mutant.
    timeoutMS: 300_000,
    dryRunTimeoutMinutes: 30,
    tempDirName: join(tmpdir(), `tallyglass-mutation-${process.pid}`),
    ignorePatterns: [".next", ".data", "dist"],
    reporters: ["progress-append-only"],
    allowEmpty: false,
  });
  return stryker.runMutationTest();
}

function report(mutants: MutantResult[]): boolean {
  const files = new Set(mutants.map(file));
  const excuses = equivalent
    .filter((entry) => files.has(entry.file))
    .flatMap(({ replacements, ...entry }) => replacements.map((replacement) => ({ ...entry, replacement })));
  const needed = new Set<object>();
  const excused = (mutant: MutantResult) => {
    const excuse = excuses.find(
      (entry) =>
        entry.file === file(mutant) &&
        entry.replacement === mutant.replacement &&
        lines(mutant)[0]?.trimStart().startsWith(entry.line),
    );
    if (excuse) needed.add(excuse);
    return excuse !== undefined;
  };
  const missed = mutants.filter(({ status }) => status === "Survived" || status === "NoCoverage");
  const open = missed.filter((mutant) => !excused(mutant));
  for (const mutant of open) console.log(`\n${describe(mutant)}`);

  console.log("\nfolder           score   killed  timed out  survived  no coverage  equivalent");
  const folders = [...new Set(mutants.map(folder))];
  const scores = [...folders, "in all"].map((name) => {
    const of = (list: MutantResult[], ...statuses: string[]) =>
      list.filter((m) => (name === "in all" || folder(m) === name) && statuses.includes(m.status)).length;
    const noticed = of(mutants, "Killed", "Timeout");
    const score = (100 * noticed) / (noticed + of(open, "Survived", "NoCoverage"));
    const cells = [
      of(mutants, "Killed"),
      of(mutants, "Timeout"),
      of(open, "Survived"),
      of(open, "NoCoverage"),
      of(missed, "Survived", "NoCoverage") - of(open, "Survived", "NoCoverage"),
    ];
    console.log(
      `${name.padEnd(14)} ${score.toFixed(1).padStart(6)} %  ${cells.map((n) => String(n).padStart(6)).join("   ")}`,
    );
    return score;
  });
  const unneeded = excuses.filter((excuse) => !needed.has(excuse));
  for (const excuse of unneeded) {
    console.log(
      `Noticed after all, so no longer to be excused: ${excuse.file}: ${excuse.line} → ${excuse.replacement}`,
    );
  }
  return unneeded.length === 0 && scores.every((score) => score >= floor);
}

const file = ({ fileName }: MutantResult) => relative(root, fileName);
const folder = (mutant: MutantResult) => dirname(file(mutant));

function describe(mutant: MutantResult): string {
  const { start, end } = mutant.location;
  const place = `${file(mutant)}:${start.line}:${start.column}`;
  const of = lines(mutant);
  const was =
    start.line === end.line
      ? of[0]?.slice(start.column - 1, end.column - 1)
      : [of[0]?.slice(start.column - 1), ...of.slice(1, -1), of.at(-1)?.slice(0, end.column - 1)].join("\n");
  return `${mutant.status} ${mutant.mutatorName} ${place}\n- ${was}\n+ ${mutant.replacement}`;
}

/** The lines of code in which the mutant stands. */
function lines({ fileName, location }: MutantResult): string[] {
  return readFileSync(fileName, "utf8")
    .split("\n")
    .slice(location.start.line - 1, location.end.line);
}
