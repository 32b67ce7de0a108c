import { FirstPosts } from "@/components/analytics/first-posts";
import { FreshnessNote } from "@/components/analytics/freshness-note";
import { MetricCard } from "@/components/analytics/metric-card";
import { SyncProgress } from "@/components/connections/sync-progress";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import type { OverviewAccount } from "@/lib/analytics/get-overview";

type Props = {
  overview: OverviewAccount;
  now: string;
  /** Figures are shown when asked for. */
  isHidden: boolean;
};

/** One account on the dashboard: how fresh, three figures with their receipts, and on its first day its posts. */
export function AccountSummary({ overview, now, isHidden }: Props) {
  const { account, figures, lineBegins, firstPosts } = overview;
  const { platform } = account;
  const isReading = account.progress !== null && account.isFirstLook;
  return (
    <Section
      title={account.name}
      note={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <FreshnessNote {...account.freshness} now={now} />
          {account.status === "paused" && <Badge icon="pause">Paused</Badge>}
          {account.status === "needs-reconnect" && <Badge tone="warn">Reconnect needed</Badge>}
          {account.status === "disconnecting" && <Badge>Disconnecting</Badge>}
          {account.status === "disconnected" && <Badge icon="stop">Disconnected</Badge>}
        </span>
      }
      actions={
        <LinkButton href={`/accounts/${account.id}`} object={account.name}>
          Open account
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
          Its figures appear here by themselves as soon as they are read.
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
      )}
    </Section>
  );
}
