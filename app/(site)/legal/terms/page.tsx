import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { termsVersion } from "@/lib/auth/sign-up";
import { parseDay } from "@/lib/dates";
import { formatDay } from "@/lib/format";
import { inLanguage } from "@/lib/language/in-language";
import { platforms } from "@/lib/platforms/registry";
import { OneSentence } from "../one-sentence";
import { A, Paragraphs, Points } from "../prose";

export const metadata: Metadata = {
  title: "Terms",
  description: "What you may expect from Tallyglass, and what Tallyglass expects from you.",
};

export default function TermsPage() {
  const { linked, day } = inLanguage("en", () => ({
    linked: platforms().map(({ descriptor }) => descriptor),
    day: formatDay(parseDay(termsVersion)),
  }));
  return (
    <>
      <PageHeader title="Terms" note={`Version of ${day}`} />
      <OneSentence>
        We read the public counts of accounts that are yours, show them to you as they are, and stop the
        moment you say so; you link only what is yours and leave the service standing for others.
      </OneSentence>
      <Section title="What you get">
        <Paragraphs>
          <p>
            Tallyglass reads public counts of the accounts you link, about once a day, and shows how they
            develop. Each number says where it comes from, when it was read and how exact it is. A number we
            do not have is shown as missing and never made up.
          </p>
          <p>
            We depend on what the platforms give. They can change, round, delay or end it at any time, and we
            say so <A href="/definitions">where it happens</A>. Do not rest on these figures alone a decision
            that cannot be taken back.
          </p>
        </Paragraphs>
      </Section>
      <Section title="What we ask of you">
        <Points>
          <li>You are 16 or older.</li>
          <li>You link only accounts that are yours, or that their owner asked you to look after.</li>
          <li>You keep your way in to yourself, and tell us when somebody else may have it.</li>
          <li>
            You do not try to reach other people&rsquo;s data, to overload the service, or to read the
            platforms in bulk through it. If you look for a weakness, look at your own account and tell us
            what you find.
          </li>
        </Points>
      </Section>
      <Section title="The platforms’ own terms">
        <Paragraphs>
          {linked.map(({ id, label, apiName, termsUrl, privacyPolicyUrl, permissionsUrl }) => (
            <p key={id}>
              Tallyglass uses {apiName}. By linking an account of {label} you agree to be bound by the{" "}
              <A href={termsUrl}>{label} terms of service</A>; its{" "}
              <A href={privacyPolicyUrl}>privacy policy</A> holds for what it does. You can end our access
              there at any time, on its <A href={permissionsUrl}>permissions page</A>, or{" "}
              <A href="/connections">here</A>.
            </p>
          ))}
        </Paragraphs>
      </Section>
      <Section title="Ending it">
        <Paragraphs>
          <p>
            You can <A href="/privacy/delete">delete your account</A> at any time, without a reason and
            without writing to anybody. Take an <A href="/privacy/export">export</A> first if you want to keep
            your history.
          </p>
          <p>
            We may close an account that breaks these terms. Except where waiting would harm others, we write
            first, say why, and leave time to answer and to take an export.
          </p>
        </Paragraphs>
      </Section>
      <Section title="What we answer for">
        <Paragraphs>
          <p>
            We answer without limit for intent, gross negligence and harm to life or health, and for what the
            law does not let anybody exclude. For slight negligence we answer only where a duty is broken on
            which the service rests, and then for the harm that was to be foreseen. Your rights as a consumer
            stay as the law of your country gives them.
          </p>
        </Paragraphs>
      </Section>
      <Section title="Changes">
        <Paragraphs>
          <p>
            Whoever runs this site owes you word of a change that takes something from you by mail at least 30
            days ahead, and you can leave before it holds. Your data is dealt with as the{" "}
            <A href="/legal/privacy">privacy policy</A> says; that is no part of these terms and needs no
            agreement from you.
          </p>
        </Paragraphs>
      </Section>
    </>
  );
}
