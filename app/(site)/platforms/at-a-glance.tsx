import { type Column, Table } from "@/components/ui/table";
import { t, tn } from "@/lib/language/t";
import { accountMetricCatalog, postMetricCatalog } from "@/lib/metrics/catalog";
import type { PlatformDescriptor } from "@/lib/platforms/types";

type Row = { name: string; of: (one: PlatformDescriptor) => string };

const notGiven = "–";
const keys = <Key extends string>(of: Record<Key, unknown>) => Object.keys(of) as Key[];

const rows = (): Row[] => [
  ...keys(accountMetricCatalog).map(
    (metric): Row => ({
      name: t("{metric} of an account", { metric: t(accountMetricCatalog[metric].label) }),
      of: ({ accountMetrics, followerDigits }) => {
        if (!accountMetrics.includes(metric)) return notGiven;
        return metric === "followers" && followerDigits !== null
          ? t("to {count} digits", { count: followerDigits })
          : t("exact");
      },
    }),
  ),
  ...keys(postMetricCatalog).map(
    (metric): Row => ({
      name: t("{metric} of a post", { metric: t(postMetricCatalog[metric].label) }),
      of: ({ postMetrics }) => (postMetrics.includes(metric) ? t("exact") : notGiven),
    }),
  ),
  { name: t("Calculated figures"), of: ({ allowsDerived }) => (allowsDerived ? t("yes") : t("no")) },
  { name: t("Shown to"), of: ({ isOwnerOnly }) => (isOwnerOnly ? t("who linked it") : t("the workspace")) },
  {
    name: t("Kept at most"),
    of: ({ keepMonths }) =>
      keepMonths === null ? t("while linked") : tn(keepMonths, "{count} month", "{count} months"),
  },
  {
    name: t("After the access ended there"),
    of: ({ graceDays }) =>
      graceDays === null ? t("until deleted here") : tn(graceDays, "{count} day", "{count} days"),
  },
];

/** What every platform gives, side by side. */
export function AtAGlance({ platforms }: { platforms: readonly PlatformDescriptor[] }) {
  const columns: Column<Row>[] = [
    { key: "name", header: t("What"), isRowHeader: true, cell: ({ name }) => name },
    ...platforms.map(
      (one): Column<Row> => ({ key: one.id, header: one.label, cell: ({ of }) => <Cell text={of(one)} /> }),
    ),
  ];
  return (
    <Table
      caption={t("At a glance")}
      isCaptionHidden
      columns={columns}
      rows={rows()}
      rowKey={({ name }) => name}
    />
  );
}

function Cell({ text }: { text: string }) {
  return text === notGiven ? (
    <span className="text-quiet">
      <span aria-hidden="true">{notGiven}</span>
      <span className="sr-only">{t("not given")}</span>
    </span>
  ) : (
    text
  );
}
