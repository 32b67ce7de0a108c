"use client";

import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/action-state";
import { Checkbox } from "@/components/ui/checkbox";
import { TypedConfirmation } from "@/components/ui/typed-confirmation";

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
            label="At once, without days to change my mind"
            hint="Nothing brings it back after this."
          />
          <TypedConfirmation
            name="email"
            label="Email"
            expected={email}
            inputType="email"
            button="Delete my account"
            pendingLabel="Deleting …"
            error={errors.email}
          />
        </>
      )}
    </ActionForm>
  );
}
