import { useMemo } from "react";
import { Change } from "@/components/analytics/change";
import { FreshnessNote } from "@/components/analytics/freshness-note";
import { OnRequest } from "@/components/analytics/on-request";
import { Receipt } from "@/components/analytics/receipt";
import { Value } from "@/components/analytics/value";
import { narrowWidth, Sparkline } from "@/components/charts/sparkline";
import { type Column, Table } from "@/components/ui/table";
import { t } from "@/lib/language/t";
import type { AccountLine, ShownFigure } from "./account-lines";
import { StatusBadge } from "./status-badge";

export type AccountTableProps = {
  /**
   * Its lines as JSON. As elements and values, the thousands that a table of many accounts has would be visited by who
   * writes the page, who reads it for its markup and who reads it in the browser.
   */
  lines: string;
  /** Of their platform. */
  platform: { label: string; number: number };
  /** The period as the address says it. */
  days: string;
  now: string;
  /** Figures are shown when asked for. */
  isHidden: boolean;
};

/** Many accounts of one platform, a line each: how fresh, and the three figures with their change and shape. */
export default function AccountTable({ lines, platform, days, now, isHidden }: AccountTableProps) {
  const rows = useMemo<readonly AccountLine[]>(() => JSON.parse(lines), [lines]);
  const columns: Column<AccountLine>[] = [
    {
      key: "account",
      header: t("Account"),
      isRowHeader: true,
      cell: ({ id, handle, stage, freshness, status }) => (
        <div className="grid min-w-32 justify-items-start gap-0.5 sm:min-w-40 print:min-w-0 max-sm:[&_time]:whitespace-normal">
          <a href={`/accounts/${id}?${days}`} dir="auto" className="prose-link font-medium">
            {handle}
          </a>
          <span className="text-note text-quiet">{stage ?? <FreshnessNote {...freshness} now={now} />}</span>
          <StatusBadge status={status} />
        </div>
      ),
    },
    ...(rows[0]?.figures ?? []).map(
      ({ metric }, index): Column<AccountLine> => ({
        key: metric,
        header: metric,
        cell: ({ figures, handle }) => (
          <OnRequest isHidden={isHidden} object={t("of {metric}, {object}", { metric, object: handle })}>
            <Figure figure={figures[index]} number={platform.number} now={now} />
          </OnRequest>
        ),
      }),
    ),
  ];
  return (
    <Table
      caption={t("Accounts on {platform}", { platform: platform.label })}
      isCaptionHidden
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
    />
  );
}

type FigureProps = { figure: ShownFigure | undefined; number: number; now: string };

function Figure({ figure, number, now }: FigureProps) {
  if (!figure) return null;
  return (
    <div className="grid min-w-40 gap-0.5 sm:min-w-44 print:min-w-0">
      <div className="flex items-center gap-2">
        <span className="font-medium">
          <Value value={figure.value} />
        </span>
        {figure.path !== null && (
          <span className="w-16">
            <Sparkline path={figure.path} width={narrowWidth} number={number} />
          </span>
        )}
        <span className="ms-auto">
          <Receipt receipt={figure.receipt} now={now} />
        </span>
      </div>
      {figure.change && <Change change={figure.change} />}
      {figure.comparison && <p className="max-w-64 text-note text-quiet">{figure.comparison}</p>}
    </div>
  );
}
