import type { Metadata } from "next";
import type { ReactNode } from "react";
import { footerLinks } from "@/components/shell/footer-links";
import { Main } from "@/components/shell/main";
import { SiteFooter } from "@/components/shell/site-footer";
import { SiteHeader } from "@/components/shell/site-header";

export const metadata: Metadata = { robots: { index: false, follow: false } };

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <SiteHeader actions={null} />
      <Main>
        <div className="mx-auto grid w-full max-w-md gap-6">{children}</div>
      </Main>
      <SiteFooter links={footerLinks} />
    </>
  );
}
