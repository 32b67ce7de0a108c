import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignUpForm } from "@/components/auth/sign-up-form";
import { PageHeader } from "@/components/ui/page-header";
import { rich } from "@/components/ui/rich";
import { getContext } from "@/lib/auth/session";
import { env } from "@/lib/env";
import { relyingParty } from "@/lib/factors/relying-party";
import { t } from "@/lib/language/t";
import { safePath } from "@/lib/security/safe-path";
import { signUpAction } from "./actions";

export function generateMetadata(): Metadata {
  return { title: t("Create account") };
}

export default async function SignUpPage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const { next } = await searchParams;
  const onward = safePath(typeof next === "string" ? next : null, env.APP_URL, "");
  if (await getContext()) redirect(onward || "/dashboard");
  return (
    <>
      <PageHeader
        title={t("Create account")}
        note={
          <>
            {t("Have one already?")}{" "}
            <a
              href={onward ? `/signin?next=${encodeURIComponent(onward)}` : "/signin"}
              className="prose-link"
            >
              {t("Sign in")}
            </a>
          </>
        }
      />
      <SignUpForm
        action={signUpAction}
        next={onward || undefined}
        canHavePasskeys={relyingParty() !== null}
      />
      <p className="text-quiet text-small">
        {rich(
          "We keep public counts and what you type here, nothing else. What that means, and how to undo all of it, is in the {policy}. By creating an account you accept the {terms}.",
          {
            policy: (
              <a href="/legal/privacy" className="prose-link">
                {t("privacy policy")}
              </a>
            ),
            terms: (
              <a href="/legal/terms" className="prose-link">
                {t("terms")}
              </a>
            ),
          },
        )}
      </p>
    </>
  );
}
