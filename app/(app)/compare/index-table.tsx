import { Receipt } from "@/components/analytics/receipt";
import { Value } from "@/components/analytics/value";
import { type Column, Table } from "@/components/ui/table";
import type { IndexedAccount } from "@/lib/analytics/index-account";
import type { PointView } from "@/lib/analytics/views";
import { formatDay } from "@/lib/format";
import { t } from "@/lib/language/t";

/** What stands behind each line: its two readings, and the receipt of its index. */
export function IndexTable({
  lines,
  label,
  now,
}: {
  lines: readonly IndexedAccount[];
  /** "Followers". */
  label: string;
  now: string;
}) {
  const columns: Column<IndexedAccount>[] = [
    {
      key: "account",
      header: t("Account"),
      isRowHeader: true,
      cell: ({ account }) => (
        <a
          href={`/accounts/${account.id}`}
          className="prose-link wrap-anywhere inline-block min-w-32 max-w-44 sm:max-w-none"
        >
          {account.name}
        </a>
      ),
    },
    {
      key: "first",
      header: t("First reading"),
      isNumeric: true,
      cell: ({ first, unit }) => <Reading point={first} unit={unit} />,
    },
    {
      key: "last",
      header: t("Last reading"),
      isNumeric: true,
      cell: ({ last, unit }) => <Reading point={last} unit={unit} />,
    },
    {
      key: "index",
      header: t("Index, first reading 100"),
      isNumeric: true,
      cell: ({ value, receipt }) => (
        <span className="inline-flex items-center gap-1">
          <Value value={value} />
          <Receipt receipt={receipt} now={now} />
        </span>
      ),
    },
  ];
  return (
    <Table
      caption={t("{metric} behind each line", { metric: label })}
      columns={columns}
      rows={lines}
      rowKey={({ account }) => account.id}
    />
  );
}

function Reading({ point, unit }: { point: PointView; unit: string }) {
  const { state, value: count, low, high } = point;
  return (
    <div className="[&_.figures]:flex-nowrap">
      <Value value={{ state, count, low, high }} unit={unit} isExact />
      <span className="block text-note text-quiet">{formatDay(point.day, "weekday")}</span>
    </div>
  );
}
