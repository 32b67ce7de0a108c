"use client";

import { useActionState } from "react";
import { FormNotice } from "@/components/auth/form-notice";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ProfileView } from "@/lib/auth/profile";
import type { ActionState } from "@/lib/auth/run-action";
import { t } from "@/lib/language/t";

export function ProfileForm({
  action,
  profile,
}: {
  action: (previous: ActionState, form: FormData) => Promise<ActionState>;
  profile: ProfileView;
}) {
  const [state, submit] = useActionState(action, { status: "idle" });
  return (
    <form action={submit} className="grid max-w-md gap-4">
      <FormNotice state={state} fields={["name"]} />
      <Field
        label={t("Name (optional)")}
        name="name"
        autoComplete="name"
        defaultValue={profile.name ?? ""}
        error={state.status === "invalid" ? state.fields.name : undefined}
      />
      <Checkbox
        label={t("Show titles and covers of posts")}
        name="covers"
        defaultChecked={profile.showCovers}
        hint={t(
          "They are fetched from the platform while you look, through our own server, and never stored.",
        )}
      />
      <div>
        <SubmitButton>{t("Save profile")}</SubmitButton>
      </div>
    </form>
  );
}
