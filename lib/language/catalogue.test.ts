import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "oxc-parser";
import { expect, test } from "vitest";
import { german, germanInBrowser } from "./de";
import * as account from "./de/account";
import * as accountFigures from "./de/account-figures";
import * as accountInBrowser from "./de/account-in-browser";
import * as accountSentences from "./de/account-sentences";
import * as activity from "./de/activity";
import * as connectionWeather from "./de/connection-weather";
import * as connections from "./de/connections";
import * as connectionsInBrowser from "./de/connections-in-browser";
import * as downloads from "./de/downloads";
import * as guard from "./de/guard";
import * as guardInBrowser from "./de/guard-in-browser";
import * as imports from "./de/imports";
import * as mails from "./de/mails";
import * as metrics from "./de/metrics";
import * as people from "./de/people";
import * as peopleInBrowser from "./de/people-in-browser";
import * as platformRules from "./de/platform-rules";
import * as platforms from "./de/platforms";
import * as privacy from "./de/privacy";
import * as privacyColumns from "./de/privacy-columns";
import * as privacyInBrowser from "./de/privacy-in-browser";
import * as privacyInventory from "./de/privacy-inventory";
import * as receipts from "./de/receipts";
import * as refusals from "./de/refusals";
import * as retention from "./de/retention";
import * as site from "./de/site";
import * as siteInBrowser from "./de/site-in-browser";
import * as staff from "./de/staff";
import * as staffInBrowser from "./de/staff-in-browser";
import * as staffTold from "./de/staff-told";
import * as units from "./de/units";
import * as workspace from "./de/workspace";
import * as workspaceInBrowser from "./de/workspace-in-browser";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Legal texts bind in the language they were written in, promises and the map of data too; this page stands in for a broken catalogue; operators read English. */
const mayBeBare = (path: string) =>
  path.startsWith("app/(site)/legal/") ||
  path === "app/global-error.tsx" ||
  path === "lib/env-schema.ts" ||
  path === "lib/email/for-operators.ts" ||
  /^lib\/platforms\/\w+\/settings\.ts$/.test(path) ||
  path.startsWith("lib/promises/") ||
  path === "lib/privacy/data-map.ts" ||
  path.startsWith("lib/start/") ||
  path.startsWith("lib/testing/");

/** Names are the same in every language. */
const names = /^(Tallyglass|CSV|XLSX|PNG|SVG|JSON|ZIP|UTC|SHA-256|[^A-Za-z]*|[a-z/-]+)$/;
const spoken = [
  ...["alt", "aria-label", "caption", "description", "empty", "error", "header", "heading", "hint", "label"],
  ...["message", "note", "placeholder", "subject", "summary", "term", "title"],
];

interface Source {
  path: string;
  isForBrowser: boolean;
  imports: string[];
  /** English texts it says, one by one. */
  said: string[];
  /** Those it says when it is loaded, before it is known to whom. */
  saidEarly: string[];
  /** Text that stands in its markup and goes through no catalogue. */
  bare: string[];
}

const sources = ["app", "components", "lib"].flatMap((floor) =>
  readdirSync(join(root, floor), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => read(join(floor, file))),
);

/** Every file that some "use client" file reaches: it runs in browsers too. */
const inBrowser = reach(sources.filter(({ isForBrowser }) => isForBrowser));

test("every text that is said stands in the catalogue", () => {
  const missing = sources.flatMap(({ path, said }) =>
    said.filter((english) => !(english in german)).map((english) => `${path}: ${english}`),
  );
  expect(missing).toEqual([]);
});

test("the catalogue holds no text that nobody says", () => {
  const said = new Set(sources.flatMap((source) => source.said));
  expect(Object.keys(german).filter((english) => !said.has(english))).toEqual([]);
});

test("no text stands in the catalogue twice", () => {
  const files = [
    account,
    accountFigures,
    accountSentences,
    activity,
    accountInBrowser,
    connectionWeather,
    connections,
    downloads,
    guard,
    guardInBrowser,
    connectionsInBrowser,
    imports,
    mails,
    metrics,
    people,
    refusals,
    retention,
    platformRules,
    platforms,
    peopleInBrowser,
    privacy,
    privacyColumns,
    privacyInBrowser,
    privacyInventory,
    receipts,
    site,
    siteInBrowser,
    staff,
    staffInBrowser,
    staffTold,
    units,
    workspace,
    workspaceInBrowser,
  ];
  const all = files.flatMap((file) => Object.values(file).flatMap((texts) => Object.keys(texts)));
  expect(all.filter((english, at) => all.indexOf(english) !== at)).toEqual([]);
});

test("a page brings along what is said in the browser", () => {
  const missing = inBrowser.flatMap(({ path, said }) =>
    said.filter((english) => !(english in germanInBrowser)).map((english) => `${path}: ${english}`),
  );
  expect(missing).toEqual([]);
});

test("a page brings along nothing that is said on the server alone", () => {
  const said = new Set(inBrowser.flatMap((source) => source.said));
  expect(Object.keys(germanInBrowser).filter((english) => !said.has(english))).toEqual([]);
});

test("a translation keeps the places of its text", () => {
  const places = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
  const wrong = Object.entries(german as Record<string, string | readonly string[]>).flatMap(
    ([english, entry]) =>
      [entry].flat().filter((text) => {
        // "One post" needs no number.
        const own = places(text);
        const missing = places(english).filter(
          (place) => !own.includes(place) && !(typeof entry !== "string" && place === "{count}"),
        );
        return missing.length > 0 || own.some((place) => !english.includes(place));
      }),
  );
  expect(wrong).toEqual([]);
});

test("nothing is said while a file loads, once for every reader", () => {
  expect(sources.flatMap(({ path, saidEarly }) => saidEarly.map((text) => `${path}: ${text}`))).toEqual([]);
});

test("no markup says what goes through no catalogue", () => {
  expect(sources.flatMap(({ path, bare }) => bare.map((text) => `${path}: ${text}`))).toEqual([]);
});

function read(path: string): Source {
  const text = readFileSync(join(root, path), "utf8");
  const { program } = parseSync(path, text);
  const source: Source = {
    path,
    isForBrowser: /^"use client";/m.test(text),
    imports: [],
    said: [],
    saidEarly: [],
    bare: [],
  };
  walk(
    program,
    (node) => {
      if (node.type !== "CallExpression" || !/^(t|tn|rich)$/.test(node.callee?.name ?? "")) return;
      source.saidEarly.push(text.slice(node.start, node.end));
    },
    (node) => /Function/.test(node.type),
  );
  walk(program, (node) => {
    if (/^(Import|Export\w*)Declaration$/.test(node.type) && node.source && node.importKind !== "type") {
      source.imports.push(...resolved(path, node.source.value));
    }
    if (node.type === "ImportExpression" && typeof node.source?.value === "string") {
      source.imports.push(...resolved(path, node.source.value));
    }
    if (node.type === "CallExpression" && /^(t|tn|label|rich)$/.test(node.callee?.name ?? "")) {
      const english = literal(node.arguments?.[node.callee?.name === "tn" ? 2 : 0]);
      if (english !== null) source.said.push(english);
    }
    if (mayBeBare(path)) return;
    if (node.type === "JSXText" && !names.test(node.value.trim())) source.bare.push(node.value.trim());
    if (node.type === "JSXAttribute" && spoken.includes(String(node.name?.name))) {
      const english = literal(node.value) ?? literal(node.value?.expression);
      if (english !== null && !names.test(english)) source.bare.push(english);
    }
    if (node.type === "Property" && spoken.includes(String(node.key?.name))) {
      const english = literal(node.value);
      if (english !== null && !names.test(english)) source.bare.push(english);
    }
  });
  return source;
}

// biome-ignore lint/suspicious/noExplicitAny: a syntax tree of any shape
type Node = any;

function walk(node: Node, visit: (node: Node) => void, isLeftOut = (_node: Node) => false): void {
  if (Array.isArray(node)) for (const each of node) walk(each, visit, isLeftOut);
  else if (node && typeof node === "object") {
    if (typeof node.type === "string") {
      if (isLeftOut(node)) return;
      visit(node);
    }
    for (const part of Object.values(node)) walk(part, visit, isLeftOut);
  }
}

function literal(node: Node): string | null {
  if (node?.type === "Literal" && typeof node.value === "string") return node.value;
  if (node?.type === "TemplateLiteral" && node.expressions.length === 0) return node.quasis[0].value.cooked;
  return null;
}

function resolved(path: string, to: string): string[] {
  const base = to.startsWith("@/")
    ? to.slice(2)
    : to.startsWith(".")
      ? relative(root, resolve(root, dirname(path), to))
      : null;
  if (base === null) return [];
  return ["", ".ts", ".tsx", "/index.ts", "/index.tsx"].map((end) => base + end);
}

function reach(from: Source[]): Source[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const found = new Set(from);
  for (const source of found) {
    for (const path of source.imports) {
      const next = byPath.get(path);
      // A server action is called over the wire; its words are said on the server.
      if (next && !/^"use server";/m.test(readFileSync(join(root, path), "utf8"))) found.add(next);
    }
  }
  return [...found];
}
