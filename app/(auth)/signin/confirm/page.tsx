import type { Metadata } from "next";
import { ConfirmByCodeForm, ConfirmByPasswordForm } from "@/components/auth/confirm-form";
import { AppCodeForm, RecoveryCodeForm } from "@/components/factors/factor-code-forms";
import { PasskeyButton } from "@/components/factors/passkey-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { hasPassword } from "@/lib/auth/profile";
import { requireContext } from "@/lib/auth/session";
import { env } from "@/lib/env";
import { waysToConfirm } from "@/lib/factors/list-factors";
import { safePath } from "@/lib/security/safe-path";
import {
  askPasskeyToConfirmAction,
  confirmByAppAction,
  confirmByCodeAction,
  confirmByPasskeyAction,
  confirmByPasswordAction,
  confirmByRecoveryCodeAction,
  sendConfirmationCodeAction,
} from "./actions";

export const metadata: Metadata = { title: "Confirm that it is you" };

type Query = { next?: string | string[] };

export default async function ConfirmPage({ searchParams }: { searchParams: Promise<Query> }) {
  const ctx = await requireContext({ whileFrozen: true });
  const { next } = await searchParams;
  const ways = await waysToConfirm(ctx);
  const onward = safePath(typeof next === "string" ? next : null, env.APP_URL, "/dashboard");
  return (
    <>
      <PageHeader
        title="Confirm that it is you"
        note="What comes next needs a proof of the last fifteen minutes. Nothing was done yet."
      />
      {ways.isTwoStep ? (
        <ByFactor ways={ways} next={onward} />
      ) : (
        <>
          {(await hasPassword(ctx)) && (
            <ConfirmByPasswordForm action={confirmByPasswordAction} next={onward} />
          )}
          <Section title="By a code sent to your address">
            <ConfirmByCodeForm
              send={sendConfirmationCodeAction}
              confirm={confirmByCodeAction}
              next={onward}
            />
          </Section>
        </>
      )}
    </>
  );
}

/** Whoever has a second step proves it here: a password or a mailbox may have been stolen together with the session. */
function ByFactor({ ways, next }: { ways: { hasApp: boolean; hasPasskeys: boolean }; next: string }) {
  return (
    <>
      {ways.hasPasskeys && (
        <PasskeyButton ask={askPasskeyToConfirmAction} action={confirmByPasskeyAction} next={next}>
          Use a passkey
        </PasskeyButton>
      )}
      {ways.hasApp && <AppCodeForm action={confirmByAppAction} next={next} button="Confirm" />}
      <Section title="Neither at hand?" note="A recovery code opens once.">
        <RecoveryCodeForm
          action={confirmByRecoveryCodeAction}
          next={next}
          button="Confirm with a recovery code"
        />
      </Section>
    </>
  );
}
