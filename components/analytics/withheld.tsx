/** Why an account that stands under Connections has no figures here. */
export function Withheld({ label, accounts }: { label: string; accounts: number }) {
  return (
    <p className="max-w-measure text-quiet text-small">
      {accounts === 1 ? "One account" : `${accounts} accounts`} on {label} that other members linked{" "}
      {accounts === 1 ? "is" : "are"} not shown: {label}'s rules show figures to nobody but the member who
      linked the account.
    </p>
  );
}
