import type { Metadata } from "next";
import { ConfirmByCodeForm, ConfirmByPasswordForm } from "@/components/auth/confirm-form";
import { ByFactor } from "@/components/factors/by-factor";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { hasPassword } from "@/lib/auth/profile";
import { requireContext } from "@/lib/auth/session";
import { env } from "@/lib/env";
import { waysToConfirm } from "@/lib/factors/list-factors";
import { t } from "@/lib/language/t";
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

export function generateMetadata(): Metadata {
  return { title: t("Confirm that it is you") };
}

type Query = { next?: string | string[] };

export default async function ConfirmPage({ searchParams }: { searchParams: Promise<Query> }) {
  const ctx = await requireContext({ whileFrozen: true });
  const { next } = await searchParams;
  const ways = await waysToConfirm(ctx);
  const onward = safePath(typeof next === "string" ? next : null, env.APP_URL, "/dashboard");
  return (
    <>
      <PageHeader
        title={t("Confirm that it is you")}
        note={t("What comes next needs a proof of the last fifteen minutes. Nothing was done yet.")}
      />
      {/* A password or a mailbox may have been stolen together with the session: a second step is proven by itself. */}
      {ways.isTwoStep ? (
        <ByFactor
          ways={ways}
          ask={askPasskeyToConfirmAction}
          byPasskey={confirmByPasskeyAction}
          byApp={confirmByAppAction}
          byRecoveryCode={confirmByRecoveryCodeAction}
          next={onward}
          purpose="confirm"
        />
      ) : (
        <>
          {(await hasPassword(ctx)) && (
            <ConfirmByPasswordForm action={confirmByPasswordAction} next={onward} />
          )}
          <Section title={t("By a code sent to your address")}>
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
