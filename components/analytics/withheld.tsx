import { tn } from "@/lib/language/t";

/** Why an account that stands under Connections has no figures here. */
export function Withheld({ label, accounts }: { label: string; accounts: number }) {
  return (
    <p className="max-w-measure text-quiet text-small">
      {tn(
        accounts,
        "One account on {platform} that other members linked is not shown: {platform}'s rules show figures to nobody but the member who linked the account.",
        "{count} accounts on {platform} that other members linked are not shown: {platform}'s rules show figures to nobody but the member who linked the account.",
        { platform: label },
      )}
    </p>
  );
}
