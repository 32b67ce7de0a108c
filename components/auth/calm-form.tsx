import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/action-state";
import { Checkbox } from "@/components/ui/checkbox";
import { SubmitButton } from "@/components/ui/submit-button";
import { t } from "@/lib/language/t";

type CalmFormProps = {
  action: FormAction;
  person: { hasWeeklyMedians: boolean; hasHiddenCounts: boolean };
};

export function CalmForm({ action, person }: CalmFormProps) {
  return (
    <ActionForm action={action} className="max-w-md gap-4">
      <Checkbox
        label={t("A median a week instead of every day")}
        name="weekly"
        defaultChecked={person.hasWeeklyMedians}
        hint={t(
          "In the lines of accounts, where a platform's rules let us calculate. Weeks are Monday to Sunday, UTC.",
        )}
      />
      <Checkbox
        label={t("Hide counts until I ask")}
        name="hidden"
        defaultChecked={person.hasHiddenCounts}
        hint={t(
          "Cards, tables, charts and sentences then have a button that shows their figures. What is counted and how fresh it is stay in sight.",
        )}
      />
      <div>
        <SubmitButton>{t("Save calm mode")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
