"use client";

import { type ReactNode, useId, useRef } from "react";
import { Button, type ButtonProps } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { t } from "@/lib/language/t";

type DialogProps = {
  /** Label of the button that opens it, and the object it names. */
  label: string;
  object?: string | undefined;
  kind?: ButtonProps["kind"];
  title: string;
  /** The words, and the form with its buttons. */
  children: ReactNode;
};

/** A native modal: focus moves in, Escape closes, focus returns to the button that opened it. */
export function Dialog({ label, object, kind = "quiet", title, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  return (
    <>
      <Button kind={kind} object={object} aria-haspopup="dialog" onClick={() => dialog.current?.showModal()}>
        {label}
      </Button>
      <dialog
        ref={dialog}
        aria-labelledby={id}
        // A click on the backdrop lands on the dialog itself, for its content fills the box.
        onClick={(event) => {
          if (event.target === event.currentTarget) event.currentTarget.close();
        }}
        onKeyDown={(event) => event.stopPropagation()}
        className="w-[min(32rem,calc(100vw-2rem))] rounded-card bg-surface text-start text-ink shadow-float"
      >
        <div className="grid gap-4 p-4 sm:p-6">
          <div className="flex items-start justify-between gap-4">
            <h2 id={id} className="pt-2 font-semibold text-lead">
              {title}
            </h2>
            <button
              type="button"
              aria-label={t("Close {title}", { title })}
              onClick={() => dialog.current?.close()}
              className="inline-flex size-11 shrink-0 items-center justify-center rounded-control hover:bg-wash"
            >
              <Icon name="close" className="size-4" />
            </button>
          </div>
          {children}
        </div>
      </dialog>
    </>
  );
}
