import { type InputHTMLAttributes, useId } from "react";
import { FieldNotes } from "@/components/ui/field-notes";

type FieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, "style" | "className"> & {
  label: string;
  name: string;
  hint?: string | undefined;
  error?: string | undefined;
};

/** One labelled input; hint and error are tied to it, so that both are heard with it. */
export function Field({ label, hint, error, id, ...input }: FieldProps) {
  const generated = useId();
  const inputId = id ?? generated;
  return (
    <div className="grid gap-1.5">
      <label htmlFor={inputId} className="font-medium text-small">
        {label}
      </label>
      <input
        {...input}
        id={inputId}
        aria-invalid={error ? true : undefined}
        aria-describedby={hint || error ? `${inputId}-notes` : undefined}
        className="min-h-11 w-full pointer-fine:min-h-10.5 rounded-control border border-edge bg-surface px-3 py-2 text-body placeholder:text-quiet focus-visible:rounded-control aria-invalid:border-2 aria-invalid:border-danger disabled:opacity-60"
      />
      <FieldNotes id={`${inputId}-notes`} hint={hint} error={error} />
    </div>
  );
}
