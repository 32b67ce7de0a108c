import { type Column, Table } from "@/components/ui/table";
import { t } from "@/lib/language/t";
import { accountMetricCatalog, postMetricCatalog } from "@/lib/metrics/catalog";
import type { PlatformDescriptor } from "@/lib/platforms/types";

type Row = { name: string; of: (one: PlatformDescriptor) => string };

const notGiven = "–";
const keys = <Key extends string>(of: Record<Key, unknown>) => Object.keys(of) as Key[];

const rows: readonly Row[] = [
  ...keys(accountMetricCatalog).map(
    (metric): Row => ({
      name: `${t(accountMetricCatalog[metric].label)} of an account`,
      of: ({ accountMetrics, followerDigits }) => {
        if (!accountMetrics.includes(metric)) return notGiven;
        return metric === "followers" && followerDigits !== null ? `to ${followerDigits} digits` : "exact";
      },
    }),
  ),
  ...keys(postMetricCatalog).map(
    (metric): Row => ({
      name: `${t(postMetricCatalog[metric].label)} of a post`,
      of: ({ postMetrics }) => (postMetrics.includes(metric) ? "exact" : notGiven),
    }),
  ),
  { name: "Calculated figures", of: ({ allowsDerived }) => (allowsDerived ? "yes" : "no") },
  { name: "Shown to", of: ({ isOwnerOnly }) => (isOwnerOnly ? "who linked it" : "the workspace") },
  {
    name: "Kept at most",
    of: ({ keepMonths }) => (keepMonths === null ? "while linked" : `${keepMonths} months`),
  },
  {
    name: "After the access ended there",
    of: ({ graceDays }) => (graceDays === null ? "until deleted here" : `${graceDays} days`),
  },
];

/** What every platform gives, side by side. */
export function AtAGlance({ platforms }: { platforms: readonly PlatformDescriptor[] }) {
  const columns: Column<Row>[] = [
    { key: "name", header: "What", isRowHeader: true, cell: ({ name }) => name },
    ...platforms.map(
      (one): Column<Row> => ({ key: one.id, header: one.label, cell: ({ of }) => <Cell text={of(one)} /> }),
    ),
  ];
  return (
    <Table caption="At a glance" isCaptionHidden columns={columns} rows={rows} rowKey={({ name }) => name} />
  );
}

function Cell({ text }: { text: string }) {
  return text === notGiven ? (
    <span className="text-quiet">
      <span aria-hidden="true">{notGiven}</span>
      <span className="sr-only">not given</span>
    </span>
  ) : (
    text
  );
}
