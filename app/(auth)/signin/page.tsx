import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/auth/sign-in-form";
import { PasskeyButton } from "@/components/factors/passkey-button";
import { PageHeader } from "@/components/ui/page-header";
import { getContext } from "@/lib/auth/session";
import { env } from "@/lib/env";
import { relyingParty } from "@/lib/factors/relying-party";
import { t } from "@/lib/language/t";
import { safePath } from "@/lib/security/safe-path";
import { askForPasskeyAction, requestCodeAction, signInAction, signInByPasskeyAction } from "./actions";

export function generateMetadata(): Metadata {
  return { title: t("Sign in") };
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const { next } = await searchParams;
  const onward = safePath(typeof next === "string" ? next : null, env.APP_URL, "");
  if (await getContext()) redirect(onward || "/dashboard");
  return (
    <>
      <PageHeader
        title={t("Sign in")}
        note={
          <>
            {t("New here?")}{" "}
            <a
              href={onward ? `/signup?next=${encodeURIComponent(onward)}` : "/signup"}
              className="prose-link"
            >
              {t("Create account")}
            </a>
          </>
        }
      />
      <SignInForm signIn={signInAction} requestCode={requestCodeAction} next={onward || undefined} />
      {relyingParty() && (
        <PasskeyButton ask={askForPasskeyAction} action={signInByPasskeyAction} next={onward || undefined}>
          {t("Sign in with a passkey")}
        </PasskeyButton>
      )}
      <p className="text-small">
        <a href="/reset" className="prose-link">
          {t("Set a new password")}
        </a>
      </p>
    </>
  );
}
