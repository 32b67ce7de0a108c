import type { Metadata } from "next";
import { CodeForm } from "@/components/auth/code-form";
import { PageHeader } from "@/components/ui/page-header";
import { env } from "@/lib/env";
import { t } from "@/lib/language/t";
import { safePath } from "@/lib/security/safe-path";
import { redeemCodeAction } from "./actions";

export function generateMetadata(): Metadata {
  return { title: t("Enter the code") };
}

type Query = { from?: string; next?: string };

/** The same whether or not the address has an account: the mail alone knows. */
export default async function CodePage({ searchParams }: { searchParams: Promise<Query> }) {
  const { from, next } = await searchParams;
  const isNew = from === "signup";
  const onward = safePath(typeof next === "string" ? next : null, env.APP_URL, "");
  return (
    <>
      <PageHeader
        title={isNew ? t("Confirm your address") : t("Enter the code")}
        note={
          isNew
            ? t("A mail with a code is on its way. It may be read on any device; type the code here.")
            : t(
                "If the address has an account, a mail with a code is on its way. It may be read on any device; type the code here.",
              )
        }
      />
      <CodeForm action={redeemCodeAction} next={onward || undefined} button={t("Sign in")} />
      <p className="text-small">
        {t("No mail after a few minutes?")}{" "}
        <a
          href={`${isNew ? "/signup" : "/signin"}${onward && `?next=${encodeURIComponent(onward)}`}`}
          className="prose-link"
        >
          {isNew ? t("Sign up again") : t("Ask for another code")}
        </a>
      </p>
    </>
  );
}
