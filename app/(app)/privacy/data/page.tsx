import type { Metadata } from "next";
import { InventoryLedger } from "@/components/privacy/inventory-ledger";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { requireContext } from "@/lib/auth/session";
import { formatCount } from "@/lib/format";
import { t } from "@/lib/language/t";
import { type Holding, whatWeHold } from "@/lib/privacy/what-we-hold";

export function generateMetadata(): Metadata {
  return { title: t("What we hold") };
}

export default async function DataPage() {
  const { holdings, rows } = await whatWeHold(await requireContext());
  const shown = holdings.filter(({ sheet }) => sheet !== null);
  const unshown = holdings.filter(({ sheet }) => sheet === null);
  return (
    <>
      <PageHeader
        back={{ href: "/privacy", label: t("Privacy") }}
        title={t("What we hold")}
        note={t(
          "{rows} rows about you, counted now, from the list that also writes the export and carries out the deletion.",
          { rows: formatCount(rows) },
        )}
      />
      <Section title={t("Open to you")} note={t("Open a line to see its rows. The export has all of them.")}>
        <InventoryLedger caption={t("What we hold about you")} rows={shown.map(toRow)} />
      </Section>
      <Section
        title={t("Counted, not shown")}
        note={t(
          "Secrets would let others in, and inner numbers tell nothing. Both are deleted with the rest.",
        )}
      >
        <InventoryLedger caption={t("What is counted and not shown")} rows={unshown.map(toRow)} />
      </Section>
    </>
  );
}

function toRow({ title, about, why, basis, processors, kept, rows, oldest, newest, sheet }: Holding) {
  return {
    category: t(title),
    what: t(about),
    why: t(why),
    basis: t(basis),
    processors: processors.map((one) => t(one)),
    until: t(kept),
    rows: String(rows),
    oldest,
    newest,
    ...(sheet && rows > 0 ? { href: `/privacy/data/${sheet}` } : {}),
  };
}
