import "server-only";
import { AppError, GuardedError, StepUpRequiredError } from "@/lib/errors";
import { log } from "@/lib/log";
import { CrossSiteError } from "@/lib/security/same-origin";

const spanMs = 60_000;
/** Lines of one kind in that time: whoever asks a thousand times fills no log, and drowns no other kind. */
const mostLines = 60;

/** A wrong input and a state that does not fit are everyday's, and stand in no log. */
const kinds: Readonly<Record<number, string>> = {
  401: "signed-out",
  403: "forbidden",
  404: "not-found",
  413: "too-large",
  429: "too-often",
};

/**
 * Says in the log that somebody was refused: the kind and the request's id, and nothing of what they asked or who they are.
 * @returns notes one, `at` in milliseconds of a clock that only goes on
 */
export function createRefusalLog(): (error: unknown, requestId: string | null, at: number) => void {
  const spans = new Map<string, { began: number; lines: number; leftOut: number }>();
  return (error, requestId, at) => {
    const kind = kindOf(error);
    if (!kind || !(error instanceof AppError)) return;
    let span = spans.get(kind);
    if (!span || at - span.began >= spanMs) {
      if (span && span.leftOut > 0) log("access.refusals-left-out", { kind, count: span.leftOut });
      span = { began: at, lines: 0, leftOut: 0 };
      spans.set(kind, span);
    }
    if (span.lines === mostLines) {
      span.leftOut += 1;
      return;
    }
    span.lines += 1;
    log("access.refused", { kind, status: error.status, ...(requestId ? { requestId } : {}) });
  };
}

const note = createRefusalLog();

/** For whatever turns an error into an answer. @param requestId null where the request has none yet */
export function noteRefusal(error: unknown, requestId: string | null): void {
  note(error, requestId, performance.now());
}

function kindOf(error: unknown): string | undefined {
  if (error instanceof CrossSiteError) return "cross-site";
  if (error instanceof GuardedError) return "guarded";
  // Who they are is known, and a step from here they may.
  if (error instanceof StepUpRequiredError) return undefined;
  return error instanceof AppError ? kinds[error.status] : undefined;
}
