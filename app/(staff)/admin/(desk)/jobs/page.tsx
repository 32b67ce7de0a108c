import type { Metadata } from "next";
import { ActionForm } from "@/components/ui/action-form";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Column, Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { isFresh } from "@/lib/auth/step-up";
import { t } from "@/lib/language/t";
import { type FailureView, listWork } from "@/lib/staff/operations";
import { requireStaffFor } from "@/lib/staff/staff-session";
import { ConfirmFirst } from "../confirm-first";
import { retryJobAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  await requireStaffFor("/admin/jobs");
  return { title: t("Jobs") };
}

export default async function JobsPage() {
  const ctx = await requireStaffFor("/admin/jobs");
  const { work, failures } = await listWork(ctx);
  const now = ctx.now.toISOString();
  const canRetry = isFresh(ctx.staff.provenAt, ctx.wall);
  return (
    <>
      <PageHeader
        title={t("Jobs")}
        note={t(
          "Work in the background by kinds and numbers. What a job is about, and what its error said, is not shown.",
        )}
      />
      <Section title={t("Work by kind")}>
        <Table
          caption={t("Work by kind")}
          isCaptionHidden
          rows={work}
          rowKey={({ job }) => job}
          empty={t("Nothing waits.")}
          columns={[
            {
              key: "job",
              header: t("Kind"),
              isRowHeader: true,
              cell: ({ job }) => <code lang="en">{job}</code>,
            },
            { key: "planned", header: t("Planned"), isNumeric: true, cell: ({ planned }) => planned },
            { key: "due", header: t("Due"), isNumeric: true, cell: ({ due }) => due },
            {
              key: "oldest",
              header: t("Due since"),
              cell: ({ oldestDueAt }) => oldestDueAt && <Time at={oldestDueAt} now={now} show="both" />,
            },
            { key: "queued", header: t("In the queue"), isNumeric: true, cell: ({ queued }) => queued },
            { key: "failing", header: t("Failing"), isNumeric: true, cell: ({ failing }) => failing },
            { key: "givenUp", header: t("Given up"), isNumeric: true, cell: ({ givenUp }) => givenUp },
          ]}
        />
      </Section>
      <Section
        title={t("Failed jobs")}
        note={t("At most 100: those that are tried no more, then those that failed last.")}
      >
        {failures.length > 0 && !canRetry && (
          <ConfirmFirst ctx={ctx} path="/admin/jobs">
            {null}
          </ConfirmFirst>
        )}
        <Table
          caption={t("Failed jobs")}
          isCaptionHidden
          rows={failures}
          rowKey={({ id }) => id}
          empty={t("No job has failed.")}
          columns={[...columns(), ...(canRetry ? [retryColumn()] : [])]}
        />
      </Section>
    </>
  );
}

const columns = (): Column<FailureView>[] => [
  {
    key: "job",
    header: t("Job"),
    isRowHeader: true,
    cell: ({ job, entityId }) => (
      <code lang="en">
        {job} {entityId}
      </code>
    ),
  },
  {
    key: "tries",
    header: t("Tries"),
    isNumeric: true,
    cell: ({ attempts, maxAttempts }) => t("{attempts} of {most}", { attempts, most: maxAttempts }),
  },
  { key: "failed", header: t("Failed"), cell: ({ failedAt }) => <Time at={failedAt} /> },
  {
    key: "next",
    header: t("Next try"),
    cell: ({ nextAt, isRunning }) =>
      isRunning ? t("Running now") : nextAt ? <Time at={nextAt} /> : t("Tried no more"),
  },
];

const retryColumn = (): Column<FailureView> => ({
  key: "retry",
  header: t("Manage"),
  cell: ({ id, job, entityId, isRunning }) =>
    isRunning ? null : (
      <ActionForm action={retryJobAction} hidden={{ jobId: id }}>
        <SubmitButton kind="quiet" object={`${job} ${entityId}`}>
          {t("Retry")}
        </SubmitButton>
      </ActionForm>
    ),
});
