import type { ReactNode } from "react";
import { classes } from "@/components/ui/classes";

export type Definition = { term: string; description: ReactNode };

/** Terms left, descriptions right; below each other where `isStacked` or on a phone. */
export function DefinitionList({ items, isStacked }: { items: readonly Definition[]; isStacked?: boolean }) {
  return (
    // A page of receipts has hundreds of rows: what they look like is said once for all of a list.
    <dl
      className={classes(
        "grid text-small *:grid *:gap-x-6 *:gap-y-0.5 *:border-line *:border-t *:py-2.5 *:first:border-t-0 [&_dd]:min-w-0 [&_dt]:text-quiet",
        !isStacked && "sm:*:grid-cols-[minmax(8rem,1fr)_2fr]",
      )}
    >
      {items.map((item) => (
        <div key={item.term}>
          <dt>{item.term}</dt>
          <dd>{item.description}</dd>
        </div>
      ))}
    </dl>
  );
}
