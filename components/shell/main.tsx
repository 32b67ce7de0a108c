import type { ReactNode } from "react";
import { MAIN_ID } from "@/components/shell/skip-link";
import { classes } from "@/components/ui/classes";

/** The page's content: the skip link's target, at most 1200 px wide. */
export function Main({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <main
      id={MAIN_ID}
      tabIndex={-1}
      className={classes(
        "mx-auto grid w-full grid-cols-1 max-w-page flex-1 content-start gap-8 px-4 py-6 outline-none sm:px-6 sm:py-10",
        className,
      )}
    >
      {children}
    </main>
  );
}
