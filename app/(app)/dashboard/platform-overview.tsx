import { Section } from "@/components/ui/section";
import type { OverviewAccount, OverviewPlatform } from "@/lib/analytics/get-overview";
import { AccountSummary } from "./account-summary";
import { AccountTable } from "./account-table";
import { PlatformHeadline } from "./platform-headline";

type PlatformOverviewProps = {
  accounts: readonly [OverviewAccount, ...OverviewAccount[]];
  /** The accounts together; none where there is one account. */
  headline: OverviewPlatform | undefined;
  isCompact: boolean;
  /** The period as the address says it. */
  days: string;
  now: string;
  /** Figures are shown when asked for. */
  isHidden: boolean;
};

/** A platform's accounts: together where there are several, then each by itself, or a line each where they are many. */
export function PlatformOverview(props: PlatformOverviewProps) {
  const { accounts, headline, isCompact, days, now, isHidden } = props;
  const [{ account }] = accounts;
  const summaries = accounts.map((one) => (
    <AccountSummary key={one.account.id} overview={one} days={days} now={now} isHidden={isHidden} />
  ));
  if (!headline && !isCompact) return summaries;
  const count = accounts.length === 1 ? "1 account" : `${accounts.length} accounts`;
  return (
    <>
      <Section title={account.platform.label} note={count}>
        {headline && <PlatformHeadline overview={headline} now={now} isHidden={isHidden} />}
        {isCompact && <AccountTable accounts={accounts} days={days} now={now} isHidden={isHidden} />}
      </Section>
      {!isCompact && summaries}
    </>
  );
}
