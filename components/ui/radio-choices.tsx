type RadioChoicesProps = {
  /** The question. */
  legend: string;
  name: string;
  /** `hint` says what comes of it. */
  options: readonly { value: string; label: string; hint?: string | undefined }[];
  /** What is chosen until somebody chooses otherwise. */
  chosen: string;
};

/** One of a few as a field of a form, each with what comes of it before it is chosen. */
export function RadioChoices({ legend, name, options, chosen }: RadioChoicesProps) {
  return (
    <fieldset className="grid gap-2">
      <legend className="font-medium text-small">{legend}</legend>
      {options.map(({ value, label, hint }) => (
        <label key={value} className="flex min-h-11 items-start gap-3 text-small">
          <input
            type="radio"
            name={name}
            value={value}
            defaultChecked={value === chosen}
            className="mt-0.5 size-5 shrink-0 accent-accent"
          />
          <span>
            {label}
            {hint && <span className="block text-quiet">{hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
