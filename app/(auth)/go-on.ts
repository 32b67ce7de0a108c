import "server-only";
import { redirect } from "next/navigation";
import {
  clearPendingCookie,
  writeLanguageCookie,
  writePendingCookie,
  writeSessionCookie,
} from "@/lib/auth/cookies";
import type { SignInStep } from "@/lib/auth/finish-sign-in";
import { env } from "@/lib/env";
import { currentLanguage } from "@/lib/language/current";
import { safePath } from "@/lib/security/safe-path";

/** From a proof to the page that was wanted; by way of the second step where there is one. */
export async function goOn(
  step: SignInStep,
  { next }: { next?: string | undefined } = {},
): Promise<undefined> {
  const onward = safePath(next, env.APP_URL, "/dashboard");
  if ("pendingToken" in step) {
    await writePendingCookie(step.pendingToken);
    redirect(`/signin/second?next=${encodeURIComponent(onward)}`);
  }
  await clearPendingCookie();
  await writeSessionCookie(step.token);
  if (step.language && step.language !== currentLanguage()) await writeLanguageCookie(step.language);
  redirect(onward);
}
