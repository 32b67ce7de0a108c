import type { Metadata } from "next";
import { InventoryLedger } from "@/components/privacy/inventory-ledger";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { requireContext } from "@/lib/auth/session";
import { formatCount } from "@/lib/format";
import { type Holding, whatWeHold } from "@/lib/privacy/what-we-hold";

export const metadata: Metadata = { title: "What we hold" };

export default async function DataPage() {
  const { holdings, rows } = await whatWeHold(await requireContext());
  const shown = holdings.filter(({ sheet }) => sheet !== null);
  const unshown = holdings.filter(({ sheet }) => sheet === null);
  return (
    <>
      <PageHeader
        back={{ href: "/privacy", label: "Privacy" }}
        title="What we hold"
        note={`${formatCount(rows)} rows about you, counted now, from the list that also writes the export and carries out the deletion.`}
      />
      <Section title="Open to you" note="Open a line to see its rows. The export has all of them.">
        <InventoryLedger caption="What we hold about you" rows={shown.map(toRow)} />
      </Section>
      <Section
        title="Counted, not shown"
        note="Secrets would let others in, and inner numbers tell nothing. Both are deleted with the rest."
      >
        <InventoryLedger caption="What is counted and not shown" rows={unshown.map(toRow)} />
      </Section>
    </>
  );
}

function toRow({ title, about, why, basis, processors, kept, rows, oldest, newest, sheet }: Holding) {
  return {
    category: title,
    what: about,
    why,
    basis,
    processors,
    until: kept,
    rows: String(rows),
    oldest,
    newest,
    ...(sheet && rows > 0 ? { href: `/privacy/data/${sheet}` } : {}),
  };
}
