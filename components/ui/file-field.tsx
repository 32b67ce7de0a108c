import { type InputHTMLAttributes, useEffect, useEffectEvent, useId, useRef } from "react";
import { FieldNotes } from "@/components/ui/field-notes";

type FileFieldProps = Omit<
  InputHTMLAttributes<HTMLInputElement>,
  "style" | "className" | "type" | "value" | "onChange"
> & {
  label: string;
  hint: string;
  error?: string | undefined;
  onFiles: (files: File[]) => void;
};

/** A file of the reader's own. Choosing the same one again reads it anew. */
export function FileField({ label, hint, error, onFiles, id, ...input }: FileFieldProps) {
  const generated = useId();
  const inputId = id ?? generated;
  const field = useRef<HTMLInputElement>(null);
  const read = useEffectEvent(() => onFiles([...(field.current?.files ?? [])]));
  useEffect(() => {
    // Chosen while the page was there and its scripts were not yet.
    if (field.current?.files?.length) read();
  }, []);
  return (
    <div className="grid gap-1.5">
      <label htmlFor={inputId} className="font-medium text-small">
        {label}
      </label>
      <input
        {...input}
        ref={field}
        id={inputId}
        type="file"
        aria-invalid={error ? true : undefined}
        aria-describedby={`${inputId}-notes`}
        onClick={(event) => {
          event.currentTarget.value = "";
        }}
        onChange={() => onFiles([...(field.current?.files ?? [])])}
        className="min-h-11 w-full min-w-0 rounded-control border border-edge bg-surface p-1.5 text-small file:me-3 file:min-h-8 file:rounded-md file:border file:border-edge file:bg-wash file:px-3 file:text-ink aria-invalid:border-2 aria-invalid:border-danger"
      />
      <div aria-live="polite">
        <FieldNotes id={`${inputId}-notes`} hint={hint} error={error} />
      </div>
    </div>
  );
}
