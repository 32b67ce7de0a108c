import type { ReactNode } from "react";
import { classes } from "@/components/ui/classes";

type CardProps = {
  children: ReactNode;
  className?: string;
  as?: "div" | "section" | "article" | "li" | "form";
  labelledBy?: string;
};

/** Lies flat on the page: a hairline, no shadow. */
export function Card({ as: Element = "div", labelledBy, className, children }: CardProps) {
  return (
    <Element
      aria-labelledby={labelledBy}
      className={classes("rounded-card border border-line bg-surface p-4 sm:p-6", className)}
    >
      {children}
    </Element>
  );
}
