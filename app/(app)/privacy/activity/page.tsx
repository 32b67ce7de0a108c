import type { Metadata } from "next";
import { ActionForm } from "@/components/ui/action-form";
import { Dialog } from "@/components/ui/dialog";
import { LinkButton } from "@/components/ui/link-button";
import { NewestOlder } from "@/components/ui/newest-older";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { ActivityInput, listActivity, listStaffLooks } from "@/lib/audit/list-activity";
import { requireContext } from "@/lib/auth/session";
import { isFresh } from "@/lib/auth/step-up";
import { wallClock } from "@/lib/clock";
import { t } from "@/lib/language/t";
import { getSupportAccess } from "@/lib/staff/support-access";
import { wipeActivityAction } from "./actions";
import { SupportAccess } from "./support-access";

export function generateMetadata(): Metadata {
  return { title: t("Activity") };
}

type Props = { searchParams: Promise<{ before?: string | string[] }> };

export default async function ActivityPage({ searchParams }: Props) {
  const ctx = await requireContext();
  const input = ActivityInput.parse({ before: (await searchParams).before });
  const [{ entries, older }, looks, until] = await Promise.all([
    listActivity(ctx, input),
    listStaffLooks(ctx),
    getSupportAccess(ctx),
  ]);
  const isProven = isFresh(ctx.actor.authenticatedAt, wallClock());
  return (
    <>
      <PageHeader
        title={t("Activity")}
        note={t(
          "Only you can read this list. It is sealed where it names a device, and each line goes after 90 days.",
        )}
      />
      <Table
        caption={t("Activity")}
        isCaptionHidden
        rows={entries}
        rowKey={({ id }) => id}
        empty={t("Nothing happened in the last 90 days.")}
        columns={[
          {
            key: "what",
            header: t("What"),
            isRowHeader: true,
            cell: ({ text, reason }) => (
              <>
                {text}
                {reason && (
                  <q dir="auto" className="wrap-anywhere block font-normal text-quiet">
                    {reason}
                  </q>
                )}
              </>
            ),
          },
          {
            key: "from",
            header: t("Where from"),
            cell: ({ device, network }) => [device, network].filter(Boolean).join(", "),
          },
          { key: "at", header: t("When"), cell: ({ at }) => <Time at={at} /> },
        ]}
      />
      <div className="flex flex-wrap gap-3">
        <NewestOlder path="/privacy/activity" isNewest={!input.before} older={older} />
        <LinkButton href="/api/activity?as=csv">{t("Download as CSV")}</LinkButton>
        {isProven ? (
          <Dialog label={t("Wipe the list")} kind="danger" title={t("Wipe the list")}>
            <p>{t("Wiping empties this list for good. Our own audit holds ids and no names, and stays.")}</p>
            <ActionForm action={wipeActivityAction}>
              <SubmitButton kind="danger">{t("Wipe the list")}</SubmitButton>
            </ActionForm>
          </Dialog>
        ) : (
          <LinkButton href="/signin/confirm?next=/privacy/activity">
            {t("Confirm that it is you first")}
          </LinkButton>
        )}
      </div>
      <SupportAccess until={until} looks={looks} isFresh={isProven} />
    </>
  );
}
