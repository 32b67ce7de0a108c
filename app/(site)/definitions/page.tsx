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
    title: "Definitions",
    description:
      "What each number means, how it is calculated, and what the platforms changed in it, with dates.",
    alternates: { types: { "application/atom+xml": [{ url: feed, title: "Changes of definitions" }] } },
  };
}

const states = [
  { term: "Measured", description: "The count as the platform returned it." },
  {
    term: "Rounded",
    description:
      "The platform cuts the count. It is shown with the band it stands for: 1,230,000 means 1,230,000 to 1,239,999.",
  },
  {
    term: "Hidden",
    description: "The owner hides the count. That is no 0, and nothing is calculated with it.",
  },
  {
    term: "Missing",
    description: "No reading. A day without one is a gap: shaded, with its reason, never filled in.",
  },
];

/** Everything a number here can mean. The same words stand on receipts, and the same file calculates. */
export default async function DefinitionsPage() {
  const today = toDay(await now());
  return (
    <>
      <PageHeader
        title="Definitions"
        note="What each number means, how it is calculated, and what the platforms changed in it. Days are UTC days of the reading."
        actions={<LinkButton href={feedPath}>Follow changes by feed</LinkButton>}
      />
      <Section title="The four states of a number">
        <DefinitionList items={states} />
      </Section>
      <Section title="Counts of an account" note="As its public profile shows them at the time of reading.">
        <MetricList of="account" today={today} />
      </Section>
      <Section title="Counts of a post">
        <MetricList of="post" today={today} />
      </Section>
      <Section
        title="What we calculate"
        note="Labelled as calculated wherever it stands. A formula's version rises when the same readings would give another result."
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
          title={`What ${label} changed`}
          note="Oldest first. Growth is not calculated across a change: what stands on both sides is not comparable."
        >
          <LedgerEntries changes={ledgerChanges(label, ledger)} />
        </Section>
      ))}
      <Section
        id="ledger-formulas"
        title="What we changed in our formulas"
        note="By formula. A new version holds for every figure shown since then, of whatever day: readings stay as they were read."
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
        <span className="font-normal text-quiet text-small">version {formula.version}</span>
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
