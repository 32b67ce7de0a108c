import { parse as parseCsv } from "csv-parse/sync";
import postgres from "postgres";
import { afterAll, expect, test } from "vitest";
import { parse } from "yaml";
import { inLanguage } from "@/lib/language/in-language";
import { article30 } from "./article-30";
import { dataMap, dataMapYaml } from "./data-map";
import { describeCategories, describeMailed, describeTables, everyTable } from "./describe";

const data = postgres(process.env.DATABASE_URL ?? "", { max: 1 });
const keystore = postgres(process.env.KEYSTORE_URL ?? "", { max: 1 });
afterAll(() => Promise.all([data.end(), keystore.end()]));

const operator = { url: "https://tallyglass.test", contact: "privacy@tallyglass.test" };
const map = inLanguage("en", () => dataMap(operator));

async function liveColumns(sql: postgres.Sql): Promise<string[]> {
  const rows =
    await sql`select table_name, column_name from information_schema.columns where table_schema = 'public'`;
  return rows.map((row) => `${row.table_name}.${row.column_name}`).toSorted();
}

test("the map has every column of both databases, and no other", async () => {
  const columns = map.dataset.map(({ collections }) =>
    collections.flatMap(({ name, fields }) => fields.map((field) => `${name}.${field.name}`)).toSorted(),
  );
  expect(columns).toEqual([await liveColumns(data), await liveColumns(keystore)]);
});

test("its YAML reads as the same map", () => {
  expect(parse(inLanguage("en", () => dataMapYaml(operator)))).toEqual(JSON.parse(JSON.stringify(map)));
});

test("every key has a form that its tools take, and every reference leads somewhere", () => {
  const form = /^[a-zA-Z0-9_.<>-]+$/;
  const datasets = map.dataset.map(({ fides_key }) => fides_key);
  const systems = map.system.map(({ fides_key }) => fides_key);
  expect([...datasets, ...systems].filter((key) => !form.test(key))).toEqual([]);
  const flows = map.system.flatMap(({ ingress = [], egress = [] }) => [...ingress, ...egress]);
  expect(flows.filter(({ type, fides_key }) => type === "system" && !systems.includes(fides_key))).toEqual(
    [],
  );
  const referred = map.system.flatMap(({ privacy_declarations }) =>
    privacy_declarations.flatMap(({ dataset_references = [] }) => dataset_references),
  );
  expect(new Set(referred)).toEqual(new Set(datasets));
});

test("purposes and lawful bases are named in fideslang's words", () => {
  const declared = map.system.flatMap(({ privacy_declarations }) => privacy_declarations);
  // Of the default taxonomy, and of Article 6 as fideslang spells it.
  expect(new Set(declared.map(({ data_use }) => data_use))).toEqual(
    new Set([
      "analytics.reporting.content_performance",
      "essential.legal_obligation",
      "essential.service",
      "essential.service.notifications.email",
      "essential.service.operations",
      "essential.service.security",
      "functional.service",
    ]),
  );
  expect(new Set(declared.map(({ legal_basis_for_processing }) => legal_basis_for_processing))).toEqual(
    new Set(["Contract", "Legal obligations", "Legitimate interests"]),
  );
});

test("every category that a column bears is declared", () => {
  const borne = new Set(
    map.dataset.flatMap(({ collections }) =>
      collections.flatMap(({ fields }) => fields.flatMap(({ data_categories }) => data_categories)),
    ),
  );
  const [ours] = map.system;
  expect(new Set(ours?.privacy_declarations.flatMap(({ data_categories }) => data_categories))).toEqual(
    borne,
  );
});

test("the record of Art. 30 has every kind of row that leads to a person, and no other", () => {
  const rows = parseCsv(
    inLanguage("en", () => article30(operator)),
    { columns: true },
  ) as Record<string, string>[];
  const people = everyTable
    .filter(([, { subject }]) => subject.via !== "nobody")
    .map(([, { title }]) => title);
  expect(new Set(rows.map((row) => row["Kind of record"]))).toEqual(new Set(people));
  const gaps = rows.flatMap((row) =>
    Object.entries(row).flatMap(([column, text]) => (text === "" && column !== "Recipients" ? [column] : [])),
  );
  expect(gaps).toEqual([]);
  expect(rows.find((row) => row["Kind of record"] === "Linked accounts")).toMatchObject({
    Controller: "The operator of https://tallyglass.test",
    Contact: "privacy@tallyglass.test",
    Recipients: "the mail provider",
    "Data subjects": "People with an account",
  });
});

test("what a mail carries is told of the mail provider: names, browsers, networks and rooms too", () => {
  const told = inLanguage("en", describeCategories)
    .filter(({ processors }) => processors.length > 0)
    .map(({ title }) => title);
  expect(told).toEqual(
    expect.arrayContaining([
      "Email address",
      "Name",
      "Browsers you sign in with",
      "Networks you sign in from",
    ]),
  );
  expect(told).not.toContain("Public counts of your accounts and posts");
  expect(told).not.toContain("Password");
  const tables = inLanguage("en", describeTables).filter(({ processors }) => processors.length > 0);
  expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(["users", "sessions", "workspaces"]));
  expect(tables.map(({ name }) => name)).not.toContain("accountMonths");
  const mailed = new Map(inLanguage("en", describeMailed).map(({ where, values }) => [where, values]));
  expect(mailed.get("Your profile")).toEqual(
    expect.arrayContaining(["Your email address.", "Your name, where you gave one."]),
  );
  expect(mailed.get("Workspace")).toEqual(["What its owner calls it."]);
  expect(mailed.get("Invitations you gave")).toContain("The address you invited.");
});
