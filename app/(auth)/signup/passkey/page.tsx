import type { Metadata } from "next";
import { addPasskeyAction, askNewPasskeyAction } from "@/app/(app)/settings/security/actions";
import { AddPasskey } from "@/components/factors/add-passkey";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { requireContext } from "@/lib/auth/session";
import { isFresh } from "@/lib/auth/step-up";
import { wallClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { t } from "@/lib/language/t";
import { safePath } from "@/lib/security/safe-path";

export function generateMetadata(): Metadata {
  return { title: t("Add a passkey") };
}

/** The end of a sign-up by passkey: the address is proven, and only now is a key made for the account. */
export default async function SignUpPasskeyPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string }>;
}) {
  const ctx = await requireContext();
  const { next } = await searchParams;
  const onward = safePath(typeof next === "string" ? next : null, env.APP_URL, "/dashboard");
  return (
    <>
      <PageHeader
        title={t("Add a passkey")}
        note={t(
          "A device or a password manager signs for you. From then on it opens your account, and a mail alone no longer does.",
        )}
      />
      {isFresh(ctx.actor.authenticatedAt, wallClock()) ? (
        <AddPasskey ask={askNewPasskeyAction} action={addPasskeyAction} onward={onward} />
      ) : (
        <div>
          <LinkButton href="/signin/confirm?next=/signup/passkey">
            {t("Confirm that it is you first")}
          </LinkButton>
        </div>
      )}
      <p className="text-small">
        <a href={onward} className="prose-link">
          {t("Go on without a passkey")}
        </a>{" "}
        {t("You can add one later under Security; until then you sign in with codes by mail.")}
      </p>
    </>
  );
}
