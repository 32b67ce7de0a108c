import { UnderGuard } from "@/components/auth/under-guard";
import { AddPasskey } from "@/components/factors/add-passkey";
import { PasskeyList } from "@/components/factors/passkey-list";
import { RenewCodes } from "@/components/factors/renew-codes";
import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { Dialog } from "@/components/ui/dialog";
import { LinkButton } from "@/components/ui/link-button";
import { rich } from "@/components/ui/rich";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import type { FactorsView } from "@/lib/factors/list-factors";
import { t, tn } from "@/lib/language/t";
import {
  addPasskeyAction,
  askNewPasskeyAction,
  removeAppAction,
  removePasskeyAction,
  renamePasskeyAction,
  renewCodesAction,
  startAppAction,
} from "./actions";

type TwoStepSectionProps = {
  factors: FactorsView;
  /** ISO instant. */
  now: string;
  /** The person proved who they are in the last fifteen minutes: only then may anything here change. */
  isFresh: boolean;
  /** Nothing here changes until the guard is lifted. */
  isGuarded: boolean;
};

export function TwoStepSection({ factors, now, isFresh, isGuarded }: TwoStepSectionProps) {
  const mayChange = isFresh && !isGuarded;
  return (
    <Section
      title={t("Two-step sign-in")}
      note={t(
        "With an app or a passkey, a password or a mail alone opens nothing any more: not here, and not by a reset. Every change signs out all other sessions and sends you a mail.",
      )}
      actions={
        <Badge tone={factors.isTwoStep ? "good" : "neutral"}>{factors.isTwoStep ? t("On") : t("Off")}</Badge>
      }
    >
      {isGuarded && (
        <UnderGuard>
          {t(
            "Under guard no factor is added or removed, so that nobody who got in makes themselves at home.",
          )}
        </UnderGuard>
      )}
      {!isFresh && !isGuarded && (
        <div>
          <LinkButton href="/signin/confirm?next=/settings/security">
            {t("Confirm that it is you to change these")}
          </LinkButton>
        </div>
      )}
      <Part title={t("Authenticator app")}>
        {factors.appSince ? (
          <>
            <p className="text-small">
              {rich("Set up {instant}.", { instant: <Time at={factors.appSince} /> })}
            </p>
            {mayChange && <RemoveApp isLast={factors.passkeys.length === 0} />}
          </>
        ) : (
          <>
            <p className="max-w-measure text-small">
              {t("An app on your phone makes a code of six digits that is new every half minute.")}
            </p>
            {mayChange && (
              <ActionForm action={startAppAction}>
                <div>
                  <SubmitButton kind="quiet">{t("Set up an app")}</SubmitButton>
                </div>
              </ActionForm>
            )}
          </>
        )}
      </Part>
      <Part title={t("Passkeys")}>
        <p className="max-w-measure text-small">
          {factors.canHavePasskeys
            ? t(
                "A device or a password manager signs for you. A passkey signs you in by itself: nothing to type, nothing to steal.",
              )
            : t("Passkeys belong to a name. This installation is reached by a number, so there are none.")}
        </p>
        {factors.passkeys.length > 0 && (
          <PasskeyList
            passkeys={factors.passkeys}
            now={now}
            change={isGuarded ? null : { rename: renamePasskeyAction, remove: removePasskeyAction }}
          />
        )}
        {mayChange && factors.canHavePasskeys && (
          <AddPasskey ask={askNewPasskeyAction} action={addPasskeyAction} />
        )}
      </Part>
      {factors.isTwoStep && (
        <Part title={t("Recovery codes")}>
          {mayChange ? (
            <RenewCodes action={renewCodesAction} left={factors.recoveryCodesLeft} />
          ) : (
            <p className="text-small">
              {tn(factors.recoveryCodesLeft, "{count} of 10 is left.", "{count} of 10 are left.")}
            </p>
          )}
        </Part>
      )}
    </Section>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className="grid min-w-0 gap-3 rounded-card border border-line bg-surface p-4 sm:p-6">
      <h3 className="font-medium">{title}</h3>
      {children}
    </div>
  );
}

function RemoveApp({ isLast }: { isLast: boolean }) {
  return (
    <div>
      <Dialog label={t("Remove the app")} kind="danger" title={t("Remove the authenticator app")}>
        <p className="text-small">
          {isLast
            ? t(
                "Its codes open nothing any more, and all other sessions are signed out. There is no passkey, so the second step ends, and the recovery codes with it.",
              )
            : t("Its codes open nothing any more, and all other sessions are signed out.")}
        </p>
        <ActionForm action={removeAppAction}>
          <div>
            <SubmitButton kind="danger">{t("Remove the app")}</SubmitButton>
          </div>
        </ActionForm>
      </Dialog>
    </div>
  );
}
