import { RadioChoices } from "@/components/ui/radio-choices";
import { label, t } from "@/lib/language/t";

const choices = [
  {
    value: "delete",
    name: label("Delete the history"),
    hint: label("All counts collected here go at once. Nothing brings them back."),
  },
  {
    value: "keep",
    name: label("Keep the history"),
    hint: label("The counts stay; connecting the same account again goes on from them."),
  },
] as const;

/** What becomes of the figures when the access ends. Deleting is what is chosen unless the person says otherwise. */
export function HistoryChoice() {
  return (
    <RadioChoices
      legend={t("The history of this account")}
      name="history"
      options={choices.map(({ value, name, hint }) => ({ value, label: t(name), hint: t(hint) }))}
      chosen="delete"
    />
  );
}
