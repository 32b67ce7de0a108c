import type { Metadata } from "next";
import type { ReactNode } from "react";
import { DefinitionList } from "@/components/ui/definition-list";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { inLanguage } from "@/lib/language/in-language";
import { describeMailed } from "@/lib/privacy/describe";
import { operator } from "@/lib/privacy/operator";
import { OneSentence } from "../one-sentence";
import { A, Paragraphs } from "../prose";

export const metadata: Metadata = {
  title: "Processors",
  description:
    "Everybody beside the operator who handles data of people here, what each gets, and the map of it all.",
};

export default function ProcessorsPage() {
  const { contact } = operator();
  return (
    <>
      <PageHeader title="Processors" />
      <OneSentence>
        Two others handle what we hold: whoever delivers our mail, and whoever hosts this server.
      </OneSentence>
      <Section title="Who, and what each gets">
        <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
          <Processor
            name="The mail provider (Resend)"
            does="Delivers each mail to the person it is for."
            gets={
              <ul className="grid list-disc gap-1 ps-4">
                {inLanguage("en", describeMailed).map(({ where, values }) => (
                  <li key={where}>
                    <span className="font-medium">{where}</span>: {values.join(" ")}
                  </li>
                ))}
              </ul>
            }
            bounds="Gets of all this what stands in the one mail: no list of people, and no figures. A code or a link leaves as it is, and here its fingerprint alone stays."
          />
          <Processor
            name="The hosting"
            does="Runs the program and its two databases."
            gets={
              <>
                Every kind of row that <A href="/legal/privacy#data">the policy lists</A>.
              </>
            }
            bounds="Personal text and tokens lie sealed in one database and their keys in the other: neither alone can be read."
          />
        </div>
        <Paragraphs>
          <p>
            Where each of them stands and under which contract is the operator&rsquo;s to say
            {contact ? (
              <>
                : <A href={`mailto:${contact}`}>{contact}</A>
              </>
            ) : null}
            . The platforms are no processors: they give us what anybody can see of an account that was
            linked, and get nothing of a person. What they are asked for stands under{" "}
            <A href="/platforms">platforms</A>.
          </p>
          <p>
            There is nobody else: no analytics, no advertising, no support desk elsewhere, no model. No page
            of ours asks another site for anything.
          </p>
        </Paragraphs>
      </Section>
      <Section
        title="The whole map, for machines"
        note="Written from the same list as the export and the deletion: every column of every table, with its purpose, lawful basis and end."
      >
        <div className="flex flex-wrap gap-3">
          <LinkButton href="/legal/processors/data-map.yml">Data map (fideslang YAML)</LinkButton>
          <LinkButton href="/legal/processors/article-30.csv" isDownload>
            Record of processing, GDPR Art. 30 (CSV)
          </LinkButton>
        </div>
      </Section>
    </>
  );
}

type ProcessorProps = { name: string; does: string; gets: ReactNode; bounds: string };

function Processor({ name, does, gets, bounds }: ProcessorProps) {
  return (
    <article className="grid min-w-0 grid-cols-1 content-start gap-2 rounded-card border border-line bg-surface p-4 sm:p-6">
      <h3 className="font-semibold">{name}</h3>
      <DefinitionList
        items={[
          { term: "Does", description: does },
          { term: "Gets", description: gets },
          { term: "Bounded by", description: bounds },
        ]}
      />
    </article>
  );
}
