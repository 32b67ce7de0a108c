import type { ReactNode } from "react";
import { ActsOn } from "@/components/ui/acts-on";
import { type ButtonKind, buttonStyle } from "@/components/ui/button-style";

type LinkButtonProps = {
  href: string;
  kind?: ButtonKind;
  object?: string | undefined;
  /** The id of a sentence that says what to know first. */
  describedBy?: string | undefined;
  /** The browser saves the answer instead of showing it. */
  isDownload?: boolean;
  className?: string;
  children: ReactNode;
};

/** A plain anchor: what it leads to may be a redirect to a platform or a file, which a client router must not fetch ahead. */
export function LinkButton({
  href,
  kind = "quiet",
  object,
  describedBy,
  isDownload,
  className,
  children,
}: LinkButtonProps) {
  return (
    <a
      href={href}
      aria-describedby={describedBy}
      download={isDownload || undefined}
      className={buttonStyle(kind, className)}
    >
      <span>
        {children}
        {object && <ActsOn object={object} />}
      </span>
    </a>
  );
}
