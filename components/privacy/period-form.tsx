import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/action-state";
import { RadioChoices } from "@/components/ui/radio-choices";
import { SubmitButton } from "@/components/ui/submit-button";
import { t } from "@/lib/language/t";

type PeriodFormProps = {
  action: FormAction;
  /** `hint` is what a choice deletes; left out where it deletes nothing. */
  options: readonly { value: string; label: string; hint: string | undefined }[];
  chosen: string;
};

/** How long figures stay. What a choice would delete stands beside it, before anything is chosen. */
export function PeriodForm({ action, options, chosen }: PeriodFormProps) {
  return (
    <ActionForm action={action} className="max-w-measure gap-4">
      <RadioChoices
        // A form that was sent is filled anew from here.
        key={chosen}
        legend={t("Keep figures for")}
        name="period"
        options={options}
        chosen={chosen}
      />
      <div>
        <SubmitButton>{t("Save how long")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
