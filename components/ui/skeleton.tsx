import { classes } from "@/components/ui/classes";
import { VisuallyHidden } from "@/components/ui/visually-hidden";

/** A block of the final size, given by its classes ("h-60 w-full"), so that nothing moves when the content comes. */
export function Skeleton({ className }: { className: string }) {
  return <div aria-hidden="true" className={classes("skeleton", className)} />;
}

/** Says once, for the whole area, what is being fetched. */
export function LoadingNote({ children }: { children: string }) {
  return (
    <div role="status">
      <VisuallyHidden>{children}</VisuallyHidden>
    </div>
  );
}
