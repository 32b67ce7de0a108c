"use client";

import { usePathname } from "next/navigation";
import { AppLink } from "@/components/ui/app-link";
import { classes } from "@/components/ui/classes";
import { t } from "@/lib/language/t";

export function SettingsNav({ items }: { items: readonly { href: string; label: string }[] }) {
  const path = usePathname();
  return (
    <nav aria-label={t("Settings")} className="no-print">
      <ul className="flex gap-1 border-line border-b">
        {items.map(({ href, label }) => (
          <li key={href}>
            <AppLink
              href={href}
              aria-current={path === href ? "page" : undefined}
              className={classes(
                "-mb-px inline-flex min-h-11 items-center border-b-2 px-3 text-small",
                path === href
                  ? "border-accent font-medium text-ink"
                  : "border-transparent text-quiet hover:text-ink",
              )}
            >
              {label}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
