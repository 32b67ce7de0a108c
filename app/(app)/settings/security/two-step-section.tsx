import { AddPasskey } from "@/components/factors/add-passkey";
import { PasskeyList } from "@/components/factors/passkey-list";
import { RenewCodes } from "@/components/factors/renew-codes";
import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { Dialog } from "@/components/ui/dialog";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import type { FactorsView } from "@/lib/factors/list-factors";
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
};

export function TwoStepSection({ factors, now, isFresh }: TwoStepSectionProps) {
  return (
    <Section
      title="Two-step sign-in"
      note="With an app or a passkey, a password or a mail alone opens nothing any more: not here, and not by a reset. Every change signs out all other sessions and sends you a mail."
      actions={
        <Badge tone={factors.isTwoStep ? "good" : "neutral"}>{factors.isTwoStep ? "On" : "Off"}</Badge>
      }
    >
      {!isFresh && (
        <div>
          <LinkButton href="/signin/confirm?next=/settings/security">
            Confirm that it is you to change these
          </LinkButton>
        </div>
      )}
      <Part title="Authenticator app">
        {factors.appSince ? (
          <>
            <p className="text-small">
              Set up <Time at={factors.appSince} />.
            </p>
            {isFresh && <RemoveApp isLast={factors.passkeys.length === 0} />}
          </>
        ) : (
          <>
            <p className="max-w-measure text-small">
              An app on your phone makes a code of six digits that is new every half minute.
            </p>
            {isFresh && (
              <ActionForm action={startAppAction}>
                <div>
                  <SubmitButton kind="quiet">Set up an app</SubmitButton>
                </div>
              </ActionForm>
            )}
          </>
        )}
      </Part>
      <Part title="Passkeys">
        <p className="max-w-measure text-small">
          {factors.canHavePasskeys
            ? "A device or a password manager signs for you. A passkey signs you in by itself: nothing to type, nothing to steal."
            : "Passkeys belong to a name. This installation is reached by a number, so there are none."}
        </p>
        {factors.passkeys.length > 0 && (
          <PasskeyList
            passkeys={factors.passkeys}
            now={now}
            rename={renamePasskeyAction}
            remove={removePasskeyAction}
          />
        )}
        {isFresh && factors.canHavePasskeys && (
          <AddPasskey ask={askNewPasskeyAction} action={addPasskeyAction} />
        )}
      </Part>
      {factors.isTwoStep && (
        <Part title="Recovery codes">
          {isFresh ? (
            <RenewCodes action={renewCodesAction} left={factors.recoveryCodesLeft} />
          ) : (
            <p className="text-small">{factors.recoveryCodesLeft} of 10 are left.</p>
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
      <Dialog label="Remove the app" kind="danger" title="Remove the authenticator app">
        <p className="text-small">
          Its codes open nothing any more, and all other sessions are signed out.
          {isLast && " There is no passkey, so the second step ends, and the recovery codes with it."}
        </p>
        <ActionForm action={removeAppAction}>
          <div>
            <SubmitButton kind="danger">Remove the app</SubmitButton>
          </div>
        </ActionForm>
      </Dialog>
    </div>
  );
}
