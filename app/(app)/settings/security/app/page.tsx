import type { Metadata } from "next";
import { AppSetup } from "@/components/factors/app-setup";
import { QrCode } from "@/components/factors/qr-code";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { requireContext } from "@/lib/auth/session";
import { isFresh } from "@/lib/auth/step-up";
import { wallClock } from "@/lib/clock";
import { getAppSetup } from "@/lib/factors/set-up-app";
import { t } from "@/lib/language/t";
import { confirmAppAction } from "../actions";

export function generateMetadata(): Metadata {
  return { title: t("Set up an app") };
}

export default async function AppPage() {
  const ctx = await requireContext();
  // The secret is shown to nobody who has not just proved who they are, and to nobody under guard.
  const maySee = isFresh(ctx.actor.authenticatedAt, wallClock()) && !ctx.actor.isGuarded;
  const setup = maySee ? await getAppSetup(ctx) : null;
  return (
    <>
      <PageHeader
        title={t("Set up an app")}
        note={t("Any authenticator app will do: they all speak the same standard.")}
      />
      {/* Always there: what it says after the last step must outlive the setup. */}
      <AppSetup
        action={confirmAppAction}
        nothing={
          <EmptyState
            title={t("Nothing is being set up")}
            action={<LinkButton href="/settings/security">{t("Back to security")}</LinkButton>}
          >
            {t("Begin on the security page. It asks you first to confirm that it is you.")}
          </EmptyState>
        }
      >
        {setup && (
          <div className="flex flex-wrap items-start gap-6">
            <QrCode text={setup.address} label={t("QR code for the app")} />
            <div className="grid max-w-measure gap-3 text-small">
              <p>{t("Scan the picture with the app. Or type this key into it:")}</p>
              <p className="break-all font-mono">{setup.secret.match(/.{1,4}/g)?.join(" ")}</p>
              <p>{t("Then type the code it shows. Until then nothing changes.")}</p>
            </div>
          </div>
        )}
      </AppSetup>
    </>
  );
}
