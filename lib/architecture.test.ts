import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "oxc-parser";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const floors = ["app", "components", "lib", "db", "e2e"] as const;

interface Source {
  path: string;
  text: string;
  /** Repository paths of what it imports of ours; `type` imports apart. */
  values: string[];
  types: string[];
}

/** `lib` files without I/O, which components may import values from. Everything else begins with server-only. */
const plain = [
  "lib/dates.ts",
  "lib/format.ts",
  "lib/errors.ts",
  "lib/env-schema.ts",
  "lib/analytics/made-once.ts",
  "lib/analytics/period.ts",
  "lib/privacy/classification.ts",
  "lib/platforms/all.ts",
  "lib/platforms/types.ts",
  "lib/platforms/errors.ts",
  "lib/language/languages.ts",
  "lib/language/in-sentence.ts",
  "lib/language/current.ts",
  "lib/language/numbers.ts",
  "lib/language/t.ts",
];
/** Folders of such files: formulas, and what reads a person's file in their own browser. */
const plainFolders = ["lib/metrics/", "lib/imports/table/", "lib/language/de/"];
const isPlain = (path: string) =>
  plain.includes(path) || plainFolders.some((folder) => path.startsWith(folder));
/** Run by Node itself before there is a build, so outside the server-only boundary. */
const isStart = (path: string) => path.startsWith("lib/start/");
const isTest = (path: string) => /\.test\.tsx?$/.test(path) || path.startsWith("lib/testing/");

/** Exported verbs that may begin with something else than `authorize`, each with its reason. */
const unauthorized: Record<string, string> = {
  "lib/context.ts#inWorkspace": "opens the transaction in which verbs work; decides nothing",
  "lib/audit/events.ts#recordEvent": "writes within an authorized verb's transaction",
  "lib/analytics/accounts.ts#readAccounts":
    "a part of this folder's verbs, which authorize; its SQL asks may_read",
  "lib/analytics/accounts.ts#withDays": "a part of this folder's verbs; its SQL asks may_read",
  "lib/analytics/accounts.ts#countWithheld": "a part of this folder's verbs; its SQL asks may_read",
  "lib/analytics/held-days.ts#readHeldDays": "a part of this folder's verbs; its SQL asks may_read",
  "lib/analytics/engagement.ts#readPostsForRates": "a part of this folder's verbs; its SQL asks may_read",
  "lib/analytics/engagement.ts#readGains": "a part of this folder's verbs; its SQL asks may_read",
  "lib/analytics/at-age.ts#readAtAge": "a part of this folder's verbs; its SQL asks may_read",
  "lib/analytics/life.ts#readOthers": "a part of this folder's verbs; its SQL asks may_read",
  "lib/analytics/posts.ts#readList": "a part of this folder's verbs; its SQL asks may_read",
  "lib/analytics/posts.ts#readAllNewest": "a part of this folder's verbs; its SQL asks may_read",
  "lib/privacy/subject.ts#inPlace":
    "opens the transaction of another workspace of the same person; decides nothing",
};

const sources = floors.flatMap((floor) => filesUnder(floor)).map(read);
const product = sources.filter((s) => !isTest(s.path) && !s.path.startsWith("e2e/"));

describe("imports run down", () => {
  const never: [string, RegExp][] = [
    ["app/", /^(db|e2e)\//],
    ["components/", /^(db|app|e2e)\//],
    ["lib/", /^(app|components|e2e)\//],
    ["db/", /^(app|components|lib|e2e)\//],
  ];
  for (const [floor, forbidden] of never) {
    test(`${floor} imports nothing of ${forbidden.source}`, () => {
      const wrong = product
        .filter((s) => s.path.startsWith(floor))
        .flatMap((s) =>
          [...s.values, ...s.types].filter((i) => forbidden.test(i)).map((i) => `${s.path} → ${i}`),
        );
      expect(wrong).toEqual([]);
    });
  }

  test("components take values of lib from plain modules only", () => {
    const wrong = product
      .filter((s) => s.path.startsWith("components/"))
      .flatMap((s) =>
        s.values.filter((i) => i.startsWith("lib/") && !isPlain(i)).map((i) => `${s.path} → ${i}`),
      );
    expect(wrong).toEqual([]);
  });

  test("a platform imports no other platform, and no database", () => {
    const wrong = product
      .filter((s) => /^lib\/platforms\/[a-z]+\//.test(s.path))
      .flatMap((s) => {
        const own = s.path.split("/").slice(0, 3).join("/");
        return [...s.values, ...s.types]
          .filter(
            (i) => i.startsWith("db/") || (/^lib\/platforms\/[a-z]+\//.test(i) && !i.startsWith(`${own}/`)),
          )
          .map((i) => `${s.path} → ${i}`);
      });
    expect(wrong).toEqual([]);
  });
});

test("every lib file that is not plain begins with server-only, and no plain one does", () => {
  const wrong = product
    .filter((s) => s.path.startsWith("lib/") && !isStart(s.path))
    .filter((s) => /^import "server-only";/m.test(s.text) === isPlain(s.path))
    .map((s) => s.path);
  expect(wrong).toEqual([]);
});

test("process.env has one reader", () => {
  const wrong = product
    .filter((s) => /process\.env\b(?!\.\w+ = )/.test(s.text))
    .map((s) => s.path)
    .filter((path) => path !== "lib/env.ts" && !isStart(path) && !path.startsWith("db/embedded/"));
  // Next names the runtime in this variable only.
  expect(wrong.filter((path) => path !== "instrumentation.ts")).toEqual([]);
});

test("product code does not speak of simulators, mocks or a demo", () => {
  const words = /\b(mock|fake|stub|simulat\w+|demo)\b/i;
  const allowed: Record<string, RegExp> = {
    // The refusal: only a demo or a test may move base URLs and the clock.
    "lib/env-schema.ts": /demo/i,
    "lib/env.ts": /demo/i,
    "lib/clock.ts": /demo/i,
  };
  const wrong = product
    .filter((s) => /^(app|components|lib)\//.test(s.path) && !isStart(s.path))
    .flatMap((s) =>
      s.text
        .split("\n")
        .filter((line) => words.test(line) && !allowed[s.path]?.test(line))
        .map((line) => `${s.path}: ${line.trim()}`),
    );
  expect(wrong).toEqual([]);
});

test("no platform's name stands outside its folder", () => {
  const names = /\b(instagram|tiktok|youtube|twitch|mastodon|google)\b/i;
  const wrong = product
    .filter((s) => /^(app|components|lib)\//.test(s.path))
    .filter((s) => !s.path.startsWith("lib/platforms/") || !/^lib\/platforms\/[a-z]+\/|all\.ts$/.test(s.path))
    .filter((s) => s.path !== "lib/env-schema.ts" && !s.path.startsWith("lib/start/"))
    .flatMap((s) =>
      s.text
        .split("\n")
        .filter((line) => names.test(line.replace(/(^\s*(\/\*)?\*|\/\/|\/\*\*).*$/, "")))
        .map((line) => `${s.path}: ${line.trim()}`),
    );
  expect(wrong).toEqual([]);
});

test("a verb authorizes first", () => {
  const wrong = product
    .filter((s) => s.path.startsWith("lib/"))
    .flatMap((s) => verbsWithoutAuthorize(s).map((name) => `${s.path}#${name}`))
    .filter((name) => !(name in unauthorized));
  expect(wrong).toEqual([]);
});

test("every named exception to authorizing first still exists", () => {
  const missing = Object.keys(unauthorized).filter((name) => {
    const [path, fn] = name.split("#");
    return !sources.some((s) => s.path === path && new RegExp(`function ${fn}\\b`).test(s.text));
  });
  expect(missing).toEqual([]);
});

describe("the nets catch", () => {
  const verb = (body: string): Source => ({
    path: "lib/example.ts",
    text: `export async function rename(ctx: Context, input: Input): Promise<void> {${body}}`,
    values: [],
    types: [],
  });

  test("a verb that works before it authorizes", () => {
    expect(verbsWithoutAuthorize(verb(`await write(); authorize(ctx, "account:pause");`))).toEqual([
      "rename",
    ]);
  });

  test("and let one pass that authorizes first", () => {
    expect(verbsWithoutAuthorize(verb(`authorize(ctx, "account:pause"); await write();`))).toEqual([]);
  });

  test.each([
    "export const rename = async (ctx: PersonContext) => { await write(); };",
    "export const rename = (ctx: PersonContext): Promise<void> => write(ctx);",
    "export async function rename({ actor }: PersonContext) { await write(actor); }",
  ])("a verb in another shape: %s", (text) => {
    expect(verbsWithoutAuthorize({ path: "lib/example.ts", text, values: [], types: [] })).toEqual([
      "rename",
    ]);
  });

  test("a verb of staff that asks as if a person acted", () => {
    const text = `export async function retry(ctx: StaffContext): Promise<void> { authorize(ctx, "job:retry"); }`;
    expect(verbsWithoutAuthorize({ path: "lib/example.ts", text, values: [], types: [] })).toEqual(["retry"]);
  });

  test("a route that imports the database", () => {
    const found = importsOf(
      "app/page.tsx",
      `import { users } from "@/db/schema"; import type { A } from "../lib/a";`,
    );
    expect(found).toEqual({ values: ["db/schema"], types: ["lib/a"] });
  });
});

/** Exported functions that promise something, take a context first, and whose first statement is not `authorize(…)`, or staff's own. */
function verbsWithoutAuthorize(source: Source): string[] {
  return exportedFunctions(source).flatMap(({ name, fn }) => {
    const [first] = fn.params;
    if (first?.type !== "Identifier" && first?.type !== "ObjectPattern") return [];
    const type = first.typeAnnotation?.typeAnnotation;
    const typeName =
      type?.type === "TSTypeReference" && type.typeName.type === "Identifier" ? type.typeName.name : "";
    if (!/^(Person|Staff)?Context$/.test(typeName)) return [];
    const isPromise =
      fn.async || /^\s*:\s*Promise</.test(source.text.slice(fn.params.at(-1)?.end ?? 0).replace(/^\)/, ""));
    if (!isPromise) return [];
    const opening = fn.body?.type === "BlockStatement" ? fn.body.body[0] : undefined;
    const isAuthorized =
      opening?.type === "ExpressionStatement" &&
      opening.expression.type === "CallExpression" &&
      opening.expression.callee.type === "Identifier" &&
      opening.expression.callee.name === (typeName === "StaffContext" ? "authorizeStaff" : "authorize");
    return isAuthorized ? [] : [name];
  });
}

/** Declared as such, or as a constant. */
function exportedFunctions({ path, text }: Source) {
  return parseSync(path, text).program.body.flatMap((node) => {
    if (node.type !== "ExportNamedDeclaration" || !node.declaration) return [];
    const { declaration } = node;
    if (declaration.type === "FunctionDeclaration") {
      return [{ name: declaration.id?.name ?? "default", fn: declaration }];
    }
    if (declaration.type !== "VariableDeclaration") return [];
    return declaration.declarations.flatMap(({ id, init }) =>
      id.type === "Identifier" &&
      (init?.type === "ArrowFunctionExpression" || init?.type === "FunctionExpression")
        ? [{ name: id.name, fn: init }]
        : [],
    );
  });
}

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

function read(path: string): Source {
  const text = readFileSync(join(root, path), "utf8");
  return { path, text, ...importsOf(path, text) };
}

function importsOf(path: string, text: string): { values: string[]; types: string[] } {
  const { module } = parseSync(path, text);
  const values: string[] = [];
  const types: string[] = [];
  const add = (request: string, isType: boolean) => {
    const ours = toRepositoryPath(path, request);
    if (ours) (isType ? types : values).push(ours);
  };
  for (const found of module.staticImports) {
    add(found.moduleRequest.value, found.entries.length > 0 && found.entries.every((entry) => entry.isType));
  }
  for (const found of module.staticExports) {
    for (const entry of found.entries) if (entry.moduleRequest) add(entry.moduleRequest.value, entry.isType);
  }
  for (const found of module.dynamicImports) {
    add(text.slice(found.moduleRequest.start, found.moduleRequest.end).replace(/^["'`]|["'`]$/g, ""), false);
  }
  return { values, types };
}

/** "lib/errors.ts" where the file exists, the bare path where it is a folder; null for packages. */
function toRepositoryPath(from: string, request: string): string | null {
  const path = request.startsWith("@/")
    ? request.slice(2)
    : request.startsWith(".")
      ? relative(root, resolve(root, dirname(from), request))
      : null;
  if (path === null) return null;
  return known().get(path) ?? path;
}

function known(): Map<string, string> {
  knownPaths ??= new Map(
    floors.flatMap((floor) => filesUnder(floor)).map((path) => [path.replace(/\.(ts|tsx|mjs)$/, ""), path]),
  );
  return knownPaths;
}
var knownPaths: Map<string, string> | undefined;
