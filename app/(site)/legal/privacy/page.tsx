import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { parseDay } from "@/lib/dates";
import { formatDay } from "@/lib/format";
import { inLanguage } from "@/lib/language/in-language";
import { privacyContact } from "@/lib/privacy/contact";
import { mailProvider } from "@/lib/privacy/describe";
import { OneSentence } from "../one-sentence";
import { A, Paragraphs, Points } from "../prose";
import { Categories } from "./categories";
import { PlatformSections } from "./platform-sections";
import { RetentionTable } from "./retention-table";
import { Rights } from "./rights";

export const metadata: Metadata = {
  title: "Privacy policy",
  description:
    "What Tallyglass holds about people, why, for how long, and how each can see, take and delete it.",
};

/** Changes with what is written here by hand; the generated parts change with the code they describe. */
const version = "2026-12-01";

export default function PrivacyPolicyPage() {
  return (
    <>
      <PageHeader
        title="Privacy policy"
        note={`Version of ${inLanguage("en", () => formatDay(parseDay(version)))}`}
      />
      <OneSentence>
        We keep your email address and the public counts of the accounts you link, use them for nothing but
        showing them to you, and delete all of it when you say so.
      </OneSentence>
      <Section id="contact" title="Who answers for it">
        <Contact />
      </Section>
      <PlatformSections />
      <Section
        id="data"
        title="What we hold, and why"
        note="Generated from the list that also writes your export and carries out a deletion: what is not in it is not there."
      >
        <Categories />
      </Section>
      <Section id="retention" title="How long, and what a deletion does" note="One line a kind of row.">
        <RetentionTable />
      </Section>
      <Section id="sharing" title="Who else sees it">
        <Points>
          <li>
            <strong className="font-medium">{upperFirst(mailProvider.title)}</strong>: {mailProvider.what}.
          </li>
          <li>
            <strong className="font-medium">The hosting of whoever runs this server</strong>: the databases,
            in which your address, name, handles and tokens are unreadable without keys that are kept apart
            from them.
          </li>
          <li>
            <strong className="font-medium">The platforms you link</strong>: that Tallyglass reads your
            account. Nothing about you is sent to them.
          </li>
          <li>
            Nobody else. Nothing is sold, rented or used for advertising, and nothing is fed to a model. No
            page of ours asks another site for anything, and there are no third-party cookies:{" "}
            <A href="/legal/cookies">ours are listed</A>.
          </li>
          <li>
            What each of them gets, and the whole map for machines, is under{" "}
            <A href="/legal/processors">processors</A>.
          </li>
        </Points>
      </Section>
      <Section id="security" title="How it is kept">
        <Paragraphs>
          <p>
            Your email address, name, handles and the identifiers platforms gave are sealed under a key of
            your own; each connection&rsquo;s tokens under a key of theirs. The keys are kept in a second
            database. Destroying a key makes what it sealed unreadable everywhere, in every copy.
          </p>
          <p>
            Backups of the keys reach back 7 days at most. Seven days after a deletion nothing that was sealed
            can come back from any backup, and a restored backup carries out again every deletion that came
            after it.
          </p>
        </Paragraphs>
      </Section>
      <Rights contact={privacyContact()} />
      <Section id="age" title="Age">
        <Paragraphs>
          <p>
            Tallyglass is for people of 16 and older, everywhere. We store that you said so and when; no birth
            date and no country.
          </p>
          <p>
            When a platform tells us that the age of your account there changed, that account is deleted here
            and nothing more is read for you until it is cleared up. You can still sign in, export and delete
            your data; each page then says whom to write to.
          </p>
        </Paragraphs>
      </Section>
      <Section id="changes" title="Changes">
        <Paragraphs>
          <p>
            This is the first version. Whoever runs this site owes you word of a change that matters to you by
            mail at least 30 days before it holds.
          </p>
        </Paragraphs>
      </Section>
    </>
  );
}

function Contact() {
  const contact = privacyContact();
  return (
    <Paragraphs>
      <p>
        The operator of this server is responsible.{" "}
        {contact ? (
          <>
            Write to <A href={`mailto:${contact}`}>{contact}</A> about anything on this page; you get an
            answer within 30 days, mostly much sooner.
          </>
        ) : (
          "No address for questions has been set up on this server yet: that is its operator's to do before anybody else uses it."
        )}
      </p>
    </Paragraphs>
  );
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
