import { getTableColumns, getTableName } from "drizzle-orm";
import { pgTable, text } from "drizzle-orm/pg-core";
import postgres from "postgres";
import { afterAll, expect, test } from "vitest";
import * as schema from "@/db/schema";
import { type Inventory, retentionPeriods, type TableClass } from "./classification";
import { classOf, inventory, keystoreInventory, keystoreTablesByName, tableNames, tables } from "./inventory";

const data = postgres(process.env.DATABASE_URL ?? "", { max: 1 });
const keystore = postgres(process.env.KEYSTORE_URL ?? "", { max: 1 });
afterAll(() => Promise.all([data.end(), keystore.end()]));

const diary = pgTable("diary", { id: text("id"), entry: text("entry") });

test("a column or a table without a class does not compile", () => {
  const wider = { ...schema, diary };
  const classified = {
    ...inventory,
    diary: { ...inventory.members, columns: { id: inventory.members.columns.role } },
  };
  // @ts-expect-error the column "entry" has no class
  classified satisfies Inventory<typeof wider>;
  // @ts-expect-error the table "diary" has no class
  inventory satisfies Inventory<typeof wider>;
  inventory satisfies Inventory<typeof schema>;
  expect(Object.keys(getTableColumns(diary))).toContain("entry");
});

test("the live database has exactly the classified columns", async () => {
  expect(await liveColumns(data)).toEqual(classifiedColumns(tables, inventory));
});

test("the live keystore has exactly the classified columns", async () => {
  expect(await liveColumns(keystore)).toEqual(classifiedColumns(keystoreTablesByName, keystoreInventory));
});

test("no other schema of ours holds tables beside the queue's and the migrator's", async () => {
  const schemas = await data`
    select distinct table_schema from information_schema.tables
    where table_schema not in ('pg_catalog', 'information_schema') order by 1`;
  expect(schemas.map((row) => row.table_schema)).toEqual(["drizzle", "graphile_worker", "public"]);
});

test("sealed columns, and only those, are classified as sealed", () => {
  const wrong = everyColumn().filter(
    ({ column, name }) => name.endsWith("_sealed") !== (column.sealed !== undefined),
  );
  expect(wrong.map(({ path }) => path)).toEqual([]);
});

test("what a thief could use is in no export", () => {
  const exported = everyColumn()
    .filter(({ column }) => column.inExport === true)
    .map(({ name }) => name);
  expect(exported.filter((name) => /hash|lookup|token|secret|key|verifier/.test(name))).toEqual([]);
});

test("every way to a person and every date is a column that exists", () => {
  const missing = tableNames.flatMap((name) => {
    const columns = Object.values(getTableColumns(tables[name])).map((column) => column.name);
    const { subject, datedBy } = classOf(name);
    const named = [...(subject.via === "nobody" ? [] : [subject.column]), ...(datedBy ? [datedBy] : [])];
    return named.filter((column) => !columns.includes(column)).map((column) => `${name}.${column}`);
  });
  expect(missing).toEqual([]);
});

test("whatever stays after an erasure says why, and every period is used", () => {
  const kept = tableNames.filter((name) => classOf(name).onErase !== "delete");
  expect(kept).toEqual([
    "rateLimits",
    "disconnects",
    "receipts",
    "inbox",
    "unsealedEvents",
    "auditChain",
    "allowanceSpending",
  ]);
  const used = new Set([
    ...everyColumn().map(({ retention }) => retention),
    keystoreInventory.wrappedKeys.retention,
  ]);
  expect(Object.keys(retentionPeriods).filter((key) => !used.has(key as never))).toEqual([]);
});

function everyColumn() {
  return tableNames.flatMap((table) =>
    Object.entries(getTableColumns(tables[table])).map(([key, { name }]) => {
      const column = classOf(table).columns[key];
      if (!column) throw new Error(`${table}.${key} has no class`);
      return {
        path: `${table}.${name}`,
        name,
        column,
        retention: column.retention ?? classOf(table).retention,
      };
    }),
  );
}

async function liveColumns(sql: postgres.Sql): Promise<string[]> {
  const rows = await sql`
    select table_name || '.' || column_name as path from information_schema.columns where table_schema = 'public'`;
  return rows.map((row) => String(row.path)).sort();
}

function classifiedColumns(
  named: Readonly<Record<string, Parameters<typeof getTableColumns>[0]>>,
  classes: Readonly<Record<string, TableClass>>,
): string[] {
  return Object.entries(classes)
    .flatMap(([name, { columns }]) => {
      const table = named[name];
      if (!table) throw new Error(`No table ${name}`);
      const known = getTableColumns(table);
      return Object.keys(columns).map((key) => `${getTableName(table)}.${known[key]?.name}`);
    })
    .sort();
}
