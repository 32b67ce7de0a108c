import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/action-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { t } from "@/lib/language/t";

type PeriodFormProps = {
  action: FormAction;
  /** `loss` is what a choice deletes; null where it deletes nothing. */
  options: readonly { value: string; label: string; loss: string | null }[];
  chosen: string;
};

/** How long figures stay. What a choice would delete stands beside it, before anything is chosen. */
export function PeriodForm({ action, options, chosen }: PeriodFormProps) {
  return (
    <ActionForm action={action} className="max-w-measure gap-4">
      {/* A form that was sent is filled anew from here. */}
      <fieldset key={chosen} className="grid gap-0.5">
        <legend className="font-medium text-small">{t("Keep figures for")}</legend>
        {options.map(({ value, label, loss }) => (
          <label key={value} className="flex min-h-11 items-center gap-3 py-1 text-small">
            <input
              type="radio"
              name="period"
              value={value}
              defaultChecked={value === chosen}
              className="size-5 shrink-0 accent-accent"
            />
            <span className="grid">
              <span>{label}</span>
              {loss && <span className="text-quiet">{loss}</span>}
            </span>
          </label>
        ))}
      </fieldset>
      <div>
        <SubmitButton>{t("Save how long")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
