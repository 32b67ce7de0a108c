import type { Metadata } from "next";
import { UnderGuard } from "@/components/auth/under-guard";
import { EraseForm } from "@/components/privacy/erase-form";
import { UndoPanel } from "@/components/privacy/undo-panel";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Refresh } from "@/components/ui/refresh";
import { rich } from "@/components/ui/rich";
import { Section } from "@/components/ui/section";
import { requireContext } from "@/lib/auth/session";
import { t } from "@/lib/language/t";
import { type ErasureView, getErasure, getOwnAddress, undoDays } from "@/lib/privacy/erase-request";
import { eraseNowAction, requestErasureAction, undoErasureAction } from "./actions";

export function generateMetadata(): Metadata {
  return { title: t("Delete my account") };
}

export default async function DeletePage() {
  const ctx = await requireContext({ whileFrozen: true });
  const erasure = await getErasure(ctx);
  if (erasure?.hasBegun) return <Running erasure={erasure} />;
  const email = await getOwnAddress(ctx);
  if (!erasure) return <Ask email={email} isGuarded={ctx.actor.isGuarded} />;
  return (
    <>
      <PageHeader title={t("Delete my account")} />
      <UndoPanel
        endsAt={erasure.runAt}
        now={ctx.now.toISOString()}
        keepAction={undoErasureAction}
        deleteNowAction={eraseNowAction}
        email={email}
      />
      <ReceiptLink erasure={erasure} />
    </>
  );
}

function Ask({ email, isGuarded }: { email: string; isGuarded: boolean }) {
  return (
    <>
      <PageHeader
        title={t("Delete my account")}
        back={{ href: "/privacy", label: t("Privacy") }}
        note={t("Everything about you, everywhere, with a receipt that outlives the account.")}
      />
      <Section title={t("What happens")}>
        <ol className="grid max-w-measure list-decimal gap-2 ps-5 text-small">
          <li>
            {t(
              "At once: your account is frozen, every browser is signed out, nothing is read any more, and each platform you linked is told to end our access, where it has a call for that. What the platforms themselves hold is not affected.",
            )}
          </li>
          <li>
            {t(
              "For {days} days you can sign in and keep the account. The history is then still there; connections must be granted again.",
              { days: undoDays },
            )}
          </li>
          <li>
            {t(
              "Then every row about you is deleted and your key is destroyed, which makes backups of it unreadable. A mail says so, with the code of the receipt.",
            )}
          </li>
          <li>
            {rich(
              "A workspace you own ends with you, and its members get a mail at once. To let it go on, {transfer}.",
              {
                transfer: (
                  <a className="prose-link" href="/settings/workspace">
                    {t("give it to one of them first")}
                  </a>
                ),
              },
            )}
          </li>
        </ol>
      </Section>
      <Notice
        title={t("Take your data first")}
        actions={<LinkButton href="/privacy/export">{t("Go to the export")}</LinkButton>}
      >
        {t("While a deletion waits there is no new export, and a finished one goes with the account.")}
      </Notice>
      {isGuarded ? (
        <UnderGuard>
          {t("Under guard nothing is deleted, so that nobody who got in ends your account.")}
        </UnderGuard>
      ) : (
        <EraseForm action={requestErasureAction} email={email} />
      )}
    </>
  );
}

function Running({ erasure }: { erasure: ErasureView }) {
  return (
    <>
      <PageHeader title={t("Your account is being deleted")} />
      <p className="max-w-measure">{t("It cannot be undone any more, and takes a minute or so.")}</p>
      <ReceiptLink erasure={erasure} />
      <Refresh />
    </>
  );
}

function ReceiptLink({ erasure }: { erasure: ErasureView }) {
  return (
    <p className="max-w-measure text-small">
      {rich("The receipt works without an account: {code}", {
        code: (
          <a className="prose-link break-all font-mono" href={`/receipts/${erasure.receiptCode}`}>
            {erasure.receiptCode}
          </a>
        ),
      })}
    </p>
  );
}
