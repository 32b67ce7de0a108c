import type { Metadata } from "next";
import { ByFactor } from "@/components/factors/by-factor";
import { footerLinks } from "@/components/shell/footer-links";
import { Main } from "@/components/shell/main";
import { SiteFooter } from "@/components/shell/site-footer";
import { SiteHeader } from "@/components/shell/site-header";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { env } from "@/lib/env";
import { waysToConfirm } from "@/lib/factors/list-factors";
import { t } from "@/lib/language/t";
import { safePath } from "@/lib/security/safe-path";
import { requireArrival } from "@/lib/staff/staff-session";
import {
  arriveByAppAction,
  arriveByPasskeyAction,
  arriveByRecoveryCodeAction,
  askPasskeyToArriveAction,
} from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  await requireArrival();
  return { title: t("Confirm that it is you"), robots: { index: false, follow: false } };
}

type Query = { next?: string | string[] };

export default async function ArrivePage({ searchParams }: { searchParams: Promise<Query> }) {
  const { ctx, arrival } = await requireArrival();
  const { next } = await searchParams;
  const onward = safePath(typeof next === "string" ? next : null, env.APP_URL, "/admin");
  return (
    <>
      <SiteHeader actions={<LinkButton href="/dashboard">{t("Dashboard")}</LinkButton>} />
      <Main>
        <div className="mx-auto grid w-full max-w-md gap-6">
          {arrival.hasFactor ? (
            <>
              <PageHeader
                title={t("Confirm that it is you")}
                note={t(
                  "The staff pages open by your second step alone. They close after 30 minutes without use and after 12 hours in all, and each act needs a proof of the last fifteen minutes.",
                )}
              />
              <ByFactor
                ways={await waysToConfirm(ctx)}
                ask={askPasskeyToArriveAction}
                byPasskey={arriveByPasskeyAction}
                byApp={arriveByAppAction}
                byRecoveryCode={arriveByRecoveryCodeAction}
                next={onward}
                purpose="confirm"
              />
            </>
          ) : (
            <>
              <PageHeader
                title={t("A second step first")}
                note={t(
                  "The staff pages open by a second step alone, and your account has none yet: an authenticator app or a passkey. Set one up, then come back here.",
                )}
              />
              <div>
                <LinkButton href="/settings/security" kind="primary">
                  {t("Set up a second step")}
                </LinkButton>
              </div>
            </>
          )}
        </div>
      </Main>
      <SiteFooter links={footerLinks} />
    </>
  );
}
