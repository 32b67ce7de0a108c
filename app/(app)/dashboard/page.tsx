import type { Metadata } from "next";
import type { ReactNode } from "react";
import { ChangeNotes } from "@/components/analytics/change-notes";
import { NoPermission } from "@/components/analytics/no-permission";
import { PeriodPicker } from "@/components/analytics/period-picker";
import { Withheld } from "@/components/analytics/withheld";
import { SaveLinks } from "@/components/charts/save-links";
import { ConnectButtons } from "@/components/connections/connect-buttons";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { getOverview, type OverviewAccount } from "@/lib/analytics/get-overview";
import { periodParams, periodWords, type SearchParams } from "@/lib/analytics/period";
import { requireContext } from "@/lib/auth/session";
import type { PersonContext } from "@/lib/context";
import { toDay } from "@/lib/dates";
import { queryOf } from "@/lib/http/download";
import { t, tn } from "@/lib/language/t";
import { offeredPlatforms } from "@/lib/platforms/registry";
import { InvitationNotice } from "./invitation-notice";
import { PlatformOverview } from "./platform-overview";

export function generateMetadata(): Metadata {
  return { title: t("Dashboard") };
}

export default async function DashboardPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  if (ctx.role === "billing") {
    return (
      <>
        <InvitationNotice ctx={ctx} />
        <NoPermission />
      </>
    );
  }
  const asked = await searchParams;
  const overview = await getOverview(ctx, asked);
  const { period } = overview;
  const { compare: _, ...own } = periodParams(period);
  const days = new URLSearchParams(own).toString();
  const periodQuery = new URLSearchParams(periodParams(period)).toString();
  const withheld = overview.withheld.map((one) => <Withheld key={one.label} {...one} />);
  if (overview.accounts.length === 0) return <NothingLinked ctx={ctx}>{withheld}</NothingLinked>;
  return (
    <>
      <InvitationNotice ctx={ctx} />
      <PageHeader
        title={t("Dashboard")}
        note={t("Each account by itself, as its platform counts. Days are UTC.")}
      />
      <div className="no-print flex flex-wrap items-start gap-2">
        <PeriodPicker
          path="/dashboard"
          period={period}
          earliest={overview.earliest ?? period.range.from}
          latest={toDay(ctx.now)}
        />
        {overview.accounts.length > 1 && (
          <LinkButton href={`/compare?${days}`}>{t("Compare accounts")}</LinkButton>
        )}
      </div>
      {/* On paper the picker is missing that says which days these are. */}
      <p className="hidden text-small print:block">{periodWords(period)}</p>
      {period.notice && <Notice title={period.notice} />}
      <Section title={t("What changed")}>
        <ChangeNotes notes={overview.notes} isHidden={ctx.actor.hasHiddenCounts} />
        {overview.notesLeft > 0 && (
          <p className="text-quiet text-small">
            {tn(
              overview.notesLeft,
              "One more note stands with the accounts.",
              "{count} more notes stand with the accounts.",
            )}
          </p>
        )}
      </Section>
      {byPlatform(overview.accounts).map((accounts) => (
        <PlatformOverview
          key={accounts[0].account.platform.id}
          accounts={accounts}
          isCompact={overview.isCompact}
          days={periodQuery}
          now={overview.now}
          isHidden={ctx.actor.hasHiddenCounts}
        />
      ))}
      {withheld}
      <p className="no-print flex flex-wrap items-center gap-2 text-quiet text-small">
        {t("These figures, day by day:")}
        <SaveLinks href={`/api/overview?${queryOf(asked)}`} object={t("the figures of every account")} />
      </p>
    </>
  );
}

type Accounts = readonly [OverviewAccount, ...OverviewAccount[]];

function byPlatform(accounts: readonly OverviewAccount[]): Accounts[] {
  const groups = Map.groupBy(accounts, ({ account }) => account.platform.id);
  return [...groups.values()].flatMap(([first, ...others]): Accounts[] =>
    first ? [[first, ...others]] : [],
  );
}

function NothingLinked({ ctx, children }: { ctx: PersonContext; children: ReactNode }) {
  const mayConnect = ctx.role !== "viewer";
  return (
    <>
      <InvitationNotice ctx={ctx} />
      <PageHeader title={t("Dashboard")} />
      <EmptyState
        title={t("No account is linked yet")}
        action={
          mayConnect && (
            <ConnectButtons platforms={offeredPlatforms()} connectHref={(id) => `/api/connect/${id}`} />
          )
        }
      >
        <p>
          {mayConnect
            ? t(
                "Link one and its public counts appear here within a minute: all posts by publishing date at once, the follower line from the second day on.",
              )
            : t("Its owner or a manager of this workspace can connect one.")}
        </p>
      </EmptyState>
      {children}
    </>
  );
}
