import type { Metadata } from "next";
import { ExportCard, type ExportState } from "@/components/privacy/export-card";
import { ActionForm } from "@/components/ui/action-form";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Refresh } from "@/components/ui/refresh";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { requireContext } from "@/lib/auth/session";
import { type ConnectionView, listConnections } from "@/lib/connections/list-connections";
import { parseDay } from "@/lib/dates";
import { formatCount, formatDay } from "@/lib/format";
import { type ExportView, listExports } from "@/lib/privacy/export";
import { revokeExportAction } from "./actions";
import { RequestForm } from "./request-form";
import { RetryForm } from "./retry-form";

export const metadata: Metadata = { title: "Export" };

export default async function ExportPage() {
  const ctx = await requireContext();
  const [exports, connections] = await Promise.all([
    listExports(ctx),
    ctx.role === "billing" ? [] : listConnections(ctx),
  ]);
  const mine = connections.filter(({ isMine }) => isMine);
  const isBusy = exports.some(({ state }) => state === "queued" || state === "running");
  return (
    <>
      <PageHeader
        title="Take your data"
        back={{ href: "/privacy", label: "Privacy" }}
        note="A ZIP with everything we hold about you, as JSON Lines and as CSV, with a dictionary and checksums. It is written in a minute or so, kept for 72 hours, and opens for you alone."
      />
      <RequestForm accounts={mine.map(({ accountId, object }) => ({ id: accountId, object }))} />
      <Section title="Your exports">
        {exports.length === 0 && (
          <EmptyState title="No export yet">
            <p>Once requested it appears here with its progress, and a mail says when it is ready.</p>
          </EmptyState>
        )}
        {exports.map((view) => (
          <ExportCard
            key={view.id}
            contents={contentsOf(view, mine)}
            requestedAt={view.requestedAt}
            state={stateOf(view)}
            now={ctx.now.toISOString()}
            actions={<Actions view={view} contents={contentsOf(view, mine)} />}
          />
        ))}
      </Section>
      {isBusy && <Refresh />}
    </>
  );
}

function Actions({ view, contents }: { view: ExportView; contents: string }) {
  if (view.state === "failed" || view.state === "expired")
    return <RetryForm view={view} contents={contents} />;
  if (view.state === "revoked") return null;
  return (
    <ActionForm action={revokeExportAction} hidden={{ id: view.id }} isInRow>
      <SubmitButton kind="quiet" object={contents} pendingLabel="Deleting …">
        {view.state === "ready" ? "Delete file" : "Cancel export"}
      </SubmitButton>
    </ActionForm>
  );
}

function contentsOf(view: ExportView, mine: readonly ConnectionView[]): string {
  const accounts = view.accounts?.map(
    (id) => mine.find(({ accountId }) => accountId === id)?.object ?? "an account no longer linked",
  );
  const day = (text: string) => formatDay(parseDay(text));
  const days = [view.from && `from ${day(view.from)}`, view.to && `to ${day(view.to)}`]
    .filter(Boolean)
    .join(" ");
  return [accounts ? accounts.join(", ") : "Everything", days && `readings ${days}`]
    .filter(Boolean)
    .join(", ");
}

function stateOf(view: ExportView): ExportState {
  switch (view.state) {
    case "queued":
      return { kind: "queued" };
    case "running":
      return {
        kind: "running",
        done: view.linesDone,
        total: view.linesTotal,
        text: view.linesTotal
          ? `${formatCount(view.linesDone)} of ${formatCount(view.linesTotal)} lines`
          : "Counting what there is",
      };
    case "ready":
      return {
        kind: "ready",
        href: `/api/exports/${view.id}`,
        sizeBytes: view.bytes ?? 0,
        sha256: view.sha256 ?? "",
        expiresAt: view.expiresAt ?? view.requestedAt,
      };
    case "failed":
      return { kind: "failed", reason: "It could not be written in five tries. You can request it again." };
    case "revoked":
      return { kind: "expired", expiredAt: null };
    case "expired":
      return { kind: "expired", expiredAt: view.expiresAt };
  }
}
