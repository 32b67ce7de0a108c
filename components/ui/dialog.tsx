"use client";

import { type ReactNode, useRef } from "react";
import { Button, type ButtonProps } from "@/components/ui/button";
import { DialogBox } from "@/components/ui/dialog-box";

type DialogProps = {
  /** Label of the button that opens it, and the object it names. */
  label: string;
  object?: string | undefined;
  kind?: ButtonProps["kind"];
  title: string;
  /** The words, and the form with its buttons. */
  children: ReactNode;
};

/** A modal and the button that opens it. */
export function Dialog({ label, object, kind = "quiet", title, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <Button kind={kind} object={object} aria-haspopup="dialog" onClick={() => dialog.current?.showModal()}>
        {label}
      </Button>
      <DialogBox ref={dialog} title={title}>
        {children}
      </DialogBox>
    </>
  );
}
