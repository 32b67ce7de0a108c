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

function stateNotes(): string {
  return [
    t("measured: the number the platform gave."),
    t("rounded: the platform gave fewer digits; low and high are the ends of what it can mean."),
    t("Beside a median, low and high are its 95% interval."),
    t("hidden: its owner shows no number."),
    t("missing: no reading. Empty is never 0."),
  ].join(" ");
}

/** The days of a period, as the sheet says them. */
export function daysWords({ range, lastDay }: { range: { from: Day }; lastDay: Day }): string {
  return t("{from} to {to}, both included", { from: range.from, to: lastDay });
}

/** What the file says of its rows, as pairs of a word and its text. */
export function about({ title, accounts, period, now, breaks, ...rest }: About): [string, string][] {
  const platforms = [...new Set(accounts.map(({ platform }) => platform.label))].join(", ");
  const used = [...new Set(rest.formulas)];
  return [
    [t("What"), title],
    [accounts.length === 1 ? t("Account") : t("Accounts"), accounts.map(({ name }) => name).join(", ")],
    [t("Platform"), platforms],
    [t("Period"), period],
    [t("Days"), t("Days are UTC.")],
    [t("Written"), now],
    [t("States"), stateNotes()],
    [t("Imported"), t("yes: brought by a person, not read from the platform.")],
    ...(used.length === 0
      ? [
          [
            t("Calculated by Tallyglass"),
            t("Nothing: every number is as {platforms} returned it.", { platforms }),
          ] as const,
        ]
      : used.map(
          (id) =>
            [
              t("Calculated by Tallyglass: {name}", { name: t(formulas[id].label) }),
              formulaText(id),
            ] as const,
        )),
    ...[...new Map(breaks.map((change) => [`${change.day} ${change.text}`, change])).values()].map(
      (change) =>
        [
          change.effect === "precision"
            ? t("Change of precision on {day}", { day: formatDay(change.day) })
            : t("Change of definition on {day}", { day: formatDay(change.day) }),
          t("{change}. Numbers on both sides are not comparable.", { change: change.text }),
        ] as const,
    ),
  ].map(([word, text]) => [word, text]);
}
