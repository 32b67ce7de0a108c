"use client";

import { type ReactNode, useActionState } from "react";
import { type FormAction, idle } from "@/components/ui/action-state";
import { classes } from "@/components/ui/classes";
import { Notice } from "@/components/ui/notice";
import { t } from "@/lib/language/t";

type ActionFormProps = {
  action: FormAction;
  /** Sent with the form and not shown. */
  hidden?: Readonly<Record<string, string>>;
  className?: string;
  /** Its button stands in a row with others: what comes of it is said under the whole row. */
  isInRow?: boolean;
  /** Fields and the submit button; field errors reach them through a render function. */
  children: ReactNode | ((errors: Readonly<Record<string, string>>) => ReactNode);
};

/** A form that says how its action ended. It works without script too: the action is its address. */
export function ActionForm({ action, hidden = {}, className, isInRow, children }: ActionFormProps) {
  const [state, send] = useActionState(action, idle);
  return (
    <form action={send} className={isInRow ? "contents" : classes("grid gap-3", className)}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {typeof children === "function" ? children(state.status === "invalid" ? state.fields : {}) : children}
      {state.status !== "idle" && state.message && (
        <div className={isInRow ? "order-last basis-full" : undefined}>
          <Notice tone={state.status === "done" ? "good" : "danger"} title={state.message} isLive>
            {state.status === "failed" && state.requestId && (
              <p>{t("Request {id}", { id: state.requestId })}</p>
            )}
          </Notice>
        </div>
      )}
    </form>
  );
}
