import { OnRequest } from "@/components/analytics/on-request";
import { Icon } from "@/components/ui/icon";
import type { ChangeNote } from "@/lib/analytics/what-changed";
import { t } from "@/lib/language/t";

/** What a reader of five seconds should know, the most pressing first. */
export function ChangeNotes({ notes, isHidden }: { notes: readonly ChangeNote[]; isHidden: boolean }) {
  if (notes.length === 0) {
    return (
      <p className="text-quiet text-small">
        {t("No gap, no change of definition and no problem in this period.")}
      </p>
    );
  }
  const open = isHidden ? notes.filter(({ hasCounts }) => !hasCounts) : notes;
  const counting = notes.filter((note) => !open.includes(note));
  return (
    <>
      {open.length > 0 && <NoteList notes={open} />}
      {counting.length > 0 && (
        <OnRequest isHidden label={t("Show notes")} object={t("with counts")}>
          <NoteList notes={counting} />
        </OnRequest>
      )}
    </>
  );
}

function NoteList({ notes }: { notes: readonly ChangeNote[] }) {
  return (
    <ul className="grid gap-2 text-small">
      {notes.map((note) => (
        <li key={note.id} className="flex items-baseline gap-2">
          <Icon
            name={note.tone === "warn" ? "warn" : "info"}
            className={`size-4 translate-y-0.5 ${note.tone === "warn" ? "text-warn" : "text-quiet"}`}
          />
          <span dir="auto" className="min-w-0">
            {note.text}{" "}
            {note.link && (
              <a href={note.link.href} className="prose-link">
                {note.link.label}
              </a>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
