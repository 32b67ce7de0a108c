import type { ProgressView } from "@/lib/analytics/views";

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
  if (state === "waiting") return "Waiting for its turn";
  const count = total === null ? `${done} ${unit} so far` : `${done} of ${total} ${unit}`;
  if (secondsLeft === null || state !== "running") return count;
  return `${count}, ${secondsLeft < 60 ? "less than a minute" : `about ${Math.round(secondsLeft / 60)} min`} left`;
}
