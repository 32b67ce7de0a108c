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
    <fieldset className="grid gap-2">
      <legend className="font-medium text-small">{t("The history of this account")}</legend>
      {choices.map(({ value, name, hint }) => (
        <label key={value} className="flex min-h-11 items-start gap-3 text-small">
          <input
            type="radio"
            name="history"
            value={value}
            defaultChecked={value === "delete"}
            className="mt-0.5 size-5 shrink-0 accent-accent"
          />
          <span>
            {t(name)}
            <span className="block text-quiet">{t(hint)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
