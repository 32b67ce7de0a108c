"use client";

import { useActionState, useId } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { type ActionState, type FormAction, idle } from "@/components/ui/action-state";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { t } from "@/lib/language/t";

type Unlabelled = ActionState & { removed?: string };

type LabelEditorProps = {
  postId: string;
  /** Each with the address of the posts that bear it. */
  labels: readonly { name: string; href: string }[];
  /** Words in use on other posts. */
  suggestions: readonly string[];
  label: FormAction;
  unlabel: (previous: Unlabelled, form: FormData) => Promise<Unlabelled>;
};

/** A post's labels, each to be taken off and put back, and a field for one more. Works without script. */
export function LabelEditor({ postId, labels, suggestions, label, unlabel }: LabelEditorProps) {
  const [state, send] = useActionState(unlabel, idle as Unlabelled);
  const list = useId();
  const { removed } = state;
  const isOff = removed !== undefined && !labels.some(({ name }) => name === removed);
  return (
    <div className="no-print grid gap-3">
      {labels.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {labels.map(({ name, href }) => (
            <li key={name} className="inline-flex items-center rounded-full border border-edge ps-3">
              <a href={href} dir="auto" className="prose-link text-small">
                {name}
              </a>
              <form action={send} className="contents">
                <input type="hidden" name="postId" value={postId} />
                <input type="hidden" name="name" value={name} />
                <button
                  type="submit"
                  className="inline-flex size-11 items-center justify-center rounded-full hover:bg-wash pointer-fine:size-8"
                >
                  <Icon name="close" className="size-3" />
                  <VisuallyHidden>{t("Remove label {name}", { name })}</VisuallyHidden>
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      {state.status !== "idle" && state.status !== "done" && (
        <Notice tone="danger" title={state.message} isLive />
      )}
      {isOff && (
        <Notice
          title={t("Label removed: {name}", { name: removed })}
          isLive
          actions={
            <ActionForm action={label} hidden={{ postId, name: removed }} isInRow>
              <Button type="submit" object={t("label {name}", { name: removed })}>
                {t("Put back")}
              </Button>
            </ActionForm>
          }
        />
      )}
      <ActionForm action={label} hidden={{ postId }} className="max-w-96">
        {(errors) => (
          <div className="flex flex-wrap items-end gap-3">
            <div className="min-w-0 flex-1">
              <Field
                label={t("New label")}
                name="name"
                list={list}
                maxLength={40}
                autoComplete="off"
                required
                error={errors.name}
              />
              <datalist id={list}>
                {suggestions.map((name) => (
                  <option key={name} value={name} />
                ))}
              </datalist>
            </div>
            <SubmitButton kind="quiet" pendingLabel={t("Adding …")}>
              {t("Add label")}
            </SubmitButton>
          </div>
        )}
      </ActionForm>
    </div>
  );
}
