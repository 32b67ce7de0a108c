import type { ButtonHTMLAttributes, ReactNode } from "react";
import { ActsOn } from "@/components/ui/acts-on";
import { type ButtonKind, buttonStyle } from "@/components/ui/button-style";
import { Spinner } from "@/components/ui/spinner";

export type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "style"> & {
  kind?: ButtonKind;
  /** What the button acts on, heard after its label: "Disconnect" + "@atlas on" and the platform. */
  object?: string | undefined;
  /** Keeps the button focusable while it works, so that focus is not lost under the reader. */
  isPending?: boolean;
  children: ReactNode;
};

export function Button({ kind = "quiet", object, isPending, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={isPending || undefined}
      className={buttonStyle(kind, className)}
    >
      {isPending && <Spinner />}
      <span>
        {children}
        {object && <ActsOn object={object} />}
      </span>
    </button>
  );
}
