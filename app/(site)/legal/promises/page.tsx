import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { chapters, promises } from "@/lib/promises/all";
import { lastRun } from "@/lib/promises/last-run";
import { OneSentence } from "../one-sentence";
import { A, Points } from "../prose";
import { PromiseList } from "./promise-list";
import { RunNotice } from "./run-notice";

export const metadata: Metadata = {
  title: "Promises",
  description:
    "What Tallyglass promises about your data, each with the control that keeps it and the tests that hold it.",
};

export default async function PromisesPage() {
  const run = await lastRun();
  const count = (state: (typeof promises)[number]["state"]) =>
    promises.filter((promise) => promise.state === state).length;
  return (
    <>
      <PageHeader title="Promises" />
      <OneSentence>
        What a privacy policy says, software should do: each promise here is a control you can use and a test
        that fails when it breaks.
      </OneSentence>
      <RunNotice run={run} />
      <Points>
        <li>
          <strong className="font-medium">{count("kept")} are kept</strong> by the program, each with the
          sentences of the tests that hold it.
        </li>
        <li>
          <strong className="font-medium">{count("refused")} are refused</strong>: others say them, and we do
          not do what they speak of.
        </li>
        <li>
          <strong className="font-medium">{count("operator")} are the operator&rsquo;s</strong>: no software
          can keep them, so whoever runs this server has to. The{" "}
          <A href="/legal/privacy#contact">privacy policy</A> says whom to hold to it.
        </li>
      </Points>
      {chapters.map((chapter) => (
        <Section key={chapter.title} title={chapter.title}>
          <PromiseList promises={chapter.promises} run={run} />
        </Section>
      ))}
    </>
  );
}
