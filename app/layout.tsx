import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { CatalogueForBrowser } from "@/app/catalogue-for-browser";
import { inter } from "@/app/fonts";
import { NoticeBar } from "@/components/shell/notice-bar";
import { SkipLink } from "@/components/shell/skip-link";
import { env } from "@/lib/env";
import { currentLanguage } from "@/lib/language/current";
import { t } from "@/lib/language/t";
import "@/app/globals.css";

export function generateMetadata(): Metadata {
  return {
    title: { default: "Tallyglass", template: "%s · Tallyglass" },
    description: t("Analytics for creators that shows its working: public counts, each with its receipt."),
    formatDetection: { telephone: false, address: false, email: false },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f7f8f7" },
    { media: "(prefers-color-scheme: dark)", color: "#0d1113" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Each answer carries its own nonce: a page made ahead of its request could not.
  await connection();
  return (
    <html lang={currentLanguage()} className={inter.variable}>
      <body>
        <CatalogueForBrowser />
        <SkipLink />
        {env.SITE_NOTICE && <NoticeBar text={env.SITE_NOTICE} />}
        {children}
      </body>
    </html>
  );
}
