import type { Metadata } from "next";
import { Badge } from "@/components/ui/badge";
import { type Definition, DefinitionList } from "@/components/ui/definition-list";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { accountMetricCatalog, postMetricCatalog } from "@/lib/metrics/catalog";
import { platforms } from "@/lib/platforms/registry";
import type { PlatformDescriptor } from "@/lib/platforms/types";

export const metadata: Metadata = {
  title: "What platforms give",
  description: "What Tallyglass reads from each platform, by which permission, how exactly, and what never.",
};

/** Generated from the same descriptors that the connect buttons, the reading and the deletion work by. */
export default function PlatformsPage() {
  return (
    <>
      <PageHeader
        title="What platforms give"
        note="Public counts only: what anybody can see on the profile or the post when we read it."
      />
      {platforms().map((platform) => (
        <Section
          key={platform.descriptor.id}
          id={platform.descriptor.id}
          title={platform.descriptor.label}
          note={platform.isConfigured() ? undefined : <Badge>Not configured on this server</Badge>}
        >
          <DefinitionList items={describe(platform.descriptor)} />
        </Section>
      ))}
    </>
  );
}

function describe(one: PlatformDescriptor): Definition[] {
  return [
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
      description: listed(one.accountMetrics.map((metric) => accountMetricCatalog[metric].label)),
    },
    {
      term: "Of a post",
      description: listed(one.postMetrics.map((metric) => postMetricCatalog[metric].label)),
    },
    { term: "Source", description: `${one.endpoints.account}; ${one.endpoints.post}` },
    {
      term: "Permissions asked for",
      description: (
        <ul className="grid gap-2">
          {one.scopes.map((scope) => (
            <li key={scope.scope} className="grid gap-0.5">
              <span>{scope.allows}</span>
              <code className="break-all font-mono text-note text-quiet">{scope.scope}</code>
            </li>
          ))}
        </ul>
      ),
    },
    { term: "Never read", description: `${one.neverRead.join(". ")}.` },
    {
      term: "Precision",
      description:
        one.followerDigits === null
          ? "Exact counts."
          : `Counts of ${one.words.followers} are cut to ${one.followerDigits} digits; all others are exact.`,
    },
    { term: "Read", description: readEvery(one.readEveryHours) },
    {
      term: "Calculated figures",
      description: one.allowsDerived
        ? "Rates, net change and growth, labelled as calculated by us."
        : "None: its rules allow its own figures only. They are shown as lines over time.",
    },
    {
      term: "Kept",
      description: `${one.keepMonths === null ? "As long as the account is linked." : `At most ${one.keepMonths} months.`} ${
        one.historyEndsWithDisconnect
          ? "A disconnect deletes the history."
          : "At a disconnect you choose whether the history stays."
      }${one.graceDays === null ? "" : ` After a grant ended at ${one.label}, everything goes by day ${one.graceDays}.`}`,
    },
    {
      term: "At the platform",
      description: (
        <span className="flex flex-wrap gap-x-4 gap-y-1">
          <a href={one.permissionsUrl} className="prose-link" rel="noreferrer">
            See and end grants at {one.label}
          </a>
          <a href={one.privacyPolicyUrl} className="prose-link" rel="noreferrer">
            Its privacy policy
          </a>
        </span>
      ),
    },
    {
      term: "Changes in its numbers",
      description: (
        <a href={`/definitions#ledger-${one.id}`} className="prose-link">
          {one.ledger.length === 0 ? "None known" : `${one.ledger.length} in the ledger`}
        </a>
      ),
    },
  ];
}

/** "Followers, views, posts". */
function listed([first = "", ...others]: readonly string[]): string {
  return [first, ...others.map((label) => label.toLowerCase())].join(", ");
}

function readEvery(hours: number): string {
  if (hours === 24) return "Once a day; the last good reading of a UTC day stays.";
  return `Every ${hours} hours; the last good reading of a UTC day stays.`;
}
