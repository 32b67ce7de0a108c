"use client";

import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { classes } from "@/components/ui/classes";
import { Icon } from "@/components/ui/icon";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { t } from "@/lib/language/t";

type PopoverProps = {
  /** Accessible name of the button: the contract's label first, its object after it. */
  label: string;
  title: string;
  /** What the button shows; its name stays `label`. */
  trigger: ReactNode;
  triggerClassName?: string;
  children: ReactNode;
};

/**
 * The platform's own popover: it closes with Escape or a click beside it, and gives focus back. Beside its button on a
 * desk, a sheet on a phone (globals.css). What it shows is made when it first opens: a table has a hundred of them.
 */
export function Popover({ label, title, trigger, triggerClassName, children }: PopoverProps) {
  const id = useId();
  const popover = useRef<HTMLDivElement>(null);
  const [wasOpened, setOpened] = useState(false);
  useEffect(() => {
    // It may have been opened before this script was there.
    if (popover.current?.matches(":popover-open")) setOpened(true);
  }, []);
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-haspopup="dialog"
        className={classes("no-print", triggerClassName)}
      >
        <span aria-hidden="true" className="contents">
          {trigger}
        </span>
        <VisuallyHidden>{label}</VisuallyHidden>
      </button>
      <div
        ref={popover}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={title}
        onBeforeToggle={() => setOpened(true)}
        className="receipt-popover"
      >
        {wasOpened && (
          <>
            <div className="sticky top-0 flex items-center justify-between gap-4 border-line border-b bg-surface ps-4 pe-1">
              <h3 dir="auto" className="min-w-0 py-2 font-semibold text-small">
                {title}
              </h3>
              <button
                type="button"
                popoverTarget={id}
                popoverTargetAction="hide"
                aria-label={t("Close {title}", { title })}
                className="inline-flex size-11 shrink-0 items-center justify-center rounded-control hover:bg-wash"
              >
                <Icon name="close" className="size-4" />
              </button>
            </div>
            <div className="p-4">{children}</div>
          </>
        )}
      </div>
    </>
  );
}
