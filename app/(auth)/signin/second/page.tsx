import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ByFactor } from "@/components/factors/by-factor";
import { PageHeader } from "@/components/ui/page-header";
import { readPendingCookie } from "@/lib/auth/cookies";
import { seenBrowser } from "@/lib/auth/get-visitor";
import { env } from "@/lib/env";
import { waysOfSecondStep } from "@/lib/factors/second-step";
import { t } from "@/lib/language/t";
import { safePath } from "@/lib/security/safe-path";
import {
  askSecondPasskeyAction,
  signInByAppAction,
  signInByRecoveryCodeAction,
  signInBySecondPasskeyAction,
} from "./actions";

export function generateMetadata(): Metadata {
  return { title: t("The second step") };
}

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
        title={t("The second step")}
        note={t("The first one was right. Nobody gets in by a password or a mail alone.")}
      />
      <ByFactor
        ways={ways}
        ask={askSecondPasskeyAction}
        byPasskey={signInBySecondPasskeyAction}
        byApp={signInByAppAction}
        byRecoveryCode={signInByRecoveryCodeAction}
        next={onward}
        purpose="sign-in"
      />
    </>
  );
}
