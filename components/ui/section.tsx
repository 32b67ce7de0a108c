import { type ReactNode, useId } from "react";
import { classes } from "@/components/ui/classes";

type SectionProps = {
  /** Its direction follows its own words; names in it stand in a bdi. */
  title: ReactNode;
  note?: ReactNode;
  actions?: ReactNode;
  /** For links to this part of the page. */
  id?: string;
  className?: string;
  children: ReactNode;
};

export function Section({ title, note, actions, id, className, children }: SectionProps) {
  const headingId = useId();
  return (
    <section
      id={id}
      aria-labelledby={headingId}
      className={classes("grid min-w-0 grid-cols-1 gap-4", className)}
    >
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div className="grid gap-1">
          <h2 id={headingId} dir="auto" className="font-semibold text-lead tracking-tight">
            {title}
          </h2>
          {note && <div className="max-w-measure text-quiet text-small">{note}</div>}
        </div>
        {actions && <div className="no-print flex flex-wrap gap-2">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
