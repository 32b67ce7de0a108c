import type { Metadata } from "next";
import { DefinitionList } from "@/components/ui/definition-list";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { accountMetricCatalog, postMetricCatalog } from "@/lib/metrics/catalog";
import { type Formula, formulas } from "@/lib/metrics/formulas";
import { platforms } from "@/lib/platforms/registry";
import { LedgerEntries } from "./ledger-entries";

export const metadata: Metadata = {
  title: "Definitions",
  description:
    "What each number means, how it is calculated, and what the platforms changed in it, with dates.",
};

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
export default function DefinitionsPage() {
  const ledgers = platforms().map(({ descriptor }) => descriptor);
  return (
    <>
      <PageHeader
        title="Definitions"
        note="What each number means, how it is calculated, and what the platforms changed in it. Days are UTC days of the reading."
      />
      <Section title="The four states of a number">
        <DefinitionList items={states} />
      </Section>
      <Section title="Counts of an account" note="As its public profile shows them at the time of reading.">
        <DefinitionList items={described(accountMetricCatalog)} />
      </Section>
      <Section title="Counts of a post">
        <DefinitionList items={described(postMetricCatalog)} />
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
      {ledgers.map(({ id, label, ledger }) => (
        <Section
          key={id}
          id={`ledger-${id}`}
          title={`What ${label} changed`}
          note="Oldest first. Growth is not calculated across a change of counting: the two ends count different things."
        >
          <LedgerEntries entries={ledger} />
        </Section>
      ))}
    </>
  );
}

function described(catalog: Readonly<Record<string, { label: string; definition: string }>>) {
  return Object.values(catalog).map(({ label, definition }) => ({ term: label, description: definition }));
}

function FormulaEntry({ id, formula }: { id: string; formula: Formula }) {
  return (
    <li id={id} className="grid max-w-measure gap-1 text-small">
      <h3 className="font-medium text-body">
        {formula.label} <span className="font-normal text-quiet text-small">version {formula.version}</span>
      </h3>
      <p>{formula.words}</p>
      <p className="rounded-control bg-wash px-3 py-2 font-mono">{formula.expression}</p>
      <ul className="grid list-disc gap-0.5 ps-5 text-quiet">
        {formula.limits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
    </li>
  );
}
