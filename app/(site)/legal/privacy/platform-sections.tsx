import { Section } from "@/components/ui/section";
import { inLanguage } from "@/lib/language/in-language";
import { platforms } from "@/lib/platforms/registry";
import type { PlatformDescriptor } from "@/lib/platforms/types";
import { A, Paragraphs, Points } from "../prose";

/** One section a platform, from the descriptors by which linking, reading and deleting work. */
export function PlatformSections() {
  const all = inLanguage("en", () => platforms().map(({ descriptor }) => descriptor));
  return all.map((descriptor) => <OnePlatform key={descriptor.id} of={descriptor} />);
}

function OnePlatform({ of: one }: { of: PlatformDescriptor }) {
  const { label, apiName, words } = one;
  return (
    <Section id={`platform-${one.id}`} title={`What we do with ${label}`}>
      <Paragraphs>
        <p>
          Tallyglass uses {apiName} to read your account, after you allowed it there. What {label} itself does
          with your data is in <A href={one.privacyPolicyUrl}>its privacy policy</A>; its{" "}
          <A href={one.termsUrl}>terms of service</A> hold when you link an account.
        </p>
        <p>We ask for:</p>
      </Paragraphs>
      <Points>
        {one.scopes.map(({ scope, allows }) => (
          <li key={scope}>
            {allows} <code className="break-all font-mono text-quiet text-small">{scope}</code>
          </li>
        ))}
      </Points>
      <Paragraphs>
        <p>
          With it we read your account&rsquo;s identifier and name, its public counts, and the public counts
          of your public {words.posts}, about once a day, and show them to you. Titles and covers of{" "}
          {words.posts}, or the first words of one without a title, are fetched when you look at them and
          never stored. We never read: {one.neverRead.map(lowerFirst).join("; ")}.
        </p>
        <p>{keepingOf(one)}</p>
        <p>
          {disconnectOf(one)} You do it under <A href="/connections">Connections</A>.{" "}
          {one.canRevoke
            ? `You can also end the access at ${label}, on its`
            : `${label} documents no call by which we could end the access itself: that is yours to do, on its`}{" "}
          <A href={one.permissionsUrl}>permissions page</A>:{" "}
          {one.graceDays === null
            ? "what was read then stays until you delete it here."
            : `unless you link again, everything read from it is deleted here by day ${one.graceDays}.`}{" "}
          Deleting your Tallyglass account deletes all of it, too. None of this changes anything at {label}{" "}
          itself.
        </p>
        {one.useNotice && (
          <p>
            {one.useNotice.text} <A href={one.useNotice.url}>Read that policy</A>.
          </p>
        )}
      </Paragraphs>
    </Section>
  );
}

function disconnectOf({ canRevoke, historyEndsWithDisconnect }: PlatformDescriptor): string {
  const ends = canRevoke ? "ends the access" : "destroys our copy of the access";
  return historyEndsWithDisconnect
    ? `A disconnect here ${ends} and deletes the history at once.`
    : `A disconnect here ${ends} at once; you choose whether the history goes too.`;
}

function keepingOf({ keepMonths, label }: PlatformDescriptor): string {
  const names = `The account's name is read anew with the counts, and blanked when that has failed for 30 days.`;
  return keepMonths === null
    ? `Counts are kept while the account is linked. ${names}`
    : `Counts are kept for ${keepMonths} months at most, to keep to ${label}'s rules. ${names}`;
}

/** Inside a sentence, but for names and abbreviations that begin with a capital of their own. */
function lowerFirst(text: string): string {
  return /^[A-Z][a-z]+,? [a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
