import type { Metadata } from "next";
import { LinkForm } from "@/components/auth/link-form";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { redeemLinkAction } from "./actions";

export const metadata: Metadata = { title: "Confirm and sign in" };

type Query = { secret?: string | string[] };

export default async function VerifyPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { secret } = await searchParams;
  if (typeof secret !== "string") {
    return (
      <>
        <PageHeader title="Confirm and sign in" />
        <Notice
          tone="warn"
          title="This link is not complete"
          actions={<LinkButton href="/signin">Ask for a sign-in code</LinkButton>}
        >
          <p>Open the whole link of the mail, or type its code on the page where you asked for it.</p>
        </Notice>
      </>
    );
  }
  return (
    <>
      <PageHeader title="Confirm and sign in" note="One step left. The link works once." />
      <LinkForm action={redeemLinkAction} secret={secret} />
    </>
  );
}
