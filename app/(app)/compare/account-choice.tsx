import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { mostCompared } from "@/lib/analytics/compare-accounts";
import type { AccountView } from "@/lib/analytics/views";
import { t } from "@/lib/language/t";

type AccountChoiceProps = {
  path: string;
  choices: readonly { account: AccountView; isChosen: boolean }[];
  /** Other parts of the address. */
  keep: Readonly<Record<string, string>>;
};

/** More than these, and the list stands folded until somebody wants another choice. */
const openUpTo = 6;

/** A GET form: the address holds the choice. */
export function AccountChoice({ path, choices, keep }: AccountChoiceProps) {
  const chosen = choices.filter(({ isChosen }) => isChosen).length;
  return (
    <details
      open={choices.length <= openUpTo}
      className="no-print rounded-card border border-line bg-surface"
    >
      <summary className="inline-flex min-h-11 w-full items-center px-4 font-medium text-small">
        {t("Accounts: {chosen} of {all} chosen", { chosen, all: choices.length })}
      </summary>
      <form method="get" action={path} className="grid grid-cols-1 gap-3 border-line border-t p-4">
        {Object.entries(keep).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <fieldset className="min-w-0">
          <legend className="text-note text-quiet">
            {t("Up to {most} at once", { most: mostCompared })}
          </legend>
          <div className="grid max-h-80 grid-cols-1 gap-x-6 overflow-y-auto sm:grid-cols-2 lg:grid-cols-3">
            {choices.map(({ account, isChosen }) => (
              <Checkbox
                key={account.id}
                label={account.name}
                name="account"
                value={account.id}
                defaultChecked={isChosen}
              />
            ))}
          </div>
        </fieldset>
        <div>
          <Button type="submit">{t("Show these accounts")}</Button>
        </div>
      </form>
    </details>
  );
}
