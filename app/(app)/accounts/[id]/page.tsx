import type { Metadata } from "next";
import { orNotFound } from "@/app/(app)/or-not-found";
import { AccountName } from "@/components/analytics/account-name";
import { ChangeNotes } from "@/components/analytics/change-notes";
import { FirstPosts } from "@/components/analytics/first-posts";
import { FreshnessNote } from "@/components/analytics/freshness-note";
import { MetricCard } from "@/components/analytics/metric-card";
import { NoPermission } from "@/components/analytics/no-permission";
import { OnRequest } from "@/components/analytics/on-request";
import { PeriodPicker } from "@/components/analytics/period-picker";
import { SyncProgress } from "@/components/connections/sync-progress";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { getAccount } from "@/lib/analytics/get-account";
import { periodParams, type SearchParams } from "@/lib/analytics/period";
import { requireContext } from "@/lib/auth/session";
import { toDay } from "@/lib/dates";
import { queryOf } from "@/lib/http/download";
import { t } from "@/lib/language/t";
import { listNotes } from "@/lib/notes/list-notes";
import { AccountCharts } from "./account-charts";
import { NewestPosts } from "./newest-posts";
import { Notes } from "./notes";
import { SyncNow } from "./sync-now";

export function generateMetadata(): Metadata {
  return { title: t("Account") };
}

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export default async function AccountPage({ params, searchParams }: Props) {
  const ctx = await requireContext();
  if (ctx.role === "billing") return <NoPermission />;
  const { id } = await params;
  const asked = await searchParams;
  const page = await orNotFound(getAccount(ctx, { accountId: id, params: asked }));
  const { account, period, lineBegins } = page;
  const notes = await orNotFound(listNotes(ctx, { accountId: account.id, range: period.range }));
  const path = `/accounts/${account.id}`;
  const rate = page.calculated?.askedRate;
  const isHidden = ctx.actor.hasHiddenCounts;
  const dataHref = (chart: string) => `/api/accounts/${account.id}/charts/${chart}?${queryOf(asked)}`;
  return (
    <>
      <PageHeader
        title={<AccountName account={account} />}
        note={<FreshnessNote {...account.freshness} now={page.now} />}
        back={{ href: `/dashboard?${new URLSearchParams(periodParams(period))}`, label: t("Dashboard") }}
        actions={
          <>
            {account.status === "active" && !account.progress && ctx.role !== "viewer" && (
              <SyncNow accountId={account.id} object={account.name} />
            )}
            {ctx.role !== "viewer" && (
              <LinkButton href={`${path}/import`} object={t("to {account}", { account: account.name })}>
                {t("Bring history")}
              </LinkButton>
            )}
            <LinkButton href={`${path}/posts`}>
              {t("All {posts}", { posts: account.platform.posts })}
            </LinkButton>
          </>
        }
      />
      {account.progress && (
        <SyncProgress
          url={`/api/accounts/${account.id}/progress`}
          initial={account.progress}
          object={account.name}
          unit={account.platform.posts}
        />
      )}
      <div className="grid gap-4">
        <PeriodPicker
          path={path}
          keep={rate ? { rate } : {}}
          period={period}
          earliest={page.earliest ?? period.range.from}
          latest={toDay(ctx.now)}
        />
        {period.notice && <Notice title={period.notice} />}
        <OnRequest
          isHidden={isHidden}
          label={t("Show summary")}
          object={t("of {object}", { object: account.name })}
        >
          <p className="max-w-measure text-lead">{page.summary}</p>
        </OnRequest>
        <ChangeNotes notes={page.notes} isHidden={isHidden} />
      </div>
      <section aria-labelledby="figures-title" className="grid min-w-0 gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <h2 id="figures-title" className="sr-only">
          {t("Figures")}
        </h2>
        {page.figures.map((figure) => (
          <MetricCard
            key={figure.metric}
            {...figure}
            object={account.handle}
            number={account.platform.number}
            now={page.now}
            isHidden={isHidden}
          />
        ))}
      </section>
      {lineBegins ? (
        <Section title={t("All {posts} so far", { posts: account.platform.posts })}>
          <OnRequest
            isHidden={isHidden}
            label={t("Show charts")}
            object={t("of {object}", { object: account.name })}
          >
            <FirstPosts
              object={account.name}
              posts={page.posts.shown}
              number={account.platform.number}
              words={account.platform.posts}
              lineBegins={account.status === "active" && account.mayReadCounts ? lineBegins : null}
              allowsDerived={account.platform.allowsDerived}
              dataHref={dataHref("posts")}
            />
          </OnRequest>
        </Section>
      ) : (
        <AccountCharts
          page={page}
          remembered={ctx.actor.rate}
          rateHref={(rate) => `${path}?${new URLSearchParams({ ...periodParams(period), rate })}`}
          dataHref={dataHref}
          notes={notes.shown}
          wantsWeeks={ctx.actor.hasWeeklyMedians}
          isHidden={isHidden}
        />
      )}
      <Notes
        notes={notes}
        accountId={account.id}
        object={account.name}
        today={toDay(ctx.now)}
        mayWrite={ctx.role !== "viewer"}
      />
      <NewestPosts ctx={ctx} page={page} />
    </>
  );
}
