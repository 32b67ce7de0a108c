"use client";

import { usePathname } from "next/navigation";
import type { ReactElement } from "react";
import { AppLink } from "@/components/ui/app-link";
import { classes } from "@/components/ui/classes";
import { t } from "@/lib/language/t";

export type AppNavItem = {
  href: string;
  label: string;
  /** A `NavIcon`: above its word on a phone. */
  icon: ReactElement;
  /** Other beginnings of an address that belong to it: an account's page belongs to the dashboard. */
  covers?: readonly string[];
};

/** Across the top on a desk, along the lower edge on a phone, where the thumb is. */
export function AppNav({ items }: { items: readonly AppNavItem[] }) {
  const path = usePathname();
  return (
    <nav
      aria-label={t("Main")}
      className="no-print fixed inset-x-0 bottom-0 z-30 border-line border-t bg-surface pb-[env(safe-area-inset-bottom)] md:static md:border-0 md:p-0"
    >
      <ul className="flex md:gap-1">
        {items.map((item) => {
          const isCurrent = isIn(path, item.href) || (item.covers ?? []).some((start) => isIn(path, start));
          return (
            <li key={item.href} className="flex-auto md:flex-none">
              <AppLink
                href={item.href}
                aria-current={isCurrent ? (path === item.href ? "page" : "true") : undefined}
                className={classes(
                  "flex min-h-14 flex-col items-center justify-center gap-0.5 border-t-2 px-0.5 text-note max-[22rem]:text-[0.6875rem] md:min-h-11 md:flex-row md:border-t-0 md:border-b-2 md:px-3 md:text-small",
                  isCurrent
                    ? "border-accent font-medium text-ink"
                    : "border-transparent text-quiet hover:text-ink",
                )}
              >
                {item.icon}
                {item.label}
              </AppLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function isIn(path: string, start: string): boolean {
  return path === start || path.startsWith(`${start}/`);
}
