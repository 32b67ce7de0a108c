import type { Metadata } from "next";
import { NotMeForm } from "@/components/auth/not-me-form";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { t } from "@/lib/language/t";
import { sayNotMeAction } from "./actions";

export function generateMetadata(): Metadata {
  return { title: t("This was not me") };
}

type Query = { secret?: string | string[] };

export default async function NotMePage({ searchParams }: { searchParams: Promise<Query> }) {
  const { secret } = await searchParams;
  if (typeof secret !== "string") {
    return (
      <>
        <PageHeader title={t("This was not me")} />
        <Notice
          tone="warn"
          title={t("This link is not complete")}
          actions={<LinkButton href="/reset">{t("Set a new password")}</LinkButton>}
        >
          <p>{t("Open the whole link of the mail. Setting a new password ends every session as well.")}</p>
        </Notice>
      </>
    );
  }
  return (
    <>
      <PageHeader title={t("This was not me")} note={t("Nothing has happened yet. The button does it.")} />
      <NotMeForm action={sayNotMeAction} secret={secret} />
    </>
  );
}
