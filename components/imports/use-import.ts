"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { type Sending, sendConfirmation, sendPreview } from "@/components/imports/send-import";
import type { Preview, Stored } from "@/lib/imports/import";

export type ImportStep =
  | { at: "choosing" }
  | { at: "previewing" }
  | { at: "previewed"; preview: Preview }
  | { at: "confirming"; preview: Preview }
  | { at: "stored"; stored: Stored }
  | { at: "failed"; problem: string };

/** From a choice to a preview to its confirmation. A new choice forgets what was previewed, and late answers about it. */
export function useImport(accountId: string) {
  const router = useRouter();
  const [step, setStep] = useState<ImportStep>({ at: "choosing" });
  const turn = useRef(0);

  function choose(): void {
    turn.current += 1;
    setStep({ at: "choosing" });
  }

  async function preview(sending: Sending): Promise<void> {
    turn.current += 1;
    const mine = turn.current;
    setStep({ at: "previewing" });
    const answer = await sendPreview(accountId, sending);
    if (mine !== turn.current) return;
    setStep(
      "result" in answer
        ? { at: "previewed", preview: answer.result }
        : { at: "failed", problem: answer.problem },
    );
  }

  async function confirm(sending: Sending): Promise<void> {
    if (step.at !== "previewed") return;
    const mine = turn.current;
    setStep({ at: "confirming", preview: step.preview });
    const answer = await sendConfirmation(accountId, sending, step.preview.token);
    if (mine !== turn.current) return;
    setStep(
      "result" in answer
        ? { at: "stored", stored: answer.result }
        : { at: "failed", problem: answer.problem },
    );
    // The list of what was imported stems from the server.
    if ("result" in answer) router.refresh();
  }

  return { step, choose, preview, confirm };
}
