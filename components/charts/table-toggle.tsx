"use client";

import { type ReactNode, Suspense, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { t } from "@/lib/language/t";

type TableToggleProps = { object: string; actions?: ReactNode; children: ReactNode };

/** The label stays while `aria-expanded` tells the state. The rows are made when they are asked for: a year of them is long. */
export function TableToggle({ object, actions, children }: TableToggleProps) {
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className="grid min-w-0 grid-cols-1 gap-3">
      <div className="no-print flex flex-wrap gap-2">
        <Button
          object={object}
          className="needs-script"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setIsOpen(!isOpen)}
        >
          {t("Show as table")}
        </Button>
        {actions}
      </div>
      <div id={id} hidden={!isOpen} className="max-h-96 min-w-0 overflow-y-auto">
        {isOpen && <Suspense fallback={<div className="skeleton h-24" />}>{children}</Suspense>}
      </div>
    </div>
  );
}
