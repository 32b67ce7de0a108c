import "server-only";
import { AppError, InvalidInputError, TooManyRequestsError } from "@/lib/errors";
import { t } from "@/lib/language/t";
import { logError } from "@/lib/log";
import type { Answer } from "./answer";
import { noteRefusal } from "./refusals";

/**
 * An error as RFC 9457 says it. What is no `AppError` is a bug: it is logged, and says nothing but its request id. Of what
 * is one the log has the refusals.
 */
export function problem(error: unknown, requestId: string, wall: Date): Answer {
  const expected = error instanceof AppError ? error : null;
  if (!expected) logError("request.failed", error, { requestId });
  noteRefusal(error, requestId);
  const status = expected?.status ?? 500;
  const body = {
    type: "about:blank",
    title: expected?.message ?? t("Something went wrong on our side. Nothing was changed."),
    status,
    // Only where somebody will look for it: two answers that must not be told apart are the same to the byte.
    ...(status >= 500 ? { instance: `urn:request:${requestId}` } : {}),
    ...(expected instanceof InvalidInputError ? { fields: expected.fields } : {}),
  };
  const headers: Record<string, string> = {
    "Cache-Control": "no-store",
    "Content-Type": "application/problem+json",
  };
  if (expected instanceof TooManyRequestsError) {
    const seconds = Math.ceil((expected.retryAt.getTime() - wall.getTime()) / 1000);
    headers["Retry-After"] = String(Math.max(1, seconds));
  }
  return { status, headers, body: JSON.stringify(body) };
}
