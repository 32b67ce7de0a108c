import type { ReactNode } from "react";
import { classes } from "@/components/ui/classes";
import { Icon } from "@/components/ui/icon";
import { t } from "@/lib/language/t";

export type SortDirection = "ascending" | "descending";

export type Column<Row> = {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  isNumeric?: boolean;
  /** Where the header leads: the same page sorted by this column, the other way round if it already is. */
  sortHref?: string;
  sorted?: SortDirection | undefined;
  /** The cell that names the row. */
  isRowHeader?: boolean;
  /** Left off on a phone, where the row says it elsewhere. */
  isLeftOffOnPhone?: boolean;
};

type TableProps<Row> = {
  caption: string;
  /** The caption is heard only, where a heading above already says it. */
  isCaptionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Shown in one cell when there are no rows. */
  empty?: string;
};

/** Scrolls sideways inside its own frame, which takes focus so that the keyboard reaches every column. */
export function Table<Row>({ caption, isCaptionHidden, columns, rows, rowKey, empty }: TableProps<Row>) {
  return (
    // No landmark, as a section would be: a page may have many tables, most under a heading of the same name.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would group fields
    <div
      role="group"
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling frame must be reachable by keyboard
      tabIndex={0}
      className="scroll-frame relative overflow-x-auto rounded-card border border-line [&_time]:whitespace-nowrap"
    >
      <table className="w-full border-collapse text-small">
        <caption className={isCaptionHidden ? "sr-only" : "pt-4 pb-1 text-start text-quiet"}>
          {/* As wide as the frame and not as the table, whose columns may go on beyond it. */}
          <span className="sticky start-4 mx-4 inline-block max-w-[calc(100vw-4rem)]">{caption}</span>
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                aria-sort={column.sorted}
                className={classes(
                  "whitespace-nowrap border-line border-b px-4 py-1 align-bottom font-medium text-quiet",
                  column.isNumeric ? "text-end" : "text-start",
                  column.isLeftOffOnPhone && "max-sm:hidden",
                )}
              >
                <HeaderText column={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-line border-t first:border-t-0">
              {columns.map((column) => {
                const Cell = column.isRowHeader ? "th" : "td";
                return (
                  <Cell
                    key={column.key}
                    scope={column.isRowHeader ? "row" : undefined}
                    className={classes(
                      "px-4 py-2.5 align-middle font-normal",
                      column.isNumeric ? "whitespace-nowrap text-end" : "text-start",
                      column.isLeftOffOnPhone && "max-sm:hidden",
                    )}
                  >
                    {column.cell(row)}
                  </Cell>
                );
              })}
            </tr>
          ))}
          {rows.length === 0 && (
            <tr>
              <td colSpan={columns.length} className="px-4 py-6 text-quiet">
                {empty ?? t("Nothing here yet.")}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

function HeaderText<Row>({ column }: { column: Column<Row> }) {
  if (!column.sortHref) return <span className="inline-flex min-h-8 items-center">{column.header}</span>;
  return (
    <a
      href={column.sortHref}
      className={classes(
        "inline-flex min-h-11 items-center gap-1 underline decoration-line underline-offset-4 hover:text-ink pointer-fine:min-h-8",
        column.sorted && "text-ink decoration-current",
      )}
    >
      {column.header}
      {column.sorted && <Icon name={column.sorted === "ascending" ? "up" : "down"} className="size-3.5" />}
    </a>
  );
}
