import type { Metadata } from "next";
import { UnderGuard } from "@/components/auth/under-guard";
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
import { t } from "@/lib/language/t";
import { type ExportView, listExports } from "@/lib/privacy/export";
import { revokeExportAction } from "./actions";
import { RequestForm } from "./request-form";
import { RetryForm } from "./retry-form";

export function generateMetadata(): Metadata {
  return { title: t("Export") };
}

export default async function ExportPage() {
  const ctx = await requireContext();
  const { isGuarded } = ctx.actor;
  const [exports, connections] = await Promise.all([
    listExports(ctx),
    ctx.role === "billing" ? [] : listConnections(ctx),
  ]);
  const mine = connections.filter(({ isMine }) => isMine);
  const isBusy = exports.some(({ state }) => state === "queued" || state === "running");
  return (
    <>
      <PageHeader
        title={t("Take your data")}
        back={{ href: "/privacy", label: t("Privacy") }}
        note={t(
          "A ZIP with everything we hold about you, as JSON Lines and as CSV, with a dictionary and checksums. It is written in a minute or so, kept for 72 hours, and opens for you alone.",
        )}
      />
      {isGuarded ? (
        <UnderGuard>
          {t("Under guard no copy of your data is made, so that nobody who got in carries it off.")}
        </UnderGuard>
      ) : (
        <RequestForm accounts={mine.map(({ accountId, object }) => ({ id: accountId, object }))} />
      )}
      <Section title={t("Your exports")}>
        {exports.length === 0 && (
          <EmptyState title={t("No export yet")}>
            <p>{t("Once requested it appears here with its progress, and a mail says when it is ready.")}</p>
          </EmptyState>
        )}
        {exports.map((view) => (
          <ExportCard
            key={view.id}
            contents={contentsOf(view, mine)}
            requestedAt={view.requestedAt}
            state={stateOf(view)}
            now={ctx.now.toISOString()}
            actions={<Actions view={view} contents={contentsOf(view, mine)} isGuarded={isGuarded} />}
          />
        ))}
      </Section>
      {isBusy && <Refresh />}
    </>
  );
}

function Actions({ view, contents, isGuarded }: { view: ExportView; contents: string; isGuarded: boolean }) {
  if (view.state === "failed" || view.state === "expired") {
    return isGuarded ? null : <RetryForm view={view} contents={contents} />;
  }
  if (view.state === "revoked") return null;
  return (
    <ActionForm action={revokeExportAction} hidden={{ id: view.id }} isInRow>
      <SubmitButton kind="quiet" object={contents} pendingLabel={t("Deleting …")}>
        {view.state === "ready" ? t("Delete file") : t("Cancel export")}
      </SubmitButton>
    </ActionForm>
  );
}

function contentsOf(view: ExportView, mine: readonly ConnectionView[]): string {
  const accounts = view.accounts?.map(
    (id) => mine.find(({ accountId }) => accountId === id)?.object ?? t("an account no longer linked"),
  );
  const readings = readingsOf(view);
  return [...(accounts ?? [t("Everything")]), ...(readings ? [readings] : [])].join(", ");
}

function readingsOf({ from, to }: ExportView): string | null {
  const day = (text: string) => formatDay(parseDay(text));
  if (from && to) return t("readings from {from} to {to}", { from: day(from), to: day(to) });
  if (from) return t("readings from {day}", { day: day(from) });
  return to ? t("readings to {day}", { day: day(to) }) : null;
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
          ? t("{done} of {total} lines", {
              done: formatCount(view.linesDone),
              total: formatCount(view.linesTotal),
            })
          : t("Counting what there is"),
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
      return { kind: "failed" };
    case "revoked":
      return { kind: "expired", expiredAt: null };
    case "expired":
      return { kind: "expired", expiredAt: view.expiresAt };
  }
}
