import type { Metadata } from "next";
import { LinkForm } from "@/components/auth/link-form";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { t } from "@/lib/language/t";
import { redeemLinkAction } from "./actions";

export function generateMetadata(): Metadata {
  return { title: t("Confirm and sign in") };
}

type Query = { secret?: string | string[] };

export default async function VerifyPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { secret } = await searchParams;
  if (typeof secret !== "string") {
    return (
      <>
        <PageHeader title={t("Confirm and sign in")} />
        <Notice
          tone="warn"
          title={t("This link is not complete")}
          actions={<LinkButton href="/signin">{t("Ask for a sign-in code")}</LinkButton>}
        >
          <p>{t("Open the whole link of the mail, or type its code on the page where you asked for it.")}</p>
        </Notice>
      </>
    );
  }
  return (
    <>
      <PageHeader title={t("Confirm and sign in")} note={t("One step left. The link works once.")} />
      <LinkForm action={redeemLinkAction} secret={secret} />
    </>
  );
}
