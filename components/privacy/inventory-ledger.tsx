import { type Column, Table } from "@/components/ui/table";
import type { Day } from "@/lib/dates";
import { formatCount, formatDay } from "@/lib/format";
import { t } from "@/lib/language/t";

type LedgerRow = {
  category: string;
  what: string;
  why: string;
  /** "Contract", "Consent", "Legal duty". */
  basis: string;
  /** Beside us. */
  processors: readonly string[];
  /** "While the account lives", "until 4 Oct 2026". */
  until: string;
  /** Whole number as text. */
  rows: string;
  oldest: Day | null;
  newest: Day | null;
  /** Opens the rows themselves. */
  href?: string | undefined;
};

const columns = (): Column<LedgerRow>[] => [
  {
    key: "category",
    header: t("Kind"),
    isRowHeader: true,
    cell: (row) => (
      <span className="grid min-w-44 gap-0.5">
        {row.href ? (
          <a href={row.href} className="prose-link font-medium">
            {row.category}
          </a>
        ) : (
          <span className="font-medium">{row.category}</span>
        )}
        <span className="text-quiet">{row.what}</span>
      </span>
    ),
  },
  { key: "rows", header: t("Rows"), isNumeric: true, cell: (row) => formatCount(BigInt(row.rows)) },
  { key: "span", header: t("Oldest to newest"), cell: (row) => <Span row={row} /> },
  { key: "why", header: t("Why"), cell: (row) => <span className="block min-w-36">{row.why}</span> },
  {
    key: "basis",
    header: t("Lawful basis"),
    cell: (row) => <span className="block min-w-36">{row.basis}</span>,
  },
  {
    key: "processors",
    header: t("Who processes it"),
    cell: (row) => [t("We"), ...row.processors].join(", "),
  },
  {
    key: "until",
    header: t("Until when"),
    cell: (row) => <span className="block min-w-36">{row.until}</span>,
  },
];

function Span({ row }: { row: LedgerRow }) {
  if (!row.oldest || !row.newest) return <span className="text-quiet">–</span>;
  return (
    <span className="grid whitespace-nowrap">
      <span>{formatDay(row.oldest)}</span>
      {row.newest !== row.oldest && <span>{formatDay(row.newest)}</span>}
    </span>
  );
}

type InventoryLedgerProps = { caption: string; rows: readonly LedgerRow[] };

/** What we hold, a line a kind: as in a ledger, each with its reason and its end. */
export function InventoryLedger({ caption, rows }: InventoryLedgerProps) {
  return (
    <Table
      caption={caption}
      isCaptionHidden
      columns={columns()}
      rows={rows}
      rowKey={(row) => row.category}
      empty={t("We hold nothing about you.")}
    />
  );
}
