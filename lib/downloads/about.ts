import "server-only";
import type { AccountView, LineView } from "@/lib/analytics/views";
import type { Day } from "@/lib/dates";
import { formatDay } from "@/lib/format";
import { t } from "@/lib/language/t";
import { type FormulaId, formulas, formulaText } from "@/lib/metrics/formulas";

type About = {
  title: string;
  accounts: readonly AccountView[];
  /** "2026-05-01 to 2026-05-28, both included". */
  period: string;
  /** ISO instant at which the rows were read from our database. */
  now: string;
  /** What is calculated by us; nothing where all is as the platforms returned it. */
  formulas: readonly FormulaId[];
  breaks: LineView["breaks"];
};

const states = [
  "measured: the number the platform gave.",
  "rounded: the platform gave fewer digits; low and high are the ends of what it can mean.",
  "Beside a median, low and high are its 95% interval.",
  "hidden: its owner shows no number.",
  "missing: no reading. Empty is never 0.",
].join(" ");

/** The days of a period, as the sheet says them. */
export function daysWords({ range, lastDay }: { range: { from: Day }; lastDay: Day }): string {
  return `${range.from} to ${lastDay}, both included`;
}

/** What the file says of its rows, as pairs of a word and its text. */
export function about({ title, accounts, period, now, breaks, ...rest }: About): [string, string][] {
  const platforms = [...new Set(accounts.map(({ platform }) => platform.label))].join(", ");
  const used = [...new Set(rest.formulas)];
  return [
    ["What", title],
    [accounts.length === 1 ? "Account" : "Accounts", accounts.map(({ name }) => name).join(", ")],
    ["Platform", platforms],
    ["Period", period],
    ["Days", "Days are UTC."],
    ["Written", now],
    ["States", states],
    ["Imported", "yes: brought by a person, not read from the platform."],
    ...(used.length === 0
      ? [["Calculated by Tallyglass", `Nothing: every number is as ${platforms} returned it.`] as const]
      : used.map((id) => [`Calculated by Tallyglass: ${t(formulas[id].label)}`, formulaText(id)] as const)),
    ...[...new Map(breaks.map((change) => [`${change.day} ${change.text}`, change])).values()].map(
      (change) =>
        [
          `Change of ${change.effect === "precision" ? "precision" : "definition"} on ${formatDay(change.day)}`,
          `${change.text}. Numbers on both sides are not comparable.`,
        ] as const,
    ),
  ].map(([word, text]) => [word, text]);
}
