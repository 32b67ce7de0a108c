import "server-only";
import { getOverview } from "@/lib/analytics/get-overview";
import type { SearchParams } from "@/lib/analytics/period";
import type { FigureView, LineView } from "@/lib/analytics/views";
import { authorize } from "@/lib/auth/permissions";
import type { PersonContext } from "@/lib/context";
import { toDay } from "@/lib/dates";
import { t } from "@/lib/language/t";
import { type FormulaId, formulas, formulaText } from "@/lib/metrics/formulas";
import { about, daysWords } from "./about";
import { lineColumns, lineRows } from "./line-rows";
import type { DataTable } from "./table";

/** The dashboard's figures of every account, day by day; each account by itself. */
export async function downloadOverview(ctx: PersonContext, params: SearchParams): Promise<DataTable> {
  authorize(ctx, "metric:read");
  const { accounts, period, now } = await getOverview(ctx, params);
  const figures = accounts.flatMap(({ account, figures: own }) => own.map((figure) => ({ account, figure })));
  const used = (Object.keys(formulas) as FormulaId[]).filter((id) =>
    figures.some(({ figure }) => figure.receipt.formula === formulaText(id)),
  );
  const title = t("Figures of every account");
  return {
    title,
    nameParts: [t("figures"), period.range.from, t("to"), period.lastDay],
    columns: [t("column|account"), t("column|platform"), ...lineColumns()],
    rows: figures.flatMap(({ account, figure }) =>
      lineRows(lineOf(figure, account.platform.number), figure.receipt.formula).map((row) => [
        account.handle,
        account.platform.label,
        ...row,
      ]),
    ),
    about: about({
      title,
      accounts: accounts.map(({ account }) => account),
      period: daysWords(period),
      now,
      formulas: [
        ...used,
        ...(figures.some(({ figure }) => figure.points.some(({ days }) => days))
          ? ["weeklyMedian" as const]
          : []),
      ],
      breaks: figures.flatMap(({ figure }) => figure.breaks),
    }),
  };
}

/** A figure that has no line is one row: its value on the day it was read. */
function lineOf({ metric, unit, value, points, breaks, receipt }: FigureView, number: number): LineView {
  const { count, state, low, high } = value;
  const { readAt } = receipt;
  const single =
    readAt === null ? [] : [{ day: toDay(new Date(readAt)), value: count, state, low, high, readAt }];
  return {
    id: metric,
    name: metric,
    number,
    unit,
    format: value.format,
    points: points.length > 0 ? points : single,
    gaps: points.length > 0 ? receipt.gaps : [],
    breaks,
  };
}
