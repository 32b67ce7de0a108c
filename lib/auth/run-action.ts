import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import type { PersonContext } from "@/lib/context";
import { env } from "@/lib/env";
import { AppError, InvalidInputError, SignedOutError, StepUpRequiredError } from "@/lib/errors";
import { noteRefusal } from "@/lib/http/refusals";
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

/** What came of an action that brings something back. */
export type Answer<Result> =
  | { status: "done"; result: Result }
  | Exclude<ActionState, { status: "done" } | { status: "idle" }>;

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
    const result = await runVerb(Input, form, verb, options);
    return typeof options.message === "function" ? options.message(result) : options.message;
  });
}

/** The same for a verb whose result the page needs: what a device is to sign, codes that are shown once. */
export async function runAnswering<Schema extends z.ZodType, Result>(
  Input: Schema,
  form: FormData,
  verb: (ctx: PersonContext, input: z.output<Schema>) => Promise<Result>,
  options: Pick<ActionOptions<Result>, "stepUp"> = {},
): Promise<Answer<Result>> {
  return toAnswer(() => runVerb(Input, form, verb, options));
}

async function runVerb<Schema extends z.ZodType, Result>(
  Input: Schema,
  form: FormData,
  verb: (ctx: PersonContext, input: z.output<Schema>) => Promise<Result>,
  { stepUp }: Pick<ActionOptions<Result>, "stepUp">,
): Promise<Result> {
  const ctx = await requireContext({ whileFrozen: true });
  if (stepUp) requireStepUp(ctx);
  return verb(ctx, readForm(Input, form));
}

/** Checks where the form came from, runs the work, and turns expected outcomes into a state. */
export async function toState(work: () => Promise<string | undefined>): Promise<ActionState> {
  const answer = await toAnswer(work);
  if (answer.status !== "done") return answer;
  return answer.result === undefined ? { status: "done" } : { status: "done", message: answer.result };
}

/** The same for work that brings something back. */
export async function toAnswer<Result>(work: () => Promise<Result>): Promise<Answer<Result>> {
  const said = await headers();
  try {
    assertSameOrigin(said, env.APP_URL);
    return { status: "done", result: await work() };
  } catch (error) {
    noteRefusal(error, said.get("x-request-id"));
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
