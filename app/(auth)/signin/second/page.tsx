import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AppCodeForm, RecoveryCodeForm } from "@/components/factors/factor-code-forms";
import { PasskeyButton } from "@/components/factors/passkey-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { readPendingCookie } from "@/lib/auth/cookies";
import { seenBrowser } from "@/lib/auth/get-visitor";
import { env } from "@/lib/env";
import { waysOfSecondStep } from "@/lib/factors/second-step";
import { safePath } from "@/lib/security/safe-path";
import {
  askSecondPasskeyAction,
  signInByAppAction,
  signInByRecoveryCodeAction,
  signInBySecondPasskeyAction,
} from "./actions";

export const metadata: Metadata = { title: "The second step" };

type Query = { next?: string | string[] };

export default async function SecondStepPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { next } = await searchParams;
  const onward = safePath(typeof next === "string" ? next : null, env.APP_URL, "/dashboard");
  const [browser, pending] = [await seenBrowser(), await readPendingCookie()];
  const ways = browser && (await waysOfSecondStep(browser, pending));
  if (!ways) redirect(`/signin?next=${encodeURIComponent(onward)}`);
  return (
    <>
      <PageHeader
        title="The second step"
        note="The first one was right. Nobody gets in by a password or a mail alone."
      />
      {ways.hasPasskeys && (
        <PasskeyButton ask={askSecondPasskeyAction} action={signInBySecondPasskeyAction} next={onward}>
          Use a passkey
        </PasskeyButton>
      )}
      {ways.hasApp && <AppCodeForm action={signInByAppAction} next={onward} button="Sign in" />}
      <Section title="Neither at hand?" note="A recovery code opens once.">
        <RecoveryCodeForm
          action={signInByRecoveryCodeAction}
          next={onward}
          button="Sign in with a recovery code"
        />
      </Section>
    </>
  );
}
