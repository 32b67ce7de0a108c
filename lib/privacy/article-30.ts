import "server-only";
import { stringify } from "csv-stringify/sync";
import { type ColumnClass, dataCategories, lawfulBases, purposes, retentionPeriods } from "./classification";
import { subjectOf } from "./data-map";
import { everyTable, mailProvider } from "./describe";
import { mailedTables } from "./mailed";
import type { Operator } from "./operator";

const subjects = { customer: "People with an account", employee: "People who run the service" } as const;

/**
 * The record of processing activities that GDPR Art. 30(1) asks of a controller, from the inventory: a line for each
 * kind of row, purpose and lawful basis. Rows that lead to nobody are left out. RFC 4180.
 */
export function article30({ url, contact }: Operator): string {
  const controller = `The operator of ${url}`;
  const rows = everyTable
    .filter(([, { subject }]) => subject.via !== "nobody")
    .flatMap(([name, table]) => {
      const columns = Object.values(table.columns);
      const groups = Object.groupBy(
        columns,
        (one) => `${one.purpose ?? table.purpose} ${one.basis ?? table.basis}`,
      );
      return Object.values(groups).map((group = []) => {
        const [first] = group as [ColumnClass, ...ColumnClass[]];
        return {
          Controller: controller,
          Contact: contact ?? "",
          "Kind of record": table.title,
          Purpose: purposes[first.purpose ?? table.purpose],
          "Lawful basis": lawfulBases[first.basis ?? table.basis],
          "Data subjects": subjects[subjectOf(name)],
          "Categories of data": distinct(group.map(({ category }) => dataCategories[category])),
          Recipients: mailedTables.has(name) ? mailProvider.title : "",
          "Third countries": "None by the software; of the hosting and the mail provider their contracts say",
          "Kept until": distinct(
            group.map(({ retention }) => retentionPeriods[retention ?? table.retention].text),
          ),
          "Erased with the account": table.onErase === "delete" ? "Yes" : `No: ${table.onErase.keep}`,
          Security: securityOf(group),
        };
      });
    });
  return stringify(rows, { header: true, escape_formulas: true, record_delimiter: "windows" });
}

const seals = {
  person: "sealed under a key of the person's, kept in another database",
  connection: "sealed under a key of the connection's, kept in another database",
  wrapping: "sealed under a key that is in neither database",
} as const;

/** What every row has, and what some columns have besides. */
function securityOf(columns: readonly ColumnClass[]): string {
  const kinds = columns.flatMap(({ sealed }) => (sealed ? [sealed] : []));
  const sealed = Object.entries(Object.groupBy(kinds, (kind) => kind)).map(
    ([kind, of = []]) => `${of.length} of ${columns.length} columns ${seals[kind as keyof typeof seals]}`,
  );
  return [...sealed, "roles of least right", "staff access on record"].join("; ");
}

const distinct = (texts: readonly string[]) => [...new Set(texts)].join("; ");
