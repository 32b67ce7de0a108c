"use client";

import type { KeyboardEvent, ReactNode } from "react";

type MenuProps = {
  /** Of those with one name only one is open at a time. */
  name: string;
  className?: string;
  /** A summary, and what it opens. */
  children: ReactNode;
};

/** Opens without script; with it, Escape closes and gives focus back to what opened it. */
export function Menu({ name, className, children }: MenuProps) {
  const close = (event: KeyboardEvent<HTMLDetailsElement>) => {
    if (event.key !== "Escape" || !event.currentTarget.open) return;
    event.currentTarget.open = false;
    event.currentTarget.querySelector("summary")?.focus();
  };
  return (
    <details name={name} className={className} onKeyDown={close}>
      {children}
    </details>
  );
}
