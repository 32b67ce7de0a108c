import { CodeForm } from "@/components/auth/code-form";
import type { FormAction } from "@/components/auth/form-state";
import { PasskeyButton, type PasskeyButtonProps } from "@/components/factors/passkey-button";
import { RecoveryCodeForm } from "@/components/factors/recovery-code-form";
import { Section } from "@/components/ui/section";

type ByFactorProps = {
  ways: { hasApp: boolean; hasPasskeys: boolean };
  ask: PasskeyButtonProps["ask"];
  byPasskey: FormAction;
  byApp: FormAction;
  byRecoveryCode: FormAction;
  next: string;
  /** "Sign in", "Confirm". */
  verb: string;
};

/** Every second factor that a person has, and the way back in for whoever has none of them at hand. */
export function ByFactor({ ways, ask, byPasskey, byApp, byRecoveryCode, next, verb }: ByFactorProps) {
  return (
    <>
      {ways.hasPasskeys && (
        <PasskeyButton ask={ask} action={byPasskey} next={next}>
          Use a passkey
        </PasskeyButton>
      )}
      {ways.hasApp && (
        <CodeForm
          action={byApp}
          next={next}
          label="Code of your app"
          hint="Six digits, new every half minute"
          button={verb}
        />
      )}
      <Section title="Neither at hand?" note="A recovery code opens once.">
        <RecoveryCodeForm action={byRecoveryCode} next={next} button={`${verb} with a recovery code`} />
      </Section>
    </>
  );
}
