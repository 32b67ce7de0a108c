import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/action-state";
import { Checkbox } from "@/components/ui/checkbox";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ProfileView, Theme } from "@/lib/auth/profile";
import { type Label, label, t } from "@/lib/language/t";

const themes: readonly { value: Theme; label: Label }[] = [
  { value: "system", label: label("As my system says") },
  { value: "light", label: label("Light") },
  { value: "dark", label: label("Dark") },
];

export function AppearanceForm({ action, profile }: { action: FormAction; profile: ProfileView }) {
  return (
    <ActionForm action={action} className="max-w-md gap-4">
      <Select
        // A form that was sent is filled anew from here.
        key={profile.theme}
        label={t("Theme")}
        name="theme"
        options={themes.map((theme) => ({ value: theme.value, label: t(theme.label) }))}
        defaultValue={profile.theme}
      />
      <Checkbox
        label={t("Keyboard shortcuts")}
        name="shortcuts"
        defaultChecked={profile.hasShortcuts}
        hint={t("Single keys lead to pages. Press ? anywhere for the list.")}
      />
      <div>
        <SubmitButton>{t("Save appearance")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
