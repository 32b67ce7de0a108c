import type { Day } from "@/lib/dates";
import { formatDay } from "@/lib/format";
import { t } from "@/lib/language/t";
import { accountMetricCatalog, postMetricCatalog } from "./catalog";
import { type Formula, formulas } from "./formulas";
import type { LedgerEntry } from "./ledger";

/** A dated change in what a number means, by a platform or by us, in words for /definitions and its feed. */
export type DefinitionChange = {
  /** The anchor on /definitions. */
  id: string;
  /** Who changed it: a platform's label, or us. */
  by: string;
  /** "views count when playback starts". */
  words: string;
  /** Since when. */
  from: Day;
  /** When the words about it last changed. */
  updated: Day;
  /** Before, since, what it concerns: each a term and a sentence. */
  facts: readonly (readonly [term: string, text: string])[];
  source: { label: string; url: string } | null;
};

export function ledgerChanges(platform: string, ledger: readonly LedgerEntry[]): DefinitionChange[] {
  return ledger.map((entry) => ({
    id: entry.id,
    by: platform,
    words: entry.words,
    from: entry.from,
    updated: entry.revised ?? entry.complete,
    facts: [
      [t("Before"), entry.before],
      [t("Since"), entry.after],
      [t("Concerns"), `${concerned(entry)}.`],
      [t("Comparing"), comparing(entry)],
    ],
    source: entry.source,
  }));
}

/** Every version of a formula but its first. */
export function formulaChanges(): DefinitionChange[] {
  return Object.entries<Formula>(formulas).flatMap(([id, { label, expression, revisions = [] }]) =>
    revisions.map(({ version, day, words }) => ({
      id: `${id}-${version}`,
      by: "Tallyglass",
      words: t("{formula}, version {version}", { formula: t(label), version }),
      from: day,
      updated: day,
      facts: [
        [t("Since"), t(words)],
        [t("Formula"), `${expression()}.`],
      ] as const,
      source: null,
    })),
  );
}

function concerned({ account, post }: LedgerEntry): string {
  const ofAccounts = account.map((metric) =>
    t("{metric} of accounts", { metric: t(accountMetricCatalog[metric].noun) }),
  );
  const ofPosts = post.map((metric) => t("{metric} of posts", { metric: t(postMetricCatalog[metric].noun) }));
  return [...ofAccounts, ...ofPosts].join(", ");
}

function comparing({ effect, from, complete }: LedgerEntry): string {
  return [
    effect === "precision" && t("The count means the same, given more or less exactly."),
    complete > from && t("The change took until {day}.", { day: formatDay(complete) }),
    t("Numbers from before and after are not compared."),
  ]
    .filter(Boolean)
    .join(" ");
}
