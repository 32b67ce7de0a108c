import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import type { PersonContext } from "@/lib/context";
import { env } from "@/lib/env";
import { AppError, InvalidInputError, SignedOutError, StepUpRequiredError } from "@/lib/errors";
import { safePath } from "@/lib/security/safe-path";
import { assertSameOrigin } from "@/lib/security/same-origin";
import { readForm } from "./read-form";
import { requireContext, requireStepUp } from "./session";

/** What a form knows about its last submission. */
export type ActionState =
  | { status: "idle" }
  | { status: "done"; message?: string }
  | { status: "invalid"; message: string; fields: Record<string, string> }
  | { status: "failed"; message: string; requestId?: string };

interface ActionOptions<Result> {
  /** Needs a proof of identity of the last fifteen minutes; without one the person is asked for it first. */
  stepUp?: boolean;
  /** What to say when it is done. */
  message?: string | ((result: Result) => string);
}

/**
 * The whole of a server action: the form comes from our own page, somebody is signed in, the input fits, the verb
 * runs, and its expected outcomes become sentences. Anything unexpected goes on to the error page.
 */
export async function runAction<Schema extends z.ZodType, Result>(
  Input: Schema,
  form: FormData,
  verb: (ctx: PersonContext, input: z.output<Schema>) => Promise<Result>,
  options: ActionOptions<Result> = {},
): Promise<ActionState> {
  return toState(async () => {
    const ctx = await requireContext({ whileFrozen: true });
    if (options.stepUp) requireStepUp(ctx);
    const result = await verb(ctx, readForm(Input, form));
    return typeof options.message === "function" ? options.message(result) : options.message;
  });
}

/** Checks where the form came from, runs the work, and turns expected outcomes into a state. */
export async function toState(work: () => Promise<string | undefined>): Promise<ActionState> {
  const said = await headers();
  try {
    assertSameOrigin(said, env.APP_URL);
    const message = await work();
    return message === undefined ? { status: "done" } : { status: "done", message };
  } catch (error) {
    if (error instanceof SignedOutError) redirect("/signin");
    if (error instanceof StepUpRequiredError) {
      const from = safePath(said.get("referer"), env.APP_URL, "/dashboard");
      redirect(`/signin/confirm?next=${encodeURIComponent(from)}`);
    }
    if (error instanceof InvalidInputError) {
      return { status: "invalid", message: error.message, fields: { ...error.fields } };
    }
    if (!(error instanceof AppError)) throw error;
    const requestId = error.status >= 500 ? said.get("x-request-id") : null;
    return { status: "failed", message: error.message, ...(requestId ? { requestId } : {}) };
  }
}
