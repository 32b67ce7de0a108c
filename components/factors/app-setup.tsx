"use client";

import { type ReactNode, useActionState } from "react";
import type { CodesAction } from "@/components/factors/codes-answer";
import { RecoveryCodes } from "@/components/factors/recovery-codes";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { t } from "@/lib/language/t";

type AppSetupProps = {
  action: CodesAction;
  /** The picture and the text for the app; null when nothing is being set up. */
  children: ReactNode;
  /** What to show then. */
  nothing: ReactNode;
};

/** The last step of setting an app up: its first code. Then what to keep. */
export function AppSetup({ action, children, nothing }: AppSetupProps) {
  const [state, submit] = useActionState(action, { status: "idle" });
  if (state.status === "done") {
    return (
      <div className="grid gap-6">
        <Notice tone="good" title={t("The app is set up. All other sessions were signed out.")} isLive />
        {state.result && <RecoveryCodes codes={state.result} />}
        <div>
          <LinkButton href="/settings/security" kind="primary">
            {state.result ? t("I have kept the codes") : t("Back to security")}
          </LinkButton>
        </div>
      </div>
    );
  }
  if (!children) return nothing;
  const error = state.status === "invalid" ? state.fields.code : undefined;
  return (
    <div className="grid gap-6">
      {children}
      <form action={submit} className="grid max-w-md gap-4">
        {state.status !== "idle" && !error && <Notice tone="danger" title={state.message} isLive />}
        <Field
          label={t("Code of your app")}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          hint={t("Six digits, new every half minute")}
          error={error}
          required
        />
        <div>
          <SubmitButton>{t("Confirm the app")}</SubmitButton>
        </div>
      </form>
    </div>
  );
}
