import { MetricCard } from "@/components/analytics/metric-card";
import type { OverviewPlatform } from "@/lib/analytics/get-overview";

/** Several accounts of one platform together. Rates stand with each account: they are never averaged. */
export function PlatformHeadline({
  overview,
  now,
  isHidden,
}: {
  overview: OverviewPlatform;
  now: string;
  /** Figures are shown when asked for. */
  isHidden: boolean;
}) {
  const { platform, accounts, figures } = overview;
  if (figures.length === 0) {
    return (
      <p className="max-w-measure text-quiet text-small">
        {platform.label}'s rules allow its own figures only, so nothing is added up over the {accounts}{" "}
        accounts.
      </p>
    );
  }
  return (
    <div className="grid min-w-0 gap-4 md:grid-cols-2">
      {figures.map((figure) => (
        <MetricCard
          key={figure.metric}
          {...figure}
          object={`${accounts} accounts on ${platform.label}`}
          number={platform.number}
          now={now}
          isHidden={isHidden}
        />
      ))}
      <p className="text-note text-quiet md:col-span-2">
        Engagement rates stand with each account: rates are neither added up nor averaged.
      </p>
    </div>
  );
}
