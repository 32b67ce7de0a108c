import type { ProgressView } from "@/lib/analytics/views";
import { t } from "@/lib/language/t";

/** How far a reading is, as its address answers in JSON. @throws TypeError when the answer is something else */
export function parseProgress(answer: unknown): ProgressView {
  if (isProgress(answer)) return answer;
  throw new TypeError("The answer is no sync state");
}

function isProgress(answer: unknown): answer is ProgressView {
  if (typeof answer !== "object" || answer === null) return false;
  const { state, stage, done, total, secondsLeft, problem } = answer as Record<string, unknown>;
  const isNumberOrNull = (value: unknown) => value === null || typeof value === "number";
  return (
    (state === "waiting" || state === "running" || state === "done" || state === "failed") &&
    typeof stage === "string" &&
    typeof done === "number" &&
    isNumberOrNull(total) &&
    isNumberOrNull(secondsLeft) &&
    (problem === null || typeof problem === "string")
  );
}

/** "120 of 400, about 2 minutes left". */
export function progressText({ state, done, total, secondsLeft }: ProgressView, unit: string): string {
  if (state === "waiting") return t("Waiting for its turn");
  if (secondsLeft === null || state !== "running") {
    return total === null
      ? t("{done} {unit} so far", { done, unit })
      : t("{done} of {total} {unit}", { done, total, unit });
  }
  if (secondsLeft < 60) {
    return total === null
      ? t("{done} {unit} so far, less than a minute left", { done, unit })
      : t("{done} of {total} {unit}, less than a minute left", { done, total, unit });
  }
  const minutes = Math.round(secondsLeft / 60);
  return total === null
    ? t("{done} {unit} so far, about {minutes} min left", { done, unit, minutes })
    : t("{done} of {total} {unit}, about {minutes} min left", { done, total, unit, minutes });
}
