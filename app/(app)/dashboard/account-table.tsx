import { FreshnessNote } from "@/components/analytics/freshness-note";
import { OnRequest } from "@/components/analytics/on-request";
import { shapeOf } from "@/components/charts/spark-path";
import { type Column, Table } from "@/components/ui/table";
import type { OverviewAccount } from "@/lib/analytics/get-overview";
import type { FigureView } from "@/lib/analytics/views";
import { t } from "@/lib/language/t";
import { FigureCell } from "./figure-cell";
import { StatusBadge } from "./status-badge";

/** There is little room in a line. */
const narrow = 64;

type AccountTableProps = {
  /** Of one platform, so that the columns are the same. */
  accounts: readonly [OverviewAccount, ...OverviewAccount[]];
  /** The period as the address says it. */
  days: string;
  now: string;
  /** Figures are shown when asked for. */
  isHidden: boolean;
};

/** Many accounts, a line each: how fresh, and the three figures with their change and shape. */
export function AccountTable({ accounts, days, now, isHidden }: AccountTableProps) {
  const [{ account: first, figures }] = accounts;
  const columns: Column<OverviewAccount>[] = [
    {
      key: "account",
      header: t("Account"),
      isRowHeader: true,
      cell: ({ account }) => (
        <div className="grid min-w-32 justify-items-start gap-0.5 sm:min-w-40 print:min-w-0 max-sm:[&_time]:whitespace-normal">
          <a href={`/accounts/${account.id}?${days}`} dir="auto" className="prose-link font-medium">
            {account.handle}
          </a>
          <span className="text-note text-quiet">
            {account.progress && account.isFirstLook ? (
              account.progress.stage
            ) : (
              <FreshnessNote {...account.freshness} now={now} />
            )}
          </span>
          <StatusBadge status={account.status} />
        </div>
      ),
    },
    ...figures.map(
      ({ metric }, index): Column<OverviewAccount> => ({
        key: metric,
        header: metric,
        cell: ({ figures: own, account }) => (
          <OnRequest
            isHidden={isHidden}
            object={t("of {metric}, {object}", { metric, object: account.handle })}
          >
            <Figure figure={own[index]} number={account.platform.number} now={now} />
          </OnRequest>
        ),
      }),
    ),
  ];
  return (
    <Table
      caption={t("Accounts on {platform}", { platform: first.platform.label })}
      isCaptionHidden
      columns={columns}
      rows={accounts}
      rowKey={({ account }) => account.id}
    />
  );
}

function Figure({ figure, ...beside }: { figure: FigureView | undefined; number: number; now: string }) {
  if (!figure) return null;
  const { value, change, comparison, receipt } = figure;
  return (
    <FigureCell
      figure={{ value, change, comparison, receipt }}
      path={shapeOf(figure, narrow)}
      width={narrow}
      {...beside}
    />
  );
}
