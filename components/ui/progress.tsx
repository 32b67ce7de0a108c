import { useId } from "react";

type ProgressProps = {
  label: string;
  /** Leave both off while the whole is unknown. */
  value?: number | undefined;
  max?: number | undefined;
  /** "120 of 400 posts, about 2 minutes left". */
  text: string;
};

export function Progress({ label, value, max, text }: ProgressProps) {
  const id = useId();
  const isKnown = value !== undefined && max !== undefined && max > 0;
  return (
    <div className="grid gap-1.5 text-small">
      <p id={id} className="font-medium">
        {label}
      </p>
      <progress
        className="bar"
        aria-labelledby={id}
        aria-valuetext={text}
        {...(isKnown ? { value: Math.min(value, max), max } : {})}
      />
      <p className="text-quiet">{text}</p>
    </div>
  );
}
