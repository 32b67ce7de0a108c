import { Section } from "@/components/ui/section";
import type { OverviewAccount } from "@/lib/analytics/get-overview";
import { tn } from "@/lib/language/t";
import { lineOf } from "./account-lines";
import { AccountSummary } from "./account-summary";
import { ManyAccounts } from "./many-accounts";

type PlatformOverviewProps = {
  accounts: readonly [OverviewAccount, ...OverviewAccount[]];
  isCompact: boolean;
  /** The period as the address says it. */
  days: string;
  now: string;
  /** Figures are shown when asked for. */
  isHidden: boolean;
};

/** A platform's accounts, each by itself, or a line each where they are many. */
export function PlatformOverview({ accounts, isCompact, days, now, isHidden }: PlatformOverviewProps) {
  if (!isCompact) {
    return accounts.map((one) => (
      <AccountSummary key={one.account.id} overview={one} days={days} now={now} isHidden={isHidden} />
    ));
  }
  const [{ account }] = accounts;
  return (
    <Section title={account.platform.label} note={tn(accounts.length, "{count} account", "{count} accounts")}>
      <ManyAccounts
        lines={JSON.stringify(accounts.map(lineOf))}
        platform={{ label: account.platform.label, number: account.platform.number }}
        days={days}
        now={now}
        isHidden={isHidden}
      />
    </Section>
  );
}
