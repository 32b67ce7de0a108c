import type { Metadata } from "next";
import { ResetByLinkForm, ResetForm } from "@/components/auth/reset-form";
import { PageHeader } from "@/components/ui/page-header";
import { t } from "@/lib/language/t";
import { requestResetAction, resetByCodeAction, resetByLinkAction } from "./actions";

export function generateMetadata(): Metadata {
  return { title: t("Set a new password") };
}

type Query = { secret?: string | string[] };

export default async function ResetPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { secret } = await searchParams;
  return (
    <>
      <PageHeader
        title={t("Set a new password")}
        back={{ href: "/signin", label: t("Sign in") }}
        note={t("A code by mail proves that it is you.")}
      />
      {typeof secret === "string" ? (
        <ResetByLinkForm action={resetByLinkAction} secret={secret} />
      ) : (
        <ResetForm request={requestResetAction} reset={resetByCodeAction} />
      )}
    </>
  );
}
