import "server-only";
import { compareAccounts } from "@/lib/analytics/compare-accounts";
import type { SearchParams } from "@/lib/analytics/period";
import { authorize } from "@/lib/auth/permissions";
import type { PersonContext } from "@/lib/context";
import { t } from "@/lib/language/t";
import { accountMetricCatalog } from "@/lib/metrics/catalog";
import { formulaText } from "@/lib/metrics/formulas";
import { about, daysWords } from "./about";
import { lineColumns, lineRows } from "./line-rows";
import type { DataTable } from "./table";

/** Accounts set against each other, each indexed to 100, as the address chooses them. */
export async function downloadComparison(ctx: PersonContext, params: SearchParams): Promise<DataTable> {
  authorize(ctx, "metric:read");
  const { lines, metric, period, now } = await compareAccounts(ctx, params);
  const title = `${t(accountMetricCatalog[metric].label)} of accounts, indexed to 100`;
  return {
    title,
    nameParts: ["indexed", metric, period.range.from, "to", period.lastDay],
    columns: ["account", "platform", ...lineColumns],
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
