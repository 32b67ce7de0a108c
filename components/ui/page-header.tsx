import type { ReactNode } from "react";

type PageHeaderProps = {
  /** Its direction follows its own words; names in it stand in a bdi. */
  title: ReactNode;
  /** A line under the title: freshness, or what the page is for. */
  note?: ReactNode;
  back?: { href: string; label: string };
  actions?: ReactNode;
};

export function PageHeader({ title, note, back, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="grid min-w-0 gap-1">
        {back && (
          <a
            href={back.href}
            className="no-print prose-link inline-flex min-h-11 items-center text-small pointer-fine:min-h-6"
          >
            <span aria-hidden="true" className="me-1 inline-block rtl:-scale-x-100">
              ←
            </span>
            {back.label}
          </a>
        )}
        <h1 dir="auto" className="min-w-0 font-semibold text-title tracking-tight">
          {title}
        </h1>
        {note && <div className="max-w-measure text-quiet text-small">{note}</div>}
      </div>
      {actions && (
        <div className="no-print flex min-w-0 max-w-full flex-wrap items-center gap-2">{actions}</div>
      )}
    </header>
  );
}
