import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/action-state";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { t } from "@/lib/language/t";

export function IdleTimeForm({
  action,
  options,
  chosen,
}: {
  action: FormAction;
  /** Hours, and how they are called. */
  options: readonly { value: string; label: string }[];
  chosen: string;
}) {
  return (
    <ActionForm action={action} className="max-w-md gap-4">
      <Select
        // A form that was sent is filled anew from here.
        key={chosen}
        label={t("End sessions that rest for")}
        name="hours"
        options={options}
        defaultValue={chosen}
        hint={t("Holds for every session you have, this one too.")}
      />
      <div>
        <SubmitButton>{t("Save idle time")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
