import type { Metadata } from "next";
import { CodeForm } from "@/components/auth/code-form";
import { PageHeader } from "@/components/ui/page-header";
import { env } from "@/lib/env";
import { safePath } from "@/lib/security/safe-path";
import { redeemCodeAction } from "./actions";

export const metadata: Metadata = { title: "Enter the code" };

type Query = { from?: string; next?: string };

/** The same whether or not the address has an account: the mail alone knows. */
export default async function CodePage({ searchParams }: { searchParams: Promise<Query> }) {
  const { from, next } = await searchParams;
  const isNew = from === "signup";
  const onward = safePath(typeof next === "string" ? next : null, env.APP_URL, "");
  return (
    <>
      <PageHeader
        title={isNew ? "Confirm your address" : "Enter the code"}
        note={
          isNew
            ? "A mail with a code is on its way. It may be read on any device; type the code here."
            : "If the address has an account, a mail with a code is on its way. It may be read on any device; type the code here."
        }
      />
      <CodeForm action={redeemCodeAction} next={onward || undefined} button="Sign in" />
      <p className="text-small">
        No mail after a few minutes?{" "}
        <a href={isNew ? "/signup" : "/signin"} className="prose-link">
          {isNew ? "Sign up again" : "Ask for another code"}
        </a>
      </p>
    </>
  );
}
