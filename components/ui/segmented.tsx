import { classes } from "@/components/ui/classes";

type Segment = { href: string; label: string; isCurrent: boolean };

/** A choice among few views, as links, so that the address bar holds it. */
export function Segmented({ label, segments }: { label: string; segments: readonly Segment[] }) {
  return (
    <nav aria-label={label} className="no-print max-w-full">
      <ul className="inline-flex flex-wrap gap-0.5 rounded-control border border-line bg-wash p-1">
        {segments.map((segment) => (
          <li key={segment.href}>
            <a
              href={segment.href}
              aria-current={segment.isCurrent ? "page" : undefined}
              className={classes(
                "inline-flex min-h-11 items-center whitespace-nowrap rounded-md border px-1.5 text-small sm:px-3 pointer-fine:min-h-8",
                segment.isCurrent
                  ? "border-edge bg-surface font-medium text-ink"
                  : "border-transparent text-quiet hover:text-ink",
              )}
            >
              {segment.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
