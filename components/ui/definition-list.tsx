import type { ReactNode } from "react";
import { classes } from "@/components/ui/classes";

export type Definition = { term: string; description: ReactNode };

/** Terms left, descriptions right; below each other where `isStacked` or on a phone. */
export function DefinitionList({ items, isStacked }: { items: readonly Definition[]; isStacked?: boolean }) {
  return (
    <dl className="grid text-small">
      {items.map((item) => (
        <div
          key={item.term}
          className={classes(
            "grid gap-x-6 gap-y-0.5 border-line border-t py-2.5 first:border-t-0",
            !isStacked && "sm:grid-cols-[minmax(8rem,1fr)_2fr]",
          )}
        >
          <dt className="text-quiet">{item.term}</dt>
          <dd className="min-w-0">{item.description}</dd>
        </div>
      ))}
    </dl>
  );
}
