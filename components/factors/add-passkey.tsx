"use client";

import type { PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/browser";
import { startTransition, useActionState, useState } from "react";
import { makePasskey } from "@/components/factors/ceremony";
import type { CodesAction } from "@/components/factors/codes-answer";
import { RecoveryCodes } from "@/components/factors/recovery-codes";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import type { Answer } from "@/lib/auth/run-action";
import { t } from "@/lib/language/t";

type AddPasskeyProps = {
  ask: () => Promise<Answer<PublicKeyCredentialCreationOptionsJSON>>;
  /** Takes `name` and the device's `answer`. */
  action: CodesAction;
  /** The way on once it is there; without one another can be added. */
  onward?: string;
};

/** A name, then the device's own question. */
export function AddPasskey({ ask, action, onward }: AddPasskeyProps) {
  const [state, submit, isSending] = useActionState(action, { status: "idle" });
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const isPending = isAsking || isSending;

  async function add(form: FormData): Promise<void> {
    setAsking(true);
    setProblem(null);
    const asked = await ask();
    const spoken = asked.status === "done" ? await makePasskey(asked.result) : { problem: asked.message };
    setAsking(false);
    if ("problem" in spoken) return setProblem(spoken.problem);
    form.set("answer", spoken.answer);
    startTransition(() => submit(form));
  }

  return (
    <div className="needs-script grid gap-4">
      {problem && <Notice tone="danger" title={problem} isLive />}
      {state.status === "done" && (
        <Notice tone="good" title={t("The passkey is added. All other sessions were signed out.")} isLive />
      )}
      {state.status === "done" && state.result && <RecoveryCodes codes={state.result} />}
      {state.status === "done" && onward ? (
        <div>
          <LinkButton href={onward} kind="primary">
            {state.result ? t("I have kept the codes") : t("Go on")}
          </LinkButton>
        </div>
      ) : (
        <form
          className="grid max-w-md gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (!isPending) void add(new FormData(event.currentTarget));
          }}
        >
          {state.status !== "idle" && state.status !== "done" && (
            <Notice tone="danger" title={state.message} isLive />
          )}
          <Field
            label={t("Name of the passkey")}
            name="name"
            maxLength={60}
            hint={t("For example: my phone")}
            required
          />
          <div>
            <Button type="submit" isPending={isPending}>
              {t("Add a passkey")}
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}
