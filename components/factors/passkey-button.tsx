"use client";

import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/browser";
import { startTransition, useActionState, useState } from "react";
import { FormNotice } from "@/components/auth/form-notice";
import { type FormAction, idle } from "@/components/auth/form-state";
import { signWithPasskey } from "@/components/factors/ceremony";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Answer } from "@/lib/auth/run-action";

export type PasskeyButtonProps = {
  /** What the device is to sign, made at the moment of asking. */
  ask: () => Promise<Answer<PublicKeyCredentialRequestOptionsJSON>>;
  /** Takes the device's answer under the name `answer`. */
  action: FormAction;
  next?: string | undefined;
  children: string;
};

/** Asks the device, and sends what it signed. Without script there is nothing to ask: it is not shown. */
export function PasskeyButton({ ask, action, next, children }: PasskeyButtonProps) {
  const [state, submit, isSending] = useActionState(action, idle);
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const isPending = isAsking || isSending;

  async function use(): Promise<void> {
    setAsking(true);
    setProblem(null);
    const asked = await ask();
    const spoken = asked.status === "done" ? await signWithPasskey(asked.result) : { problem: asked.message };
    setAsking(false);
    if ("problem" in spoken) return setProblem(spoken.problem);
    const form = new FormData();
    form.set("answer", spoken.answer);
    if (next) form.set("next", next);
    startTransition(() => submit(form));
  }

  return (
    <div className="needs-script grid gap-4">
      <FormNotice state={state} />
      {problem && <Notice tone="danger" title={problem} isLive />}
      <Button isPending={isPending} onClick={isPending ? undefined : use}>
        {children}
      </Button>
    </div>
  );
}
