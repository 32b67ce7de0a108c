import "server-only";
import { compareAccounts } from "@/lib/analytics/compare-accounts";
import type { SearchParams } from "@/lib/analytics/period";
import { authorize } from "@/lib/auth/permissions";
import type { PersonContext } from "@/lib/context";
import { t } from "@/lib/language/t";
import { accountMetricCatalog } from "@/lib/metrics/catalog";
import { formulaText } from "@/lib/metrics/formulas";
import { nounOf } from "@/lib/metrics/unit-words";
import { about, daysWords } from "./about";
import { lineColumns, lineRows } from "./line-rows";
import type { DataTable } from "./table";

/** Accounts set against each other, each indexed to 100, as the address chooses them. */
export async function downloadComparison(ctx: PersonContext, params: SearchParams): Promise<DataTable> {
  authorize(ctx, "metric:read");
  const { lines, metric, period, now } = await compareAccounts(ctx, params);
  const title = t("{metric} of accounts, indexed to 100", {
    metric: t(accountMetricCatalog[metric].label),
  });
  return {
    title,
    nameParts: [t("indexed"), nounOf(metric), period.range.from, t("to"), period.lastDay],
    columns: [t("column|account"), t("column|platform"), ...lineColumns()],
    rows: lines.flatMap(({ account, line }) =>
      lineRows(line, formulaText("indexedTo100")).map((row) => [
        account.handle,
        account.platform.label,
        ...row,
      ]),
    ),
    about: about({
      title,
      accounts: lines.map(({ account }) => account),
      period: daysWords(period),
      now,
      formulas: ["indexedTo100"],
      breaks: lines.flatMap(({ line }) => line.breaks),
    }),
  };
}
