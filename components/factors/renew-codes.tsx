"use client";

import { useActionState } from "react";
import type { CodesAction } from "@/components/factors/codes-answer";
import { RecoveryCodes } from "@/components/factors/recovery-codes";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { t, tn } from "@/lib/language/t";

export function RenewCodes({ action, left }: { action: CodesAction; left: number }) {
  const [state, submit] = useActionState(action, { status: "idle" });
  return (
    <div className="grid gap-4">
      <p className="text-small">
        {left === 0
          ? t("None is left. Make new ones before you need one.")
          : tn(left, "{count} of 10 is left.", "{count} of 10 are left.")}
      </p>
      {state.status === "done" && state.result && <RecoveryCodes codes={state.result} />}
      {state.status !== "done" && state.status !== "idle" && (
        <Notice tone="danger" title={state.message} isLive />
      )}
      <form action={submit}>
        <SubmitButton kind="quiet">{t("Make new recovery codes")}</SubmitButton>
      </form>
    </div>
  );
}
