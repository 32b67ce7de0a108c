import type { ReactNode } from "react";
import { Wordmark } from "@/components/shell/wordmark";
import { type Label, t } from "@/lib/language/t";

export type ShellLink = { href: string; label: Label };

type SiteHeaderProps = {
  links?: readonly ShellLink[];
  /** Sign in and sign up, or the way back to the dashboard. */
  actions: ReactNode;
};

/** Head of the public pages. */
export function SiteHeader({ links = [], actions }: SiteHeaderProps) {
  return (
    <header className="no-print border-line border-b bg-surface">
      <div className="mx-auto flex w-full max-w-page flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-2 sm:px-6">
        <div className="flex flex-wrap items-center gap-x-6">
          <Wordmark href="/" />
          {links.length > 0 && (
            <nav aria-label={t("Site")} className="flex flex-wrap gap-x-4">
              {links.map((link) => (
                <a
                  key={link.href}
                  href={link.href}
                  className="inline-flex min-h-11 items-center text-quiet text-small hover:text-ink"
                >
                  {t(link.label)}
                </a>
              ))}
            </nav>
          )}
        </div>
        <div className="flex items-center gap-2">{actions}</div>
      </div>
    </header>
  );
}
