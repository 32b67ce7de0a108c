import { CodeForm } from "@/components/auth/code-form";
import type { FormAction } from "@/components/auth/form-state";
import { PasskeyButton, type PasskeyButtonProps } from "@/components/factors/passkey-button";
import { RecoveryCodeForm } from "@/components/factors/recovery-code-form";
import { Section } from "@/components/ui/section";
import { label, t } from "@/lib/language/t";

const buttons = {
  "sign-in": { byApp: label("Sign in"), byRecoveryCode: label("Sign in with a recovery code") },
  confirm: { byApp: label("Confirm"), byRecoveryCode: label("Confirm with a recovery code") },
} as const;

type ByFactorProps = {
  ways: { hasApp: boolean; hasPasskeys: boolean };
  ask: PasskeyButtonProps["ask"];
  byPasskey: FormAction;
  byApp: FormAction;
  byRecoveryCode: FormAction;
  next: string;
  purpose: keyof typeof buttons;
};

/** Every second factor that a person has, and the way back in for whoever has none of them at hand. */
export function ByFactor({ ways, ask, byPasskey, byApp, byRecoveryCode, next, purpose }: ByFactorProps) {
  return (
    <>
      {ways.hasPasskeys && (
        <PasskeyButton ask={ask} action={byPasskey} next={next}>
          {t("Use a passkey")}
        </PasskeyButton>
      )}
      {ways.hasApp && (
        <CodeForm
          action={byApp}
          next={next}
          label={t("Code of your app")}
          hint={t("Six digits, new every half minute. Each code opens once.")}
          button={t(buttons[purpose].byApp)}
        />
      )}
      <Section title={t("Not at hand?")} note={t("A recovery code opens once.")}>
        <RecoveryCodeForm action={byRecoveryCode} next={next} button={t(buttons[purpose].byRecoveryCode)} />
      </Section>
    </>
  );
}
