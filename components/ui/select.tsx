import { type SelectHTMLAttributes, useId } from "react";
import { FieldNotes } from "@/components/ui/field-notes";

export type SelectProps = Omit<
  SelectHTMLAttributes<HTMLSelectElement>,
  "style" | "className" | "children"
> & {
  label: string;
  name: string;
  options: readonly { value: string; label: string }[];
  hint?: string | undefined;
  error?: string | undefined;
};

export function Select({ label, options, hint, error, id, ...select }: SelectProps) {
  const generated = useId();
  const selectId = id ?? generated;
  return (
    <div className="grid gap-1.5">
      <label htmlFor={selectId} className="font-medium text-small">
        {label}
      </label>
      <select
        {...select}
        id={selectId}
        aria-invalid={error ? true : undefined}
        aria-describedby={hint || error ? `${selectId}-notes` : undefined}
        className="min-h-11 w-full rounded-control border border-edge bg-surface px-3 py-2 text-body focus-visible:rounded-control"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <FieldNotes id={`${selectId}-notes`} hint={hint} error={error} />
    </div>
  );
}
