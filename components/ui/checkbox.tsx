import { type InputHTMLAttributes, type ReactNode, useId } from "react";
import { FieldNotes } from "@/components/ui/field-notes";

type CheckboxProps = Omit<InputHTMLAttributes<HTMLInputElement>, "style" | "className" | "type"> & {
  label: ReactNode;
  name: string;
  hint?: string | undefined;
  error?: string | undefined;
};

export function Checkbox({ label, hint, error, id, ...input }: CheckboxProps) {
  const generated = useId();
  const inputId = id ?? generated;
  return (
    <div className="grid gap-1">
      <label htmlFor={inputId} className="flex min-h-11 items-center gap-3 text-small">
        <input
          {...input}
          type="checkbox"
          id={inputId}
          aria-invalid={error ? true : undefined}
          aria-describedby={hint || error ? `${inputId}-notes` : undefined}
          className="size-5 shrink-0 accent-accent"
        />
        <span className="min-w-0">{label}</span>
      </label>
      {(hint || error) && (
        <div className="-mt-2 ps-8">
          <FieldNotes id={`${inputId}-notes`} hint={hint} error={error} />
        </div>
      )}
    </div>
  );
}
