import { AccountName } from "@/components/analytics/account-name";
import { FirstPosts } from "@/components/analytics/first-posts";
import { FreshnessNote } from "@/components/analytics/freshness-note";
import { MetricCard } from "@/components/analytics/metric-card";
import { OnRequest } from "@/components/analytics/on-request";
import { SyncProgress } from "@/components/connections/sync-progress";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import type { OverviewAccount } from "@/lib/analytics/get-overview";
import { t } from "@/lib/language/t";
import { StatusBadge } from "./status-badge";

type AccountSummaryProps = {
  overview: OverviewAccount;
  /** The period as the address says it. */
  days: string;
  now: string;
  /** Figures are shown when asked for. */
  isHidden: boolean;
};

/** One account on the dashboard: how fresh, three figures with their receipts, and on its first day its posts. */
export function AccountSummary({ overview, days, now, isHidden }: AccountSummaryProps) {
  const { account, figures, lineBegins, firstPosts } = overview;
  const { platform } = account;
  const isReading = account.progress !== null && account.isFirstLook;
  return (
    <Section
      title={<AccountName account={account} />}
      note={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <FreshnessNote {...account.freshness} now={now} />
          <StatusBadge status={account.status} />
        </span>
      }
      actions={
        <LinkButton href={`/accounts/${account.id}?${days}`} object={account.name}>
          {t("Open account")}
        </LinkButton>
      }
    >
      {account.progress && (
        <SyncProgress
          url={`/api/accounts/${account.id}/progress`}
          initial={account.progress}
          object={account.name}
          unit={platform.posts}
        />
      )}
      {isReading ? (
        <p className="text-quiet text-small">
          {t("Its figures appear here by themselves as soon as they are read.")}
        </p>
      ) : (
        <div className="grid min-w-0 gap-4 md:grid-cols-3">
          {figures.map((figure) => (
            <MetricCard
              key={figure.metric}
              {...figure}
              object={account.handle}
              number={platform.number}
              now={now}
              isHidden={isHidden}
            />
          ))}
        </div>
      )}
      {lineBegins && !isReading && (
        <OnRequest
          isHidden={isHidden}
          label={t("Show chart")}
          object={t("of the {posts} of {account}", { posts: platform.posts, account: account.name })}
        >
          <FirstPosts
            object={account.name}
            posts={firstPosts}
            number={platform.number}
            words={platform.posts}
            lineBegins={account.status === "active" && account.mayReadCounts ? lineBegins : null}
            allowsDerived={platform.allowsDerived}
            dataHref={`/api/accounts/${account.id}/charts/posts`}
            isShort
          />
        </OnRequest>
      )}
    </Section>
  );
}
