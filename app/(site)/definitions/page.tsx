import type { Metadata } from "next";
import { DefinitionList } from "@/components/ui/definition-list";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { now } from "@/lib/clock";
import { toDay } from "@/lib/dates";
import { env } from "@/lib/env";
import { t } from "@/lib/language/t";
import { formulaChanges, ledgerChanges } from "@/lib/metrics/definition-changes";
import { type Formula, formulas } from "@/lib/metrics/formulas";
import { platforms } from "@/lib/platforms/registry";
import { LedgerEntries } from "./ledger-entries";
import { MetricList } from "./metric-list";

const feedPath = "/definitions/feed.xml";

export function generateMetadata(): Metadata {
  const feed = new URL(feedPath, env.APP_URL).href;
  return {
    title: t("Definitions"),
    description: t(
      "What each number means, how it is calculated, and what the platforms changed in it, with dates.",
    ),
    alternates: { types: { "application/atom+xml": [{ url: feed, title: t("Changes of definitions") }] } },
  };
}

const states = () => [
  { term: t("Measured"), description: t("The count as the platform returned it.") },
  {
    term: t("Rounded"),
    description: t(
      "The platform cuts the count. It is shown with the band it stands for: {low} means {low} to {high}.",
      { low: 1_230_000, high: 1_239_999 },
    ),
  },
  {
    term: t("Hidden"),
    description: t("The owner hides the count. That is no 0, and nothing is calculated with it."),
  },
  {
    term: t("Missing"),
    description: t("No reading. A day without one is a gap: shaded, with its reason, never filled in."),
  },
];

/** Everything a number here can mean. The same words stand on receipts, and the same file calculates. */
export default async function DefinitionsPage() {
  const today = toDay(await now());
  return (
    <>
      <PageHeader
        title={t("Definitions")}
        note={t(
          "What each number means, how it is calculated, and what the platforms changed in it. Days are UTC days of the reading.",
        )}
        actions={<LinkButton href={feedPath}>{t("Follow changes by feed")}</LinkButton>}
      />
      <Section title={t("The four states of a number")}>
        <DefinitionList items={states()} />
      </Section>
      <Section
        title={t("Counts of an account")}
        note={t("As its public profile shows them at the time of reading.")}
      >
        <MetricList of="account" today={today} />
      </Section>
      <Section title={t("Counts of a post")}>
        <MetricList of="post" today={today} />
      </Section>
      <Section
        title={t("What we calculate")}
        note={t(
          "Labelled as calculated wherever it stands. A formula's version rises when the same readings would give another result.",
        )}
      >
        <ul className="grid gap-6">
          {Object.entries(formulas).map(([id, formula]) => (
            <FormulaEntry key={id} id={id} formula={formula} />
          ))}
        </ul>
      </Section>
      {platforms().map(({ descriptor: { id, label, ledger } }) => (
        <Section
          key={id}
          id={`ledger-${id}`}
          title={t("What {platform} changed", { platform: label })}
          note={t(
            "Oldest first. Growth is not calculated across a change: what stands on both sides is not comparable.",
          )}
        >
          <LedgerEntries changes={ledgerChanges(label, ledger)} />
        </Section>
      ))}
      <Section
        id="ledger-formulas"
        title={t("What we changed in our formulas")}
        note={t(
          "By formula. A new version holds for every figure shown since then, of whatever day: readings stay as they were read.",
        )}
      >
        <LedgerEntries changes={formulaChanges()} />
      </Section>
    </>
  );
}

function FormulaEntry({ id, formula }: { id: string; formula: Formula }) {
  return (
    <li id={id} className="grid max-w-measure gap-1 text-small">
      <h3 className="font-medium text-body">
        {t(formula.label)}{" "}
        <span className="font-normal text-quiet text-small">
          {t("version {version}", { version: formula.version })}
        </span>
      </h3>
      <p>{formula.words()}</p>
      <p className="rounded-control bg-wash px-3 py-2 font-mono">{formula.expression()}</p>
      <ul className="grid list-disc gap-0.5 ps-5 text-quiet">
        {formula.limits().map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
    </li>
  );
}
