import { useId } from "react";

type RadioGroupProps = {
  /** The question. */
  legend: string;
  options: readonly { value: string; label: string }[];
  /** Null while nothing is chosen. */
  value: string | null;
  onChange: (value: string) => void;
};

/** One of a few, with nothing chosen until somebody chooses. */
export function RadioGroup({ legend, options, value, onChange }: RadioGroupProps) {
  const name = useId();
  return (
    <fieldset className="grid gap-0.5">
      <legend className="font-medium text-small">{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className="flex min-h-11 items-center gap-3 text-small">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="size-5 shrink-0 accent-accent"
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
