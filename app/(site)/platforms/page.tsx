import type { Metadata } from "next";
import { Badge } from "@/components/ui/badge";
import { type Definition, DefinitionList } from "@/components/ui/definition-list";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { currentLanguage } from "@/lib/language/current";
import { t } from "@/lib/language/t";
import { accountMetricCatalog, type MetricDescription, postMetricCatalog } from "@/lib/metrics/catalog";
import { platforms } from "@/lib/platforms/registry";
import type { Platform, PlatformDescriptor } from "@/lib/platforms/types";
import { AtAGlance } from "./at-a-glance";
import { PolicyRules } from "./policy-rules";
import {
  audienceOf,
  calculatedOf,
  keepingOf,
  leavingOf,
  limitsOf,
  lostGrantOf,
  precisionOf,
  revokingOf,
  rhythmOf,
} from "./words";

export function generateMetadata(): Metadata {
  return {
    title: t("What platforms give"),
    description: t(
      "What Tallyglass reads from each platform, by which permission, how exactly, how long it is kept, and what is never read.",
    ),
  };
}

/** Generated from the same descriptors that the connect buttons, the reading and the deletion work by. */
export default function PlatformsPage() {
  const all = platforms();
  return (
    <>
      <PageHeader
        title={t("What platforms give")}
        note={t("Public counts only: what anybody can see on the profile or the post when we read it.")}
      />
      <Section title={t("At a glance")}>
        <AtAGlance platforms={all.map(({ descriptor }) => descriptor)} />
      </Section>
      {all.map((platform) => (
        <Section
          key={platform.descriptor.id}
          id={platform.descriptor.id}
          title={platform.descriptor.label}
          note={platform.isConfigured() ? undefined : <Badge>{t("Not configured on this server")}</Badge>}
        >
          <DefinitionList items={describe(platform)} />
          <PolicyRules of={platform.descriptor} />
        </Section>
      ))}
    </>
  );
}

function describe({ descriptor: one, budget }: Platform): Definition[] {
  return [
    {
      term: t("Which accounts"),
      description: one.requirement ? <Requirement of={one.requirement} /> : t("Any that has public counts."),
    },
    {
      term: t("Of an account"),
      description: listed(one.accountMetrics.map((metric) => accountMetricCatalog[metric])),
    },
    {
      term: t("Of a post"),
      description: listed(one.postMetrics.map((metric) => postMetricCatalog[metric])),
    },
    { term: t("Precision"), description: precisionOf(one) },
    { term: t("Source"), description: `${one.endpoints.account}; ${one.endpoints.post}` },
    { term: t("Permissions asked for"), description: <Scopes of={one} /> },
    { term: t("Never read"), description: `${one.neverRead.join(". ")}.` },
    { term: t("Read"), description: rhythmOf(one) },
    { term: t("Limits"), description: limitsOf(Object.values(budget.allowances)) },
    { term: t("Calculated figures"), description: calculatedOf(one) },
    { term: t("Shown to"), description: audienceOf(one) },
    { term: t("Kept"), description: keepingOf(one) },
    { term: t("When you leave here"), description: `${leavingOf(one)} ${revokingOf(one)}` },
    { term: t("When the access ends there"), description: lostGrantOf(one) },
    {
      term: t("At the platform"),
      description: (
        <span className="flex flex-wrap gap-x-4 gap-y-1">
          <a href={one.permissionsUrl} className="prose-link" rel="noreferrer">
            {t("See and end grants at {platform}", { platform: one.label })}
          </a>
          <a href={one.privacyPolicyUrl} className="prose-link" rel="noreferrer">
            {t("{platform}’s privacy policy", { platform: one.label })}
          </a>
        </span>
      ),
    },
    {
      term: t("Changes in its numbers"),
      description: (
        <a href={`/definitions#ledger-${one.id}`} className="prose-link">
          {one.ledger.length === 0
            ? t("None known of {platform}", { platform: one.label })
            : t("{count} of {platform}", { count: one.ledger.length, platform: one.label })}
        </a>
      ),
    },
  ];
}

function Requirement({ of: { text, help } }: { of: NonNullable<PlatformDescriptor["requirement"]> }) {
  return (
    <>
      {text}{" "}
      <a href={help.url} className="prose-link" rel="noreferrer">
        {help.label}
      </a>
    </>
  );
}

/** Each permission in words, and what is lost where it is not given. */
function Scopes({ of: { scopes } }: { of: PlatformDescriptor }) {
  return (
    <ul className="grid gap-2">
      {scopes.map(({ scope, allows, without }) => (
        <li key={scope} className="grid gap-0.5">
          <span>{allows}</span>
          <span className="text-quiet">{t("Without it: {loss}", { loss: inSentence(without) })}</span>
          <code className="break-all font-mono text-note text-quiet">{scope}</code>
        </li>
      ))}
    </ul>
  );
}

/** What comes after a colon begins small in English. */
function inSentence(text: string): string {
  return currentLanguage() === "en" ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** "Followers, views, posts". */
function listed([first, ...others]: readonly MetricDescription[]): string {
  return first ? [t(first.label), ...others.map(({ noun }) => t(noun))].join(", ") : "";
}
