import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { readForm } from "@/lib/auth/read-form";
import { type ActionState, toState } from "@/lib/auth/run-action";
import { env } from "@/lib/env";
import { StepUpRequiredError } from "@/lib/errors";
import { safePath } from "@/lib/security/safe-path";
import type { StaffContext } from "./staff-context";
import { requireStaff } from "./staff-session";

interface StaffActionOptions<Result> {
  /** What to say when it is done. */
  message?: string | ((result: Result) => string);
}

/**
 * The whole of a server action of staff: as `runAction`, but for a member on their visit, and an act whose proof is too old
 * leads to the second factor and nothing less.
 */
export async function runStaffAction<Schema extends z.ZodType, Result>(
  Input: Schema,
  form: FormData,
  verb: (ctx: StaffContext, input: z.output<Schema>) => Promise<Result>,
  { message }: StaffActionOptions<Result> = {},
): Promise<ActionState> {
  return toState(async () => {
    const ctx = await requireStaff();
    try {
      const result = await verb(ctx, readForm(Input, form));
      return typeof message === "function" ? message(result) : message;
    } catch (error) {
      if (!(error instanceof StepUpRequiredError)) throw error;
      const from = safePath((await headers()).get("referer"), env.APP_URL, "/admin");
      redirect(`/admin/confirm?next=${encodeURIComponent(from)}`);
    }
  });
}
