import "server-only";
import * as keystoreSchema from "@/db/keystore/schema";
import * as schema from "@/db/schema";
import type { Inventory, TableClass } from "./classification";
import { accountTables } from "./inventory-accounts";
import { activityTables } from "./inventory-activity";
import { auditTables } from "./inventory-audit";
import { factorTables } from "./inventory-factors";
import { keystoreTables } from "./inventory-keystore";
import { metricTables } from "./inventory-metrics";
import { noteTables } from "./inventory-notes";
import { peopleTables } from "./inventory-people";
import { rightsTables } from "./inventory-rights";
import { staffTables } from "./inventory-staff";
import { workTables } from "./inventory-work";
import { workspaceTables } from "./inventory-workspaces";

/**
 * Every column of every table, classified: the one source of the policy's data section, /privacy/data, the export,
 * the erasure and the retention. A column without its class is a type error here, and a live one fails the test.
 */
export const inventory = {
  ...peopleTables,
  ...workspaceTables,
  ...factorTables,
  ...activityTables,
  ...accountTables,
  ...metricTables,
  ...noteTables,
  ...rightsTables,
  ...auditTables,
  ...staffTables,
  ...workTables,
} satisfies Inventory<typeof schema>;

/** The second cluster's tables. */
export const keystoreInventory = keystoreTables satisfies Inventory<typeof keystoreSchema>;

export type TableName = keyof typeof inventory;

/** A table's class in its general form, with what it leaves out left out. */
export function classOf(name: TableName): TableClass {
  return inventory[name];
}

export const tableNames = Object.keys(inventory) as TableName[];

/** The drizzle tables behind the inventory, under the same names. */
export const tables: { readonly [K in TableName]: (typeof schema)[K] } = schema;
export const keystoreTablesByName: {
  readonly [K in keyof typeof keystoreInventory]: (typeof keystoreSchema)[K];
} = keystoreSchema;
