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
import type { Collection, DataMap, Declaration, System } from "./fideslang";
import { inventory, keystoreInventory, keystoreTablesByName, tables } from "./inventory";
import { mailedCategories } from "./mailed";
import type { Operator } from "./operator";

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

const dataKey = "tallyglass_data";
const keysKey = "tallyglass_keys";
const mailKey = "mail_provider";

/** Rows about people who run the service. */
const ofStaff: readonly string[] = ["staffMembers", "staffVisits"];

/** Two datasets with every column, and the systems that handle them. */
export function dataMap(operator: Operator): DataMap {
  const data = { fides_key: dataKey, name: "Data", description: "What the service holds." };
  const keys = {
    ...{ fides_key: keysKey, name: "Keys" },
    description: "The keys that open sealed text, in a database of their own.",
  };
  return {
    dataset: [
      { ...data, collections: collectionsOf(inventory, tables) },
      { ...keys, collections: collectionsOf(keystoreInventory, keystoreTablesByName) },
    ],
    system: [
      ourSystem(operator),
      mailSystem(),
      ...platforms().map(({ descriptor }) => platformSystem(descriptor)),
    ],
  };
}

/** The same as a file. */
export const dataMapYaml = (operator: Operator): string => stringify(dataMap(operator), { lineWidth: 0 });

function collectionsOf(classes: Record<string, TableClass>, of: Record<string, PgTable>): Collection[] {
  return Object.entries(classes).map(([id, { about, columns, purpose }]) => {
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
}

/** Whom the rows of a table are about, in fideslang's words. */
export const subjectOf = (table: string): "employee" | "customer" =>
  ofStaff.includes(table) ? "employee" : "customer";

function describeField(column: ColumnClass): string {
  const sealed = column.sealed ? " Sealed." : "";
  return `${column.about}${sealed}${isExported(column) ? " In the export." : ""}`;
}

function ourSystem({ url, contact }: Operator): System {
  return {
    fides_key: "tallyglass",
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
