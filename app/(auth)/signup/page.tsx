import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignUpForm } from "@/components/auth/sign-up-form";
import { PageHeader } from "@/components/ui/page-header";
import { getContext } from "@/lib/auth/session";
import { signUpAction } from "./actions";

export const metadata: Metadata = { title: "Create account" };

export default async function SignUpPage() {
  if (await getContext()) redirect("/dashboard");
  return (
    <>
      <PageHeader
        title="Create account"
        note={
          <>
            Have one already?{" "}
            <a href="/signin" className="prose-link">
              Sign in
            </a>
          </>
        }
      />
      <SignUpForm action={signUpAction} />
      <p className="text-quiet text-small">
        We keep public counts and what you type here, nothing else. What that means, and how to undo all of
        it, is in the{" "}
        <a href="/legal/privacy" className="prose-link">
          privacy policy
        </a>
        . By creating an account you accept the{" "}
        <a href="/legal/terms" className="prose-link">
          terms
        </a>
        .
      </p>
    </>
  );
}
