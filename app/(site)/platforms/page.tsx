import type { Metadata } from "next";
import { Badge } from "@/components/ui/badge";
import { type Definition, DefinitionList } from "@/components/ui/definition-list";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { t } from "@/lib/language/t";
import { accountMetricCatalog, postMetricCatalog } from "@/lib/metrics/catalog";
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

export const metadata: Metadata = {
  title: "What platforms give",
  description:
    "What Tallyglass reads from each platform, by which permission, how exactly, how long it is kept, and what is never read.",
};

/** Generated from the same descriptors that the connect buttons, the reading and the deletion work by. */
export default function PlatformsPage() {
  const all = platforms();
  return (
    <>
      <PageHeader
        title="What platforms give"
        note="Public counts only: what anybody can see on the profile or the post when we read it."
      />
      <Section title="At a glance">
        <AtAGlance platforms={all.map(({ descriptor }) => descriptor)} />
      </Section>
      {all.map((platform) => (
        <Section
          key={platform.descriptor.id}
          id={platform.descriptor.id}
          title={platform.descriptor.label}
          note={platform.isConfigured() ? undefined : <Badge>Not configured on this server</Badge>}
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
    ...(one.requirement
      ? [{ term: "Which accounts", description: <Requirement of={one.requirement} /> }]
      : []),
    {
      term: "Which accounts",
      description: one.requirement ? (
        <>
          {one.requirement.text}{" "}
          <a href={one.requirement.help.url} className="prose-link" rel="noreferrer">
            {one.requirement.help.label}
          </a>
        </>
      ) : (
        "Any that has public counts."
      ),
    },
    {
      term: "Of an account",
      description: listed(one.accountMetrics.map((metric) => t(accountMetricCatalog[metric].label))),
    },
    {
      term: "Of a post",
      description: listed(one.postMetrics.map((metric) => t(postMetricCatalog[metric].label))),
    },
    { term: "Precision", description: precisionOf(one) },
    { term: "Source", description: `${one.endpoints.account}; ${one.endpoints.post}` },
    { term: "Permissions asked for", description: <Scopes of={one} /> },
    { term: "Never read", description: `${one.neverRead.join(". ")}.` },
    { term: "Read", description: rhythmOf(one) },
    { term: "Limits", description: limitsOf(Object.values(budget.allowances)) },
    { term: "Calculated figures", description: calculatedOf(one) },
    { term: "Shown to", description: audienceOf(one) },
    { term: "Kept", description: keepingOf(one) },
    { term: "When you leave here", description: `${leavingOf(one)} ${revokingOf(one)}` },
    { term: "When the access ends there", description: lostGrantOf(one) },
    {
      term: "At the platform",
      description: (
        <span className="flex flex-wrap gap-x-4 gap-y-1">
          <a href={one.permissionsUrl} className="prose-link" rel="noreferrer">
            See and end grants at {one.label}
          </a>
          <a href={one.privacyPolicyUrl} className="prose-link" rel="noreferrer">
            {one.label}&rsquo;s privacy policy
          </a>
        </span>
      ),
    },
    {
      term: "Changes in its numbers",
      description: (
        <a href={`/definitions#ledger-${one.id}`} className="prose-link">
          {one.ledger.length === 0 ? `None known of ${one.label}` : `${one.ledger.length} of ${one.label}`}
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
          <span className="text-quiet">Without it: {without.charAt(0).toLowerCase() + without.slice(1)}</span>
          <code className="break-all font-mono text-note text-quiet">{scope}</code>
        </li>
      ))}
    </ul>
  );
}

/** "Followers, views, posts". */
function listed([first = "", ...others]: readonly string[]): string {
  return [first, ...others.map((label) => label.toLowerCase())].join(", ");
}
