import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { Table } from "@/components/ui/table";
import { describeCookies } from "@/lib/auth/cookies";
import { inLanguage } from "@/lib/language/in-language";
import { OneSentence } from "../one-sentence";
import { A, Paragraphs } from "../prose";

export const metadata: Metadata = {
  title: "Cookies",
  description:
    "Every cookie Tallyglass sets, what for, and for how long. None is optional, so there is no banner.",
};

export default function CookiesPage() {
  return (
    <>
      <PageHeader title="Cookies" />
      <OneSentence>
        Tallyglass sets only the cookies without which signing in would not work, so there is nothing to agree
        to and no banner.
      </OneSentence>
      <Section title="Every cookie">
        <Table
          caption="Every cookie"
          isCaptionHidden
          columns={[
            {
              key: "name",
              header: "Name",
              isRowHeader: true,
              cell: ({ name }) => <code className="font-mono">{name}</code>,
            },
            { key: "purpose", header: "What for", cell: ({ purpose }) => <Wide>{purpose}</Wide> },
            { key: "lifetime", header: "How long", cell: ({ lifetime }) => <Wide>{lifetime}</Wide> },
          ]}
          rows={inLanguage("en", describeCookies)}
          rowKey={({ name }) => name}
        />
      </Section>
      <Section title="What there is not">
        <Paragraphs>
          <p>
            No cookie of anybody else, no pixel, no fingerprinting, no local storage. No page of ours asks
            another site for anything, so nobody else can set one either.
          </p>
          <p>
            Reading this page sets none. All of them are for this site alone, closed to scripts, and on a site
            with an encrypted address sent over encrypted connections only. What else we hold is in the{" "}
            <A href="/legal/privacy">privacy policy</A>.
          </p>
        </Paragraphs>
      </Section>
    </>
  );
}

function Wide({ children }: { children: string }) {
  return <span className="block min-w-40 max-w-measure">{children}</span>;
}
