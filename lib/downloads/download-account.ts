import "server-only";
import { onOwnDays } from "@/lib/analytics/comparison";
import { type AccountPage, getAccount } from "@/lib/analytics/get-account";
import type { SearchParams } from "@/lib/analytics/period";
import { rateFormula } from "@/lib/analytics/rates";
import { rateName } from "@/lib/analytics/receipt";
import { returnedEngagement } from "@/lib/analytics/returned-engagement";
import type { LineView } from "@/lib/analytics/views";
import { authorize } from "@/lib/auth/permissions";
import type { PersonContext } from "@/lib/context";
import { NotFoundError } from "@/lib/errors";
import { t } from "@/lib/language/t";
import { type FormulaId, formulaText } from "@/lib/metrics/formulas";
import { rateOf } from "@/lib/metrics/rate-choice";
import { about, daysWords } from "./about";
import { lineColumns, lineRows } from "./line-rows";
import { metricsOf, postTable } from "./post-rows";
import type { DataTable } from "./table";

/** A chart of an account's page, over the period its address says. @throws NotFoundError also for another workspace's account */
export async function downloadAccountChart(
  ctx: PersonContext,
  { accountId, chart, params }: { accountId: string; chart: string; params: SearchParams },
): Promise<DataTable> {
  authorize(ctx, "metric:read");
  const page = await getAccount(ctx, { accountId, params });
  if (chart === "posts") return postsOf(page);
  const found = linesOf(page, chart);
  if (!found) throw new NotFoundError("Chart");
  const { label, lines, formula } = found;
  return {
    ...headOf(page, label, lines, formula),
    columns: lineColumns(),
    rows: lines.flatMap((line) => lineRows(line, formula && formulaText(formula))),
  };
}

type Lines = { label: string; lines: readonly LineView[]; formula: FormulaId | null };

/** The lines of a chart of the page by its name; null where the page has no such chart. */
function linesOf(page: AccountPage, chart: string): Lines | null {
  const { calculated } = page;
  if (chart === "rate" && calculated) {
    const { choice } = calculated.rate;
    return {
      label: rateName(rateOf(choice).base),
      lines: withBefore(calculated.rate),
      formula: rateFormula(choice),
    };
  }
  if (chart === "engagement") {
    return calculated
      ? { label: t("Engagement gained per day"), lines: calculated.gains.lines, formula: "dailyEngagement" }
      : { label: t("Engagement by publishing day"), lines: returnedEngagement(page), formula: null };
  }
  const counted = page.lines.find(({ metric }) => metric === chart);
  return counted ? { label: counted.label, lines: withBefore(counted), formula: null } : null;
}

/** A line, and after it the one of the days it is compared with, on their own days. */
function withBefore({ line, before }: { line: LineView; before?: LineView | null }): LineView[] {
  return before ? [line, onOwnDays(before, line.name)] : [line];
}

function postsOf(page: AccountPage): DataTable {
  const metrics = metricsOf(page.posts.list);
  return {
    ...headOf(page, t("Posts"), [], metrics.includes("rate") ? "postRate" : null),
    ...postTable(
      page.posts.list.map((post) => ({ ...post, account: page.account })),
      metrics,
    ),
  };
}

function headOf(page: AccountPage, label: string, lines: readonly LineView[], formula: FormulaId | null) {
  const { account, period, lineBegins, now } = page;
  // Before there is a line, the page shows all posts.
  const isWhole = lineBegins !== null;
  const title = t("{what} of {account}", { what: label, account: account.name });
  return {
    title,
    nameParts: [
      account.handle,
      account.platform.label,
      label,
      ...(isWhole ? [] : [period.range.from, t("to"), period.lastDay]),
    ],
    about: about({
      title,
      accounts: [account],
      period: isWhole ? t("All readings") : daysWords(period),
      now,
      formulas: [
        ...(formula ? [formula] : []),
        ...(page.isWeekly && lines.length > 0 ? ["weeklyMedian" as const] : []),
      ],
      breaks: lines.flatMap(({ breaks }) => breaks),
    }),
  };
}
