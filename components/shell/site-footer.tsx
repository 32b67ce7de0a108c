import type { ReactNode } from "react";
import { LanguageChoice } from "@/components/shell/language-choice";
import type { ShellLink } from "@/components/shell/site-header";
import { t } from "@/lib/language/t";

export type SiteFooterProps = {
  /** Definitions, Platforms, Privacy policy, Receipts: those which exist. */
  links: readonly ShellLink[];
  children?: ReactNode;
};

export function SiteFooter({ links, children }: SiteFooterProps) {
  return (
    <footer className="no-print border-line border-t">
      <div className="mx-auto flex w-full max-w-page flex-wrap items-center justify-between gap-x-8 gap-y-2 px-4 py-6 text-quiet text-small sm:px-6">
        <p>{t("Tallyglass reads public counts only. No ads, no trackers, no third-party requests.")}</p>
        {links.length > 0 && (
          <nav aria-label={t("About")} className="flex flex-wrap gap-x-5">
            {links.map((link) => (
              <a
                key={link.href}
                href={link.href}
                className="inline-flex min-h-11 items-center underline underline-offset-4 pointer-fine:min-h-8"
              >
                {t(link.label)}
              </a>
            ))}
          </nav>
        )}
        <LanguageChoice />
        {children}
      </div>
    </footer>
  );
}
