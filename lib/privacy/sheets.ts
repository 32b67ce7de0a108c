import "server-only";
import { getTableColumns, getTableName, type SQL, sql } from "drizzle-orm";
import { accountMetrics, postMetrics } from "@/db/schema";
import { type Label, label } from "@/lib/language/t";
import { gapReasons } from "@/lib/metrics/gap-reasons";
import { valueStates } from "@/lib/metrics/value";
import { isExported } from "./classification";
import { classOf, type TableName, tableNames, tables } from "./inventory";
import { ofSubject, type Subject } from "./subject";

/** How a value of a column is written. */
type ValueKind = "text" | "instant" | "list" | "sealed";

interface SheetColumn {
  name: string;
  about: Label;
  kind: ValueKind;
}

/** The days a reading must lie in, both included; null for no limit. */
export interface Days {
  from: string | null;
  to: string | null;
}

/** One file of an export, and one line of what we hold: a table's exportable columns, readings one a row. */
export interface Sheet {
  name: string;
  table: TableName;
  title: Label;
  about: Label;
  columns: readonly SheetColumn[];
  /** The column rows are dated by, if any. */
  datedBy: string | null;
  /** Their rows in the transaction's workspace, oldest first. Sealed values come with `row_id`, the row's public id. */
  select(subject: Subject, days: Days): SQL;
}

/** Columns that a sheet of their own writes one reading a row. */
const unnested: Partial<Record<TableName, readonly string[]>> = {
  accountMonths: Object.keys(getTableColumns(tables.accountMonths)),
  posts: ["readAt", "ageDays", ...postMetrics, "states", "importedReadings"],
};

export const sheets: readonly Sheet[] = [
  ...tableNames.filter((name) => name !== "accountMonths").flatMap(sheetOf),
  accountReadings(),
  accountGaps(),
  postReadings(),
];

/** Null columns are in no export; a table of such columns alone has no sheet. */
function sheetOf(name: TableName): Sheet[] {
  const table = tables[name];
  const { title, about, columns: classes, datedBy } = classOf(name);
  const columns: (SheetColumn & { expression: SQL })[] = [];
  for (const [key, column] of Object.entries(getTableColumns(table))) {
    const columnClass = classes[key];
    if (!columnClass || !isExported(columnClass) || unnested[name]?.includes(key)) continue;
    const stored = sql`t.${sql.identifier(column.name)}`;
    const plain = { name: column.name.replace(/_sealed$/, ""), about: columnClass.about };
    if (columnClass.inExport !== true) {
      const of = sql.identifier(`${columnClass.inExport}s`);
      const expression = sql`(select r.public_id::text from ${of} r where r.id = ${stored})`;
      columns.push({ ...plain, name: columnClass.inExport, kind: "text", expression });
    } else if (columnClass.sealed) {
      columns.push({ ...plain, kind: "sealed", expression: stored });
    } else if (column.columnType === "PgTimestamp") {
      columns.push({ ...plain, kind: "instant", expression: iso(stored) });
    } else if (column.columnType === "PgArray") {
      columns.push({ ...plain, kind: "list", expression: sql`to_json(${stored})` });
    } else {
      columns.push({ ...plain, kind: "text", expression: sql`${stored}::text` });
    }
  }
  if (columns.length === 0) return [];
  const isSealed = columns.some((column) => column.kind === "sealed");
  const list = columns.map((column) => sql`${column.expression} as ${sql.identifier(column.name)}`);
  if (isSealed) list.push(sql`t.public_id::text as row_id`);
  const order = datedBy ? sql`order by t.${sql.identifier(datedBy)}` : sql``;
  return [
    {
      name: getTableName(table),
      table: name,
      title,
      about,
      columns: columns.map(({ expression: _expression, ...column }) => column),
      datedBy: datedBy && columns.some((column) => column.name === datedBy) ? datedBy : null,
      select: (subject) => sql`select ${sql.join(list, sql`, `)}
        from ${table} t where ${ofSubject(name, subject) ?? sql`false`} ${order}`,
    },
  ];
}

function accountReadings(): Sheet {
  const metrics = accountMetrics.map(
    (metric, place) =>
      sql`(${sql.raw(`'${metric}'`)}, t.${sql.identifier(metric)}[i], ${sql.raw(String(place * 2))})`,
  );
  return {
    name: "account_readings",
    table: "accountMonths",
    title: label("Counts of accounts"),
    about: label("Public counts of linked accounts: one row for an account, a UTC day and a metric."),
    columns: [
      { name: "account", about: label("Public id of the account."), kind: "text" },
      { name: "day", about: label("The UTC day."), kind: "text" },
      { name: "metric", about: label("Which count."), kind: "text" },
      {
        name: "value",
        about: label("The count as the platform gave it. Empty where the owner hides it; empty is never 0."),
        kind: "text",
      },
      {
        name: "state",
        about: label("measured, rounded (cut down by the platform) or hidden."),
        kind: "text",
      },
      { name: "read_at", about: label("When it was read. Empty where nobody noted it."), kind: "instant" },
      { name: "imported", about: label("yes: brought by you, not read from the platform."), kind: "text" },
      {
        name: "step",
        about: label(
          "For a rounded count that you brought: it stands for itself up to this much more, less one.",
        ),
        kind: "text",
      },
    ],
    datedBy: "day",
    select: (subject, days) => sql`
      select (select a.public_id::text from accounts a where a.id = t.account_id) as account,
        (t.month + (i - 1))::text as day, m.metric, m.value::text as value,
        ${stateName(sql`(t.states[i] >> m.shift) & 3`)} as state,
        ${iso(sql`(t.month + (i - 1))::timestamp at time zone 'utc' + t.read_seconds[i] * interval '1 second'`)} as read_at,
        case when t.imported[i] is not null then 'yes' end as imported,
        case when (t.states[i] >> m.shift) & 3 = 2 then
          (10::numeric ^ ((t.imported[i] >> (m.shift * 2)) & 15))::bigint::text end as step
      from account_months t
      cross join lateral generate_series(1, extract(day from t.month + interval '1 month - 1 day')::integer) i
      cross join lateral (values ${sql.join(metrics, sql`, `)}) m(metric, value, shift)
      where ${ofSubject("accountMonths", subject) ?? sql`false`}
        and (t.states[i] >> m.shift) & 3 <> 0
        ${within(sql`t.month + (i - 1)`, days)}
      order by t.account_id, t.month, i`,
  };
}

function accountGaps(): Sheet {
  const words = gapReasons.map((reason, code) => sql.raw(`when ${code} then '${reason}'`));
  return {
    name: "account_gaps",
    table: "accountMonths",
    title: label("Days without a reading"),
    about: label("Days on which a linked account was not read, and why."),
    columns: [
      { name: "account", about: label("Public id of the account."), kind: "text" },
      { name: "day", about: label("The UTC day."), kind: "text" },
      { name: "reason", about: label("Why there is no reading."), kind: "text" },
    ],
    datedBy: "day",
    select: (subject, days) => sql`
      select (select a.public_id::text from accounts a where a.id = t.account_id) as account,
        (t.month + (i - 1))::text as day, case t.gap_reasons[i] ${sql.join(words, sql` `)} end as reason
      from account_months t cross join generate_series(1, 31) i
      where ${ofSubject("accountMonths", subject) ?? sql`false`} and t.gap_reasons[i] is not null
        ${within(sql`t.month + (i - 1)`, days)}
      order by t.account_id, t.month, i`,
  };
}

function postReadings(): Sheet {
  const metrics = postMetrics.map(
    (metric, place) =>
      sql`(${sql.raw(`'${metric}'`)}, r.${sql.identifier(metric)}, ${sql.raw(String(place * 2))})`,
  );
  return {
    name: "post_readings",
    table: "posts",
    title: label("Counts of posts"),
    about: label("Public counts of posts: one row for a post, a reading and a metric."),
    columns: [
      { name: "post", about: label("Public id of the post."), kind: "text" },
      { name: "read_at", about: label("When it was read."), kind: "instant" },
      { name: "age_days", about: label("Whole UTC days since it was published."), kind: "text" },
      { name: "metric", about: label("Which count."), kind: "text" },
      {
        name: "value",
        about: label("The count. Empty where the owner hides it; empty is never 0."),
        kind: "text",
      },
      { name: "state", about: label("measured, rounded or hidden."), kind: "text" },
      { name: "imported", about: label("yes: brought by you, not read from the platform."), kind: "text" },
    ],
    datedBy: "read_at",
    select: (subject, days) => sql`
      select t.public_id::text as post, ${iso(sql`r.read_at`)} as read_at, r.age_days::text as age_days,
        m.metric, m.value::text as value, ${stateName(sql`(r.states >> m.shift) & 3`)} as state,
        case when r.place <= t.imported_readings then 'yes' end as imported
      from posts t
      cross join lateral unnest(t.read_at, t.age_days, t.views, t.likes, t.comments, t.shares, t.states)
        with ordinality r(read_at, age_days, views, likes, comments, shares, states, place)
      cross join lateral (values ${sql.join(metrics, sql`, `)}) m(metric, value, shift)
      where ${ofSubject("posts", subject) ?? sql`false`} and (r.states >> m.shift) & 3 <> 0
        ${within(sql`(r.read_at at time zone 'utc')::date`, days)}
      order by t.account_id, t.id, r.place`,
  };
}

function within(day: SQL, { from, to }: Days): SQL {
  return sql`${from ? sql`and ${day} >= ${from}::date` : sql``} ${to ? sql`and ${day} <= ${to}::date` : sql``}`;
}

function stateName(code: SQL): SQL {
  return sql`(${sql.raw(`array[${valueStates.map((state) => `'${state}'`).join(",")}]`)})[(${code}) + 1]`;
}

function iso(instant: SQL): SQL {
  return sql`to_char((${instant}) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
