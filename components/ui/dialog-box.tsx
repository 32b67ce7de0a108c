import { type ReactNode, type RefObject, useId } from "react";
import { Icon } from "@/components/ui/icon";
import { t } from "@/lib/language/t";

type DialogBoxProps = {
  ref: RefObject<HTMLDialogElement | null>;
  title: string;
  onClose?: () => void;
  children: ReactNode;
};

/** A native modal, shown by its ref: focus moves in, Escape closes, focus returns to where it was. */
export function DialogBox({ ref, title, onClose, children }: DialogBoxProps) {
  const id = useId();
  return (
    <dialog
      ref={ref}
      aria-labelledby={id}
      // A click on the backdrop lands on the dialog itself, for its content fills the box.
      onClick={(event) => {
        if (event.target === event.currentTarget) event.currentTarget.close();
      }}
      onKeyDown={(event) => event.stopPropagation()}
      onClose={onClose}
      className="w-[min(32rem,calc(100vw-2rem))] rounded-card bg-surface text-start text-ink shadow-float"
    >
      <div className="grid gap-4 p-4 sm:p-6">
        <div className="flex items-start justify-between gap-4">
          <h2 id={id} className="pt-2 font-semibold text-lead">
            {title}
          </h2>
          <button
            type="button"
            aria-label={t("Close {title}", { title })}
            onClick={() => ref.current?.close()}
            className="inline-flex size-11 shrink-0 items-center justify-center rounded-control hover:bg-wash"
          >
            <Icon name="close" className="size-4" />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
