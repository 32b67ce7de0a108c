import { type SelectHTMLAttributes, useId } from "react";
import { FieldNotes } from "@/components/ui/field-notes";

type SelectProps = Omit<SelectHTMLAttributes<HTMLSelectElement>, "style" | "className"> & {
  label: string;
  options: readonly { value: string; label: string }[];
  hint?: string | undefined;
};

export function Select({ label, options, hint, id, ...select }: SelectProps) {
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
        aria-describedby={hint ? `${selectId}-notes` : undefined}
        className="min-h-11 w-full pointer-fine:min-h-10.5 min-w-0 rounded-control border border-edge bg-surface px-3 py-2 text-body focus-visible:rounded-control"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <FieldNotes id={`${selectId}-notes`} hint={hint} />
    </div>
  );
}
