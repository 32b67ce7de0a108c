import "server-only";
import { getTableColumns, getTableName } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { stringify } from "yaml";
import { platforms } from "@/lib/platforms/registry";
import {
  type ColumnClass,
  type DataCategory,
  isExported,
  type lawfulBases,
  type Purpose,
  purposes,
  retentionPeriods,
  type TableClass,
} from "./classification";
import { inventory, keystoreInventory, keystoreTablesByName, tables } from "./inventory";
import { mailedCategories } from "./mailed";
import type { Operator } from "./operator";

/**
 * The inventory in the words of fideslang, as a manifest that its tools read: two datasets with every column, and the
 * systems that handle them.
 * @source https://github.com/ethyca/fideslang, models and default taxonomy 3.1, read on 1 December 2026
 */
export interface DataMap {
  dataset: readonly Dataset[];
  system: readonly System[];
}

interface Dataset {
  fides_key: string;
  name: string;
  description: string;
  collections: readonly Collection[];
}

interface Collection {
  name: string;
  description: string;
  data_subjects: readonly string[];
  fields: readonly Field[];
}

interface Field {
  name: string;
  description: string;
  data_categories: readonly DataCategory[];
  data_uses: readonly string[];
}

interface System {
  fides_key: string;
  name: string;
  description: string;
  system_type: string;
  responsibility?: readonly string[];
  egress?: readonly Flow[];
  ingress?: readonly Flow[];
  privacy_declarations: readonly Declaration[];
  privacy_policy?: string;
  dpo?: string;
  uses_cookies?: boolean;
  uses_profiling?: boolean;
}

interface Flow {
  fides_key: string;
  type: "system" | "user";
  data_categories?: readonly DataCategory[];
}

interface Declaration {
  name: string;
  data_categories: readonly DataCategory[];
  data_use: string;
  data_subjects: readonly string[];
  dataset_references?: readonly string[];
  egress?: readonly string[];
  legal_basis_for_processing: string;
  retention_period?: string;
}

const uses: Record<Purpose, string> = {
  account: "essential.service",
  analytics: "analytics.reporting.content_performance",
  connection: "functional.service",
  operations: "essential.service.operations",
  rights: "essential.legal_obligation",
  security: "essential.service.security",
};

const bases: Record<keyof typeof lawfulBases, string> = {
  contract: "Contract",
  "legal-obligation": "Legal obligations",
  "legitimate-interest": "Legitimate interests",
};

const [dataKey, keysKey, ourKey, mailKey] = [
  "tallyglass_data",
  "tallyglass_keys",
  "tallyglass",
  "mail_provider",
] as const;

/** Rows about people who run the service. */
const ofStaff: readonly string[] = ["staffMembers", "staffVisits"];

export function dataMap(operator: Operator): DataMap {
  return {
    dataset: [
      datasetOf(dataKey, "Data", "What the service holds.", inventory, tables),
      datasetOf(
        ...([keysKey, "Keys", "The keys that open sealed text, in a database of their own."] as const),
        ...([keystoreInventory, keystoreTablesByName] as const),
      ),
    ],
    system: [
      ourSystem(operator),
      mailSystem(),
      ...platforms().map(({ descriptor }) => platformSystem(descriptor)),
    ],
  };
}

export const dataMapYaml = (operator: Operator): string => stringify(dataMap(operator), { lineWidth: 0 });

function datasetOf(
  key: string,
  name: string,
  description: string,
  classes: Record<string, TableClass>,
  of: Record<string, PgTable>,
): Dataset {
  const collections = Object.entries(classes).map(([id, { about, columns, purpose }]) => {
    const table = of[id] as PgTable;
    return {
      name: getTableName(table),
      description: about,
      data_subjects: [subjectOf(id)],
      fields: Object.entries(getTableColumns(table)).map(([column, { name }]) => {
        const one = columns[column] as ColumnClass;
        return {
          ...{ name, description: describeField(one), data_categories: [one.category] },
          data_uses: [uses[one.purpose ?? purpose]],
        };
      }),
    };
  });
  return { fides_key: key, name, description, collections };
}

export const subjectOf = (table: string): "employee" | "customer" =>
  ofStaff.includes(table) ? "employee" : "customer";

function describeField(column: ColumnClass): string {
  const sealed = column.sealed ? " Sealed." : "";
  return `${column.about}${sealed}${isExported(column) ? " In the export." : ""}`;
}

function ourSystem({ url, contact }: Operator): System {
  return {
    fides_key: ourKey,
    name: "Tallyglass",
    description: "Shows creators how the public counts of accounts they linked develop.",
    system_type: "Application",
    responsibility: ["Controller"],
    ingress: [
      { fides_key: "user", type: "user" },
      ...platforms().map(({ descriptor }) => ({
        ...{ fides_key: descriptor.id, type: "system" as const },
        data_categories: categoriesOf((table, column) => (column.source ?? table.source) === "platform"),
      })),
    ],
    egress: [{ fides_key: mailKey, type: "system", data_categories: mailedCategories }],
    privacy_declarations: declarations(),
    privacy_policy: `${url}/legal/privacy`,
    ...(contact && { dpo: contact }),
    uses_cookies: true,
    uses_profiling: false,
  };
}

/** One for each purpose and lawful basis that a column has. */
function declarations(): Declaration[] {
  const found = new Map<string, { purpose: Purpose; basis: keyof typeof lawfulBases; columns: Used[] }>();
  for (const used of everyColumn()) {
    const purpose = used.column.purpose ?? used.table.purpose;
    const basis = used.column.basis ?? used.table.basis;
    const key = `${purpose} ${basis}`;
    const one = found.get(key) ?? { purpose, basis, columns: [] };
    one.columns.push(used);
    found.set(key, one);
  }
  return [...found.values()].map(({ purpose, basis, columns }) => ({
    name: purposes[purpose],
    data_categories: distinct(columns.map(({ column }) => column.category)),
    data_use: uses[purpose],
    data_subjects: distinct(columns.map(({ name }) => subjectOf(name))),
    dataset_references: distinct(columns.map(({ dataset }) => dataset)),
    legal_basis_for_processing: bases[basis],
    retention_period: distinct(
      columns.map(({ table, column }) => retentionPeriods[column.retention ?? table.retention].text),
    ).join(" / "),
  }));
}

function mailSystem(): System {
  return {
    fides_key: mailKey,
    name: "Mail provider",
    description: "Delivers each mail to the person it is for.",
    system_type: "Third Party",
    responsibility: ["Processor"],
    privacy_declarations: [
      {
        name: "To deliver mail",
        data_categories: mailedCategories,
        data_use: "essential.service.notifications.email",
        data_subjects: ["customer"],
        legal_basis_for_processing: bases.contract,
      },
    ],
  };
}

/** Counts come from there. Nothing of a person goes there, so it handles nothing for us. */
function platformSystem({
  id,
  label,
  privacyPolicyUrl,
}: {
  id: string;
  label: string;
  privacyPolicyUrl: string;
}) {
  return {
    fides_key: id,
    name: label,
    description: "Gives the public counts of accounts that people link.",
    system_type: "Third Party",
    privacy_declarations: [],
    privacy_policy: privacyPolicyUrl,
  };
}

interface Used {
  dataset: string;
  name: string;
  table: TableClass;
  column: ColumnClass;
}

function everyColumn(): Used[] {
  const of = (dataset: string, classes: Record<string, TableClass>) =>
    Object.entries(classes).flatMap(([name, table]) =>
      Object.values(table.columns).map((column) => ({ dataset, name, table, column })),
    );
  return [...of(dataKey, inventory), ...of(keysKey, keystoreInventory)];
}

function categoriesOf(fits: (table: TableClass, column: ColumnClass) => boolean): DataCategory[] {
  return distinct(
    everyColumn()
      .filter(({ table, column }) => fits(table, column))
      .map(({ column }) => column.category),
  );
}

const distinct = <Value>(values: readonly Value[]): Value[] => [...new Set(values)];
