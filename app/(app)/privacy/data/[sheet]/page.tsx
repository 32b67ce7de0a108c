import type { Metadata } from "next";
import { orNotFound } from "@/app/(app)/or-not-found";
import { DefinitionList } from "@/components/ui/definition-list";
import { PageHeader } from "@/components/ui/page-header";
import { rich } from "@/components/ui/rich";
import { Section } from "@/components/ui/section";
import { Table } from "@/components/ui/table";
import { requireContext } from "@/lib/auth/session";
import { formatCount } from "@/lib/format";
import { t } from "@/lib/language/t";
import type { SheetValue } from "@/lib/privacy/sheet-rows";
import { showRows } from "@/lib/privacy/what-we-hold";

export function generateMetadata(): Metadata {
  return { title: t("What we hold") };
}

export default async function RowsPage({ params }: { params: Promise<{ sheet: string }> }) {
  const ctx = await requireContext();
  const { sheet } = await params;
  const { title, about, columns, rows, total } = await orNotFound(showRows(ctx, { sheet }));
  return (
    <>
      <PageHeader
        back={{ href: "/privacy/data", label: t("What we hold") }}
        title={t(title)}
        note={t(about)}
      />
      <Section title={t("Rows")} note={<Extent shown={rows.length} total={total} />}>
        <Table
          caption={t(title)}
          isCaptionHidden
          columns={columns.map(({ name }, at) => ({
            key: name,
            header: name,
            cell: ({ values }: Row) => <Cell value={values[at] ?? null} />,
          }))}
          rows={rows.map((values, at) => ({ key: String(at), values }))}
          rowKey={({ key }) => key}
          empty={t("No rows.")}
        />
      </Section>
      <Section title={t("What the columns mean")}>
        <DefinitionList
          items={columns.map(({ name, about: means }) => ({ term: name, description: t(means) }))}
        />
      </Section>
    </>
  );
}

interface Row {
  key: string;
  values: readonly SheetValue[];
}

function Cell({ value }: { value: SheetValue }) {
  if (value === null || value === "") return <span className="text-quiet">–</span>;
  // Identifiers and instants have hyphens to break at, and are read as one.
  const isOneWord = typeof value === "string" && value.length <= 40 && !value.includes(" ");
  return (
    <span dir="auto" className={isOneWord ? "whitespace-nowrap" : "block max-w-80 break-words"}>
      {typeof value === "string" ? value : value.join(", ")}
    </span>
  );
}

function Extent({ shown, total }: { shown: number; total: number }) {
  if (shown === total) return t("{total} in all.", { total: formatCount(total) });
  return rich("The newest {shown} of {total}. All of them are in the {export}.", {
    shown: formatCount(shown),
    total: formatCount(total),
    export: (
      <a className="prose-link" href="/privacy/export">
        {t("noun|export")}
      </a>
    ),
  });
}
