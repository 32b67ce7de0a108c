import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/action-state";
import { Checkbox } from "@/components/ui/checkbox";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ProfileView, Theme } from "@/lib/auth/profile";

const themes: readonly { value: Theme; label: string }[] = [
  { value: "system", label: "As my system says" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];

export function AppearanceForm({ action, profile }: { action: FormAction; profile: ProfileView }) {
  return (
    <ActionForm action={action} className="max-w-md gap-4">
      <Select
        // A form that was sent is filled anew from here.
        key={profile.theme}
        label="Theme"
        name="theme"
        options={themes}
        defaultValue={profile.theme}
      />
      <Checkbox
        label="Keyboard shortcuts"
        name="shortcuts"
        defaultChecked={profile.hasShortcuts}
        hint="Single keys lead to pages. Press ? anywhere for the list."
      />
      <div>
        <SubmitButton>Save appearance</SubmitButton>
      </div>
    </ActionForm>
  );
}
