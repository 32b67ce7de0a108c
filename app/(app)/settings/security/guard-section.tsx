import { ConfirmByCodeForm } from "@/components/auth/confirm-form";
import { ByFactor } from "@/components/factors/by-factor";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/link-button";
import { rich } from "@/components/ui/rich";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import type { GuardView } from "@/lib/auth/lift-guard";
import { t } from "@/lib/language/t";
import {
  askPasskeyToLiftAction,
  liftByAppAction,
  liftByCodeAction,
  liftByPasskeyAction,
  liftByRecoveryCodeAction,
  sendLiftCodeAction,
} from "./guard-actions";

type GuardSectionProps = {
  guard: GuardView;
  ways: { isTwoStep: boolean; hasApp: boolean; hasPasskeys: boolean };
};

const next = "/settings/security";

/** The two steps that lift the guard, the second only after the first. */
export function GuardSection({ guard, ways }: GuardSectionProps) {
  return (
    <Section
      id="guard"
      title={t("Lift the guard")}
      note={rich(
        "It stands since {instant}. Two steps lift it: whoever has stolen only one of them cannot.",
        {
          instant: <Time at={guard.since} />,
        },
      )}
    >
      <div className="grid min-w-0 max-w-md gap-4 rounded-card border border-line bg-surface p-4 sm:p-6">
        <h3 className="font-medium">{t("First: a new password, by mail")}</h3>
        {guard.hasNewPassword ? (
          <div>
            <Badge tone="good">{t("Done")}</Badge>
          </div>
        ) : (
          <div>
            <LinkButton href="/reset">{t("Set a new password")}</LinkButton>
          </div>
        )}
        <h3 className="font-medium">
          {ways.isTwoStep ? t("Then: your second step") : t("Then: a code sent to your address")}
        </h3>
        {guard.hasNewPassword ? (
          <Proof ways={ways} />
        ) : (
          <p className="text-quiet text-small">{t("It is asked for once the new password is set.")}</p>
        )}
      </div>
    </Section>
  );
}

function Proof({ ways }: Pick<GuardSectionProps, "ways">) {
  return ways.isTwoStep ? (
    <ByFactor
      ways={ways}
      ask={askPasskeyToLiftAction}
      byPasskey={liftByPasskeyAction}
      byApp={liftByAppAction}
      byRecoveryCode={liftByRecoveryCodeAction}
      next={next}
      purpose="confirm"
    />
  ) : (
    <ConfirmByCodeForm send={sendLiftCodeAction} confirm={liftByCodeAction} next={next} />
  );
}
