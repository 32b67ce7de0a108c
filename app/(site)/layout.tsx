import type { ReactNode } from "react";
import { footerLinks } from "@/components/shell/footer-links";
import { Main } from "@/components/shell/main";
import { SiteFooter } from "@/components/shell/site-footer";
import { SiteHeader } from "@/components/shell/site-header";
import { LinkButton } from "@/components/ui/link-button";
import { getContext } from "@/lib/auth/session";
import { t } from "@/lib/language/t";

export default async function SiteLayout({ children }: { children: ReactNode }) {
  const isSignedIn = (await getContext()) !== null;
  return (
    <>
      <SiteHeader
        actions={
          isSignedIn ? (
            <LinkButton href="/dashboard">{t("Dashboard")}</LinkButton>
          ) : (
            <>
              <LinkButton href="/signin">{t("Sign in")}</LinkButton>
              <LinkButton href="/signup" kind="primary" className="max-sm:hidden">
                {t("Create account")}
              </LinkButton>
            </>
          )
        }
      />
      <Main>{children}</Main>
      <SiteFooter links={footerLinks} />
    </>
  );
}
