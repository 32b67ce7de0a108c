"use client";

import { useActionState } from "react";
import { FormNotice } from "@/components/auth/form-notice";
import { type FormAction, idle } from "@/components/ui/action-state";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { t } from "@/lib/language/t";

type NoteFormProps = {
  action: FormAction;
  accountId: string;
  /** The last day that can be chosen. */
  today: string;
  /** The note that is changed; left out for a new one. */
  note?: { id: string; day: string; text: string; isForAll: boolean };
  submitLabel: string;
};

/** Works without script too: the action is its address. */
export function NoteForm({ action, accountId, today, note, submitLabel }: NoteFormProps) {
  const [state, send] = useActionState(action, idle);
  const errors = state.status === "invalid" ? state.fields : {};
  return (
    <form action={send} className="grid max-w-measure gap-4">
      <FormNotice state={state} fields={["day", "text"]} />
      <input type="hidden" name="accountId" value={accountId} />
      {note && <input type="hidden" name="noteId" value={note.id} />}
      <div className="grid gap-4 sm:grid-cols-[12rem_1fr]">
        <Field
          label={t("Day (UTC)")}
          name="day"
          type="date"
          required
          max={today}
          defaultValue={note?.day ?? today}
          error={errors.day}
        />
        <Field
          label={t("Note")}
          name="text"
          required
          maxLength={140}
          autoComplete="off"
          dir="auto"
          placeholder={t("Launched a series")}
          defaultValue={note?.text}
          error={errors.text}
        />
      </div>
      <Checkbox label={t("At all accounts")} name="everywhere" defaultChecked={note?.isForAll} />
      <div>
        <SubmitButton>{submitLabel}</SubmitButton>
      </div>
    </form>
  );
}
