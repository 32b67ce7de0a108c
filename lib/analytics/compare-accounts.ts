import "server-only";
import { authorize } from "@/lib/auth/permissions";
import type { PersonContext } from "@/lib/context";
import { addDays, type Day, toDay } from "@/lib/dates";
import { t } from "@/lib/language/t";
import { doubtReach } from "@/lib/metrics/doubt";
import {
  type AccountRecord,
  byPlatform,
  countWithheld,
  earliestOf,
  readAccounts,
  withDays,
} from "./accounts";
import { type IndexedAccount, indexAccount, type RefusedAccount, refusal } from "./index-account";
import { type Period, parsePeriod, type SearchParams } from "./period";
import type { AccountView } from "./views";

/** What accounts are set against each other by. */
export const comparedMetrics = ["followers", "views"] as const;
export type ComparedMetric = (typeof comparedMetrics)[number];

/** As many lines as can be told apart. */
export const mostCompared = 5;

type AccountsCompared = {
  now: string;
  period: Period;
  earliest: Day | null;
  metric: ComparedMetric;
  /** Every account that can be chosen, platform by platform. */
  choices: readonly { account: AccountView; isChosen: boolean }[];
  /** Whether the address names accounts; else the first ones that make a line stand in. */
  isAsked: boolean;
  lines: readonly IndexedAccount[];
  /** Chosen ones without a line, each with its reason. */
  refused: readonly RefusedAccount[];
  /** What the address asks for and cannot be shown, in sentences. */
  notice: string | null;
  withheld: readonly { label: string; accounts: number }[];
};

/**
 * Up to five accounts, each indexed to 100 at its first reading in the period. Reads the period of `parsePeriod`,
 * `metric=followers|views` and `account=` once for each account.
 */
export async function compareAccounts(ctx: PersonContext, params: SearchParams): Promise<AccountsCompared> {
  authorize(ctx, "metric:read");
  const today = toDay(ctx.now);
  const [records, withheld] = await Promise.all([readAccounts(ctx, {}), countWithheld(ctx)]);
  const ordered = byPlatform(records);
  const earliest = earliestOf(ordered);
  const { compare: _, ...days } = params;
  const period = parsePeriod(days, today, earliest);
  const metric = comparedMetrics.find((one) => one === params.metric) ?? "followers";
  const asked = [...new Set([params.account ?? []].flat())];
  const named = asked.flatMap((id) => ordered.find(({ view }) => view.id === id) ?? []);
  const chosen = (named.length > 0 ? named : standing(ordered, metric)).slice(0, mostCompared);
  const read = await readChosen(ctx, chosen, period, today, metric);
  const outcomes = read.map((record) => indexAccount(record, { metric, period, now: ctx.now }));
  return {
    now: ctx.now.toISOString(),
    period,
    earliest,
    metric,
    choices: ordered.map((record) => ({ account: record.view, isChosen: chosen.includes(record) })),
    isAsked: named.length > 0,
    lines: outcomes
      .flatMap((one) => ("line" in one ? [one] : []))
      .map((one, index) => ({ ...one, line: { ...one.line, number: index + 1 } })),
    refused: outcomes.flatMap((one) => ("reason" in one ? [one] : [])),
    notice: noticeOf(params, period, { asked: asked.length, named: named.length }),
    withheld,
  };
}

/** The first ones that can make a line; where none can, the first ones, for their reasons. */
function standing(records: readonly AccountRecord[], metric: ComparedMetric): readonly AccountRecord[] {
  const able = records.filter(({ descriptor }) => refusal(descriptor, metric) === null);
  return able.length > 0 ? able : records;
}

/** Those that can make a line with their days, as far around the period as tells whether its ends are flagged. */
async function readChosen(
  ctx: PersonContext,
  chosen: readonly AccountRecord[],
  { range }: Period,
  today: Day,
  metric: ComparedMetric,
): Promise<AccountRecord[]> {
  const [to, end] = [addDays(range.to, doubtReach), addDays(today, 1)];
  const wide = { from: addDays(range.from, -doubtReach), to: to < end ? to : end };
  const able = chosen.filter(({ descriptor }) => refusal(descriptor, metric) === null);
  const read = await withDays(ctx, able, wide);
  return chosen.map((record) => read.find(({ view }) => view.id === record.view.id) ?? record);
}

function noticeOf(
  { metric, compare }: SearchParams,
  period: Period,
  { asked, named }: { asked: number; named: number },
): string | null {
  const notices = [
    period.notice,
    metric !== undefined &&
      !comparedMetrics.some((one) => one === metric) &&
      t("That count could not be read. Showing followers."),
    compare !== undefined && t("Here accounts are compared with each other, not with another time."),
    asked > named && t("An account that the address names is not in this workspace."),
    named > mostCompared &&
      t("Shown are the first {shown} of {named} accounts: more lines cannot be told apart.", {
        shown: mostCompared,
        named,
      }),
  ].filter((sentence) => typeof sentence === "string");
  return notices.length === 0 ? null : notices.join(" ");
}
