import type { Metadata } from "next";
import type { ReactNode } from "react";
import { NoPermission } from "@/components/analytics/no-permission";
import { OnRequest } from "@/components/analytics/on-request";
import { PeriodPicker } from "@/components/analytics/period-picker";
import { Withheld } from "@/components/analytics/withheld";
import { LineFigure } from "@/components/charts/line-figure";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { Segmented } from "@/components/ui/segmented";
import { compareAccounts, comparedMetrics } from "@/lib/analytics/compare-accounts";
import { periodParams, periodWords, type SearchParams } from "@/lib/analytics/period";
import { requireContext } from "@/lib/auth/session";
import { toDay } from "@/lib/dates";
import { queryOf } from "@/lib/http/download";
import { inSentence } from "@/lib/language/in-sentence";
import { t } from "@/lib/language/t";
import { accountMetricCatalog } from "@/lib/metrics/catalog";
import { formulas } from "@/lib/metrics/formulas";
import { AccountChoice } from "./account-choice";
import { IndexTable } from "./index-table";

export function generateMetadata(): Metadata {
  return { title: t("Compare accounts") };
}

const path = "/compare";

export default async function ComparePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  if (ctx.role === "billing") return <NoPermission />;
  const asked = await searchParams;
  const page = await compareAccounts(ctx, asked);
  const { period, metric, choices, lines, refused } = page;
  const withheld = page.withheld.map((one) => <Withheld key={one.label} {...one} />);
  if (choices.length < 2) {
    return (
      <TooFew count={choices.length} mayConnect={ctx.role !== "viewer"}>
        {withheld}
      </TooFew>
    );
  }
  const label = t(accountMetricCatalog[metric].label);
  const chosen = choices.flatMap(({ account, isChosen }) => (page.isAsked && isChosen ? [account.id] : []));
  const days = periodParams(period);
  const addressOf = (shown: string) =>
    `${path}?${new URLSearchParams([...chosen.map((id) => ["account", id]), ...Object.entries({ ...days, metric: shown })])}`;
  return (
    <>
      <PageHeader
        title={t("Compare accounts")}
        note={t("Each account begins with 100, whatever its size. Days are UTC.")}
        back={{ href: `/dashboard?${new URLSearchParams(days)}`, label: t("Dashboard") }}
      />
      <div className="grid gap-4">
        <div className="flex flex-wrap items-start gap-2">
          <Segmented
            label={t("Count")}
            segments={comparedMetrics.map((one) => ({
              label: t(accountMetricCatalog[one].label),
              href: addressOf(one),
              isCurrent: one === metric,
            }))}
          />
          <PeriodPicker
            path={path}
            keep={{ account: chosen, metric }}
            period={period}
            earliest={page.earliest ?? period.range.from}
            latest={toDay(ctx.now)}
            hasComparison={false}
          />
        </div>
        {page.notice && <Notice title={page.notice} />}
        <AccountChoice path={path} choices={choices} keep={{ ...days, metric }} />
      </div>
      {lines.length > 0 ? (
        <Section title={periodWords(period)}>
          <OnRequest
            isHidden={ctx.actor.hasHiddenCounts}
            label={t("Show chart")}
            object={t("of {object}", { object: t("{metric} behind each line", { metric: label }) })}
          >
            <div className="grid min-w-0 gap-4">
              <LineFigure
                metric={label}
                object={t("indexed to 100 at each account's first reading, per day")}
                series={lines.map(({ line }) => line)}
                dataHref={`/api/compare?${queryOf(asked)}`}
                summary={lines.map(({ account, words }) => `${account.name}: ${words}`).join(" ")}
                caption={
                  <p>
                    {t("Calculated by Tallyglass: {formula}.", {
                      formula: formulas.indexedTo100.expression(),
                    })}{" "}
                    <a href="/definitions#indexedTo100" className="prose-link">
                      {t("How the index is calculated")}
                    </a>
                  </p>
                }
              />
              <IndexTable lines={lines} label={label} now={page.now} />
            </div>
          </OnRequest>
        </Section>
      ) : (
        <EmptyState title={t("Nothing to compare in these days")}>
          <p>
            {t(
              "None of the chosen accounts has a line of {metric} here. Each says why below; another period or another choice may have one.",
              { metric: inSentence(label) },
            )}
          </p>
        </EmptyState>
      )}
      {refused.length > 0 && (
        <Section title={t("Not in the chart")}>
          <ul className="grid gap-2 text-small">
            {refused.map(({ account, reason }) => (
              <li key={account.id} className="max-w-measure">
                <a href={`/accounts/${account.id}?${new URLSearchParams(days)}`} className="prose-link">
                  {account.name}
                </a>
                : {reason}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {withheld}
    </>
  );
}

type TooFewProps = { count: number; mayConnect: boolean; children: ReactNode };

function TooFew({ count, mayConnect, children }: TooFewProps) {
  return (
    <>
      <PageHeader title={t("Compare accounts")} back={{ href: "/dashboard", label: t("Dashboard") }} />
      <EmptyState
        title={count === 0 ? t("No account is linked yet") : t("One account has nothing to stand beside")}
        action={
          mayConnect && (
            <LinkButton href="/connections" kind="primary">
              {count === 0 ? t("Connect an account") : t("Connect another account")}
            </LinkButton>
          )
        }
      >
        <p>
          {count === 0
            ? t(
                "With two accounts linked, their followers and views stand in one chart here, each from 100 at its first reading.",
              )
            : t(
                "Link a second one and both stand in one chart here, each from 100 at its first reading, as soon as each was read on two days.",
              )}
        </p>
      </EmptyState>
      {children}
    </>
  );
}
