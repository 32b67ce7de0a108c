import type { Metadata } from "next";
import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { NewestOlder } from "@/components/ui/newest-older";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { t } from "@/lib/language/t";
import { AuditInput, listAudit } from "@/lib/staff/audit";
import { requireStaffFor } from "@/lib/staff/staff-session";
import { ConfirmFirst } from "../confirm-first";
import { verifyAuditAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  await requireStaffFor("/admin/audit");
  return { title: t("Audit") };
}

type Props = { searchParams: Promise<{ before?: string | string[] }> };

export default async function AuditPage({ searchParams }: Props) {
  const ctx = await requireStaffFor("/admin/audit");
  const input = AuditInput.parse({ before: (await searchParams).before });
  const { events, older } = await listAudit(ctx, input);
  return (
    <>
      <PageHeader
        title={t("Audit")}
        note={t(
          "What happened, by whom and to what: identifiers alone, kept for 90 days and sealed in a chain.",
        )}
      />
      <Section
        title={t("The chain")}
        note={t(
          "Walks it from its oldest link to its newest, now. The daily head at the privacy contact shows a chain that was written anew as a whole.",
        )}
      >
        <ConfirmFirst ctx={ctx} path="/admin/audit">
          <ActionForm action={verifyAuditAction} className="justify-items-start">
            <SubmitButton kind="quiet" pendingLabel={t("Verifying …")}>
              {t("Verify the chain")}
            </SubmitButton>
          </ActionForm>
        </ConfirmFirst>
      </Section>
      <Section title={t("Newest events")}>
        <Table
          caption={t("Newest events")}
          isCaptionHidden
          rows={events}
          rowKey={({ id }) => id}
          empty={t("Nothing happened in the last 90 days.")}
          columns={[
            {
              key: "what",
              header: t("What"),
              isRowHeader: true,
              cell: ({ action, isStaff }) => (
                <span className="inline-flex flex-wrap items-center gap-2">
                  <code lang="en">{action}</code>
                  {isStaff && <Badge>{t("Staff")}</Badge>}
                </span>
              ),
            },
            { key: "at", header: t("When"), cell: ({ at }) => <Time at={at} /> },
            { key: "by", header: t("By"), cell: ({ actorId }) => <Identifier id={actorId} /> },
            { key: "to", header: t("To"), cell: ({ entityId }) => <Identifier id={entityId} /> },
            { key: "link", header: t("Link"), isNumeric: true, cell: ({ link }) => link ?? t("Soon") },
          ]}
        />
        <div className="flex flex-wrap gap-3">
          <NewestOlder path="/admin/audit" isNewest={!input.before} older={older} />
        </div>
      </Section>
    </>
  );
}

function Identifier({ id }: { id: string | null }) {
  return <code className="whitespace-nowrap text-note">{id ?? "–"}</code>;
}
