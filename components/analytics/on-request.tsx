import type { ReactNode } from "react";
import { VisuallyHidden } from "@/components/ui/visually-hidden";

type OnRequestProps = {
  /** The person wants counts only when asked for. */
  isHidden: boolean;
  /** "Followers, @atlas". */
  object: string;
  children: ReactNode;
};

/** A figure that stands open, or behind its button where somebody wants their counts so. */
export function OnRequest({ isHidden, object, children }: OnRequestProps) {
  if (!isHidden) return children;
  return (
    <details className="grid gap-2">
      <summary className="inline-flex min-h-11 items-center text-accent underline">
        <span>
          Show count
          <VisuallyHidden> of {object}</VisuallyHidden>
        </span>
      </summary>
      {children}
    </details>
  );
}
