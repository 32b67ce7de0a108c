"use client";

import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/action-state";
import { Checkbox } from "@/components/ui/checkbox";
import { TypedConfirmation } from "@/components/ui/typed-confirmation";
import { t } from "@/lib/language/t";

type EraseFormProps = {
  action: FormAction;
  /** The account's own address, which must be typed. */
  email: string;
};

/** The sentence before it says what happens; this asks for the address and names what the button destroys. */
export function EraseForm({ action, email }: EraseFormProps) {
  return (
    <ActionForm action={action} className="max-w-md">
      {(errors) => (
        <>
          <Checkbox
            name="now"
            label={t("At once, without days to change my mind")}
            hint={t("Nothing brings it back after this.")}
          />
          <TypedConfirmation
            name="email"
            label={t("Email")}
            expected={email}
            inputType="email"
            button={t("Delete my account")}
            pendingLabel={t("Deleting …")}
            error={errors.email}
          />
        </>
      )}
    </ActionForm>
  );
}
