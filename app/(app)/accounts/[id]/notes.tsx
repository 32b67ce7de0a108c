import { NoteForm } from "@/components/notes/note-form";
import { ActionForm } from "@/components/ui/action-form";
import { ActsOn } from "@/components/ui/acts-on";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { formatDay } from "@/lib/format";
import { t } from "@/lib/language/t";
import type { Notes as NotesOfPeriod, NoteView } from "@/lib/notes/list-notes";
import { addNoteAction, bringBackNoteAction, changeNoteAction, deleteNoteAction } from "./actions";

type NotesProps = {
  notes: NotesOfPeriod;
  accountId: string;
  /** "@atlas on …". */
  object: string;
  today: string;
  mayWrite: boolean;
};

/** Own notes of the period, and the way to write, change, delete and bring back one. */
export function Notes({ notes, mayWrite, ...place }: NotesProps) {
  const { accountId, today, object } = place;
  return (
    <Section
      title={t("Notes")}
      id="notes"
      note={t("Your own, about {account} or all accounts. Each is a small flag in the charts of its day.", {
        account: object,
      })}
    >
      {notes.shown.length === 0 && <p className="text-quiet text-small">{t("No notes in this period.")}</p>}
      {notes.shown.length > 0 && (
        <ol className="divide-y divide-line border-line border-y">
          {notes.shown.map((note) => (
            <li key={note.id} className="grid gap-1 py-2">
              <NoteLine note={note}>
                {mayWrite && (
                  <ActionForm action={deleteNoteAction} hidden={{ noteId: note.id }} isInRow>
                    <SubmitButton kind="quiet" object={noteOf(note)}>
                      {t("Delete")}
                    </SubmitButton>
                  </ActionForm>
                )}
              </NoteLine>
              {mayWrite && (
                <details className="no-print">
                  <summary className="inline-flex min-h-11 items-center text-accent text-small underline pointer-fine:min-h-8">
                    <span>
                      {t("Change")}
                      <ActsOn object={noteOf(note)} />
                    </span>
                  </summary>
                  <div className="py-2">
                    <NoteForm
                      action={changeNoteAction}
                      accountId={accountId}
                      today={today}
                      note={note}
                      submitLabel={t("Save note")}
                    />
                  </div>
                </details>
              )}
            </li>
          ))}
        </ol>
      )}
      {mayWrite && notes.deleted.length > 0 && <Deleted notes={notes.deleted} />}
      {mayWrite && (
        <details className="no-print">
          <summary className="inline-flex min-h-11 items-center text-accent underline pointer-fine:min-h-8">
            {t("Add a note")}
          </summary>
          <div className="py-2">
            <NoteForm
              action={addNoteAction}
              accountId={accountId}
              today={today}
              submitLabel={t("Add note")}
            />
          </div>
        </details>
      )}
    </Section>
  );
}

function Deleted({ notes }: { notes: readonly NoteView[] }) {
  return (
    <div className="no-print grid gap-1 text-small">
      <p className="text-quiet">{t("Deleted; for a day they can be brought back.")}</p>
      <ul className="grid gap-1">
        {notes.map((note) => (
          <li key={note.id}>
            <NoteLine note={note}>
              <ActionForm action={bringBackNoteAction} hidden={{ noteId: note.id }} isInRow>
                <SubmitButton kind="quiet" object={noteOf(note)}>
                  {t("Bring back")}
                </SubmitButton>
              </ActionForm>
            </NoteLine>
          </li>
        ))}
      </ul>
    </div>
  );
}

function noteOf({ day }: NoteView): string {
  return t("the note of {day}", { day: formatDay(day) });
}

function NoteLine({ note, children }: { note: NoteView; children: React.ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-small">
      <span className="whitespace-nowrap text-quiet">{formatDay(note.day, "weekday")}</span>
      <span dir="auto" className="min-w-0 grow break-words">
        {note.text}
      </span>
      {note.isForAll && <span className="text-note text-quiet">{t("all accounts")}</span>}
      <span className="no-print contents">{children}</span>
    </div>
  );
}
