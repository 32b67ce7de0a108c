import type { Metadata } from "next";
import { UnderGuard } from "@/components/auth/under-guard";
import { PeriodForm } from "@/components/privacy/period-form";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { rich } from "@/components/ui/rich";
import { Section } from "@/components/ui/section";
import { Table } from "@/components/ui/table";
import { requireContext } from "@/lib/auth/session";
import { toDay } from "@/lib/dates";
import { formatCount, formatDay, formatInstant } from "@/lib/format";
import { t, tn } from "@/lib/language/t";
import type { AccountFigures } from "@/lib/privacy/account-figures";
import { type FiguresKept, figuresPeriods, getFiguresPeriod, type Loss } from "@/lib/privacy/figures-period";
import { type NextEnd, whatEndsNext } from "@/lib/privacy/next-ends";
import { chooseFiguresPeriodAction } from "./actions";

export function generateMetadata(): Metadata {
  return { title: t("How long it stays") };
}

export default async function RetentionPage() {
  const ctx = await requireContext();
  const [kept, ends] = await Promise.all([getFiguresPeriod(ctx), whatEndsNext(ctx)]);
  return (
    <>
      <PageHeader
        back={{ href: "/privacy", label: t("Privacy") }}
        title={t("How long it stays")}
        note={t("What is past its time is deleted every night, by itself. The next time is {time}.", {
          time: formatInstant(kept.nightAt),
        })}
      />
      <Section
        title={t("Your figures")}
        note={t(
          "Counts of the accounts you linked and of their posts, whoever else sees them. Where a platform's rules end them sooner, they do.",
        )}
      >
        {ctx.actor.isGuarded ? (
          <UnderGuard>
            {t(
              "Under guard nobody changes how long figures are kept, so that nobody who got in deletes them.",
            )}
          </UnderGuard>
        ) : (
          <PeriodForm
            action={chooseFiguresPeriodAction}
            chosen={kept.chosen}
            options={kept.losses.map(({ period, ...loss }) => ({
              value: period,
              label: t(figuresPeriods[period]),
              hint: wordsOf(loss),
            }))}
          />
        )}
        <Accounts kept={kept} />
      </Section>
      <Section
        title={t("What a clock ends")}
        note={rich("The next to go stands first. What no clock ends stays until you delete it: {held}.", {
          held: (
            <a className="prose-link" href="/privacy/data">
              {t("What we hold")}
            </a>
          ),
        })}
      >
        <Ends ends={ends} />
      </Section>
    </>
  );
}

function wordsOf({ days, accounts }: Loss): string | undefined {
  if (days === 0) return undefined;
  return t("Deletes {days} of {accounts} in the coming night", {
    days: tn(days, "{count} day", "{count} days"),
    accounts: tn(accounts, "{count} account", "{count} accounts"),
  });
}

function Accounts({ kept: { accounts } }: { kept: FiguresKept }) {
  if (accounts.length === 0) {
    return (
      <EmptyState
        title={t("You have linked no account yet")}
        action={<LinkButton href="/connections">{t("Connect an account")}</LinkButton>}
      >
        {t("What you choose here holds for the accounts you link.")}
      </EmptyState>
    );
  }
  return (
    <Table
      caption={t("Figures of your accounts")}
      isCaptionHidden
      rows={accounts}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "account",
          header: t("Account"),
          isRowHeader: true,
          cell: ({ handle, platform }) =>
            rich("{handle} on {platform}", { handle: <bdi>{handle}</bdi>, platform }),
        },
        { key: "next", header: t("First day goes"), cell: ({ endsAt }) => <Night at={endsAt} /> },
        { key: "kept", header: t("Kept for"), cell: (account) => limitOf(account) },
        {
          key: "since",
          header: t("First day"),
          isLeftOffOnPhone: true,
          cell: ({ firstDay }) => (firstDay ? formatDay(firstDay) : <None />),
        },
        {
          key: "days",
          header: t("Days"),
          isNumeric: true,
          isLeftOffOnPhone: true,
          cell: ({ days }) => formatCount(days),
        },
      ]}
    />
  );
}

function limitOf({ limit, platform }: AccountFigures): string {
  if (!limit) return t("While it is linked");
  const months = tn(limit.months, "{count} month", "{count} months");
  return limit.by === "person"
    ? t("{months}: your choice", { months })
    : t("{months}: {platform}'s rules", { months, platform });
}

function Ends({ ends }: { ends: readonly NextEnd[] }) {
  return (
    <Table
      caption={t("What a clock ends")}
      isCaptionHidden
      rows={ends}
      rowKey={({ table }) => table}
      empty={t("Nothing about you waits for its end.")}
      columns={[
        { key: "kind", header: t("Kind"), isRowHeader: true, cell: ({ title }) => t(title) },
        { key: "next", header: t("First goes"), cell: ({ nightAt }) => <Night at={nightAt} /> },
        {
          key: "kept",
          header: t("Kept for"),
          cell: ({ kept }) => <span className="block min-w-36">{t(kept)}</span>,
        },
        {
          key: "rows",
          header: t("Rows"),
          isNumeric: true,
          isLeftOffOnPhone: true,
          cell: ({ rows }) => formatCount(rows),
        },
      ]}
    />
  );
}

/** Its day: the minute is every night's, and stands at the head of the page. */
const Night = ({ at }: { at: Date | null }) =>
  at ? <span className="whitespace-nowrap">{formatDay(toDay(at))}</span> : <None />;

const None = () => <span className="text-quiet">–</span>;
