import { Icon } from "@/components/ui/icon";

/** The lines under an input. The error names itself in words, not by its colour. */
export function FieldNotes({
  id,
  hint,
  error,
}: {
  id: string;
  hint?: string | undefined;
  error?: string | undefined;
}) {
  if (!hint && !error) return null;
  return (
    <div id={id} className="grid gap-1 text-small">
      {error && (
        <p className="flex gap-1.5 text-danger">
          <Icon name="stop" />
          <span>{error}</span>
        </p>
      )}
      {hint && <p className="text-quiet">{hint}</p>}
    </div>
  );
}
