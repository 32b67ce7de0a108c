"use client";

import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "@/components/ui/button";

type SubmitButtonProps = Omit<ButtonProps, "type" | "isPending" | "onClick"> & {
  /** Replaces the label while the form is on its way: "Disconnecting …". */
  pendingLabel?: string;
};

/** Shows that its form is on its way, and does not send it twice. */
export function SubmitButton({ kind = "primary", pendingLabel, children, ...rest }: SubmitButtonProps) {
  const { pending } = useFormStatus();
  return (
    <Button
      {...rest}
      kind={kind}
      type="submit"
      isPending={pending}
      onClick={(event) => {
        if (pending) event.preventDefault();
      }}
    >
      {pending && pendingLabel ? pendingLabel : children}
    </Button>
  );
}
