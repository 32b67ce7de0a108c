import type { ReactNode } from "react";
import { ActsOn } from "@/components/ui/acts-on";
import { t } from "@/lib/language/t";

type OnRequestProps = {
  /** The person wants counts only when asked for. */
  isHidden: boolean;
  /** "Show count" unless told. */
  label?: string;
  /** "of Followers, @atlas". */
  object: string;
  children: ReactNode;
};

/** What stands open, or behind its button where somebody wants their counts so. */
export function OnRequest({ isHidden, children, ...button }: OnRequestProps) {
  if (!isHidden) return children;
  return (
    <details className="grid min-w-0 grid-cols-1 gap-2">
      <Summary {...button} />
      {children}
    </details>
  );
}

/** The same of a table: its rows stay, and their figures come with the button before them. */
export function FiguresOnRequest({ isHidden, children, ...button }: OnRequestProps) {
  if (!isHidden) return children;
  return (
    <div className="grid min-w-0 grid-cols-1 gap-2 [&:has(>details:not([open]))_.figures]:invisible">
      <details>
        <Summary {...button} />
      </details>
      {children}
    </div>
  );
}

function Summary({ label = t("Show count"), object }: Pick<OnRequestProps, "label" | "object">) {
  return (
    <summary className="inline-flex min-h-11 items-center text-accent underline">
      <span>
        {label}
        <ActsOn object={object} />
      </span>
    </summary>
  );
}
