import { ActionForm } from "@/components/ui/action-form";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { t } from "@/lib/language/t";
import { transferAction } from "./actions";

/** For the owner: the way out leads over a successor. */
export function TransferSection({
  members,
  isFresh,
}: {
  members: readonly { value: string; label: string }[];
  isFresh: boolean;
}) {
  return (
    <Section
      title={t("Give the workspace to another member")}
      note={t(
        "A workspace always has one owner. Who follows you decides from then on who belongs to it; you become a manager and can leave. Open invitations end, and accounts stay with whoever linked them.",
      )}
    >
      {members.length === 0 && (
        <p className="max-w-measure text-small">
          {t("There is nobody to give it to: you are its only member.")}
        </p>
      )}
      {members.length > 0 && !isFresh && (
        <div>
          <LinkButton href="/signin/confirm?next=/settings/workspace">
            {t("Confirm that it is you first")}
          </LinkButton>
        </div>
      )}
      {members.length > 0 && isFresh && (
        <ActionForm action={transferAction} className="max-w-md gap-4">
          <Select label={t("New owner")} name="memberId" options={members} />
          <div>
            <SubmitButton kind="danger">{t("Give the workspace away")}</SubmitButton>
          </div>
        </ActionForm>
      )}
    </Section>
  );
}
