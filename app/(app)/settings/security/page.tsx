import type { Metadata } from "next";
import { IdleTimeForm } from "@/components/auth/idle-time-form";
import { PasswordForm } from "@/components/auth/password-form";
import { SessionList } from "@/components/auth/session-list";
import { SignInList } from "@/components/auth/sign-in-list";
import { UnderGuard } from "@/components/auth/under-guard";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { rich } from "@/components/ui/rich";
import { Section } from "@/components/ui/section";
import { listSignIns } from "@/lib/audit/list-activity";
import { getIdleTime, idleTimes } from "@/lib/auth/idle-time";
import { getGuard } from "@/lib/auth/lift-guard";
import { listSessions } from "@/lib/auth/list-sessions";
import { getProfile } from "@/lib/auth/profile";
import { requireContext } from "@/lib/auth/session";
import { isFresh } from "@/lib/auth/step-up";
import { wallClock } from "@/lib/clock";
import { listFactors, waysToConfirm } from "@/lib/factors/list-factors";
import { t } from "@/lib/language/t";
import {
  changePasswordAction,
  chooseIdleTimeAction,
  endOtherSessionsAction,
  endSessionAction,
} from "./actions";
import { GuardSection } from "./guard-section";
import { TwoStepSection } from "./two-step-section";

export function generateMetadata(): Metadata {
  return { title: t("Security") };
}

export default async function SecurityPage() {
  const ctx = await requireContext();
  const wall = wallClock();
  const [sessions, idleHours, signIns, profile, factors, guard, ways] = await Promise.all([
    listSessions(ctx, { wall }),
    getIdleTime(ctx),
    listSignIns(ctx),
    getProfile(ctx),
    listFactors(ctx),
    getGuard(ctx),
    waysToConfirm(ctx),
  ]);
  return (
    <>
      <PageHeader
        title={t("Security")}
        note={t("Who is signed in as you, and how you prove that it is you.")}
      />
      {guard && <GuardSection guard={guard} ways={ways} />}
      <Section
        title={t("Sessions")}
        note={t(
          "A session ends after 7 days without a visit, and after 30 days in any case. Of a network address only the first part is kept.",
        )}
      >
        <SessionList
          sessions={sessions}
          now={wall.toISOString()}
          endOne={endSessionAction}
          endOthers={endOtherSessionsAction}
        />
        <IdleTimeForm
          action={chooseIdleTimeAction}
          options={Object.entries(idleTimes).map(([value, words]) => ({ value, label: t(words) }))}
          chosen={String(idleHours)}
        />
      </Section>
      <Section
        title={t("Sign-ins")}
        note={rich(
          "The newest ten, with the device and the first part of the network. {activity} has the rest.",
          {
            activity: (
              <a className="prose-link" href="/privacy/activity">
                {t("Activity")}
              </a>
            ),
          },
        )}
      >
        <SignInList signIns={signIns} />
      </Section>
      <TwoStepSection
        factors={factors}
        now={ctx.now.toISOString()}
        isFresh={isFresh(ctx.actor.authenticatedAt, wall)}
        isGuarded={guard !== null}
      />
      <Section
        title={t("Password")}
        note={
          profile.hasPassword
            ? t("Changing it signs out every other session and sends you a mail.")
            : t("You sign in with codes by mail. A password is a second way in.")
        }
      >
        {guard ? (
          <UnderGuard>
            {t("Under guard no password is set here: whoever sits at a stolen session could.")}
          </UnderGuard>
        ) : isFresh(ctx.actor.authenticatedAt, wall) ? (
          <PasswordForm action={changePasswordAction} hasPassword={profile.hasPassword} />
        ) : (
          <div>
            <LinkButton href="/signin/confirm?next=/settings/security">
              {t("Confirm that it is you first")}
            </LinkButton>
          </div>
        )}
      </Section>
    </>
  );
}
