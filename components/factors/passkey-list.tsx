"use client";

import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/action-state";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Column, Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { PasskeyView } from "@/lib/factors/list-factors";
import { t } from "@/lib/language/t";

type PasskeyListProps = {
  passkeys: readonly PasskeyView[];
  /** ISO instant. */
  now: string;
  /** Null where nothing may change. */
  change: { rename: FormAction; remove: FormAction } | null;
};

export function PasskeyList({ passkeys, now, change }: PasskeyListProps) {
  return (
    <Table
      caption={t("Passkeys")}
      isCaptionHidden
      rows={passkeys}
      rowKey={(passkey) => passkey.id}
      columns={[
        {
          key: "name",
          header: t("Name"),
          isRowHeader: true,
          cell: ({ name }) => <span dir="auto">{name}</span>,
        },
        { key: "added", header: t("Added"), cell: ({ createdAt }) => <Time at={createdAt} /> },
        {
          key: "used",
          header: t("Last used"),
          cell: ({ lastUsedAt }) =>
            lastUsedAt ? <Time at={lastUsedAt} now={now} show="relative" /> : t("Not yet"),
        },
        ...(change ? [changeColumn(change)] : []),
      ]}
    />
  );
}

function changeColumn({ rename, remove }: NonNullable<PasskeyListProps["change"]>): Column<PasskeyView> {
  return {
    key: "change",
    header: t("verb|Change"),
    cell: ({ id, name }) => (
      <div className="flex flex-wrap gap-2">
        <Dialog label={t("Rename")} object={name} title={t("Rename the passkey")}>
          <ActionForm action={rename} hidden={{ passkeyId: id }}>
            {(errors) => (
              <>
                <Field
                  label={t("Name")}
                  name="name"
                  defaultValue={name}
                  maxLength={60}
                  error={errors.name}
                  required
                />
                <div>
                  <SubmitButton>{t("Save name")}</SubmitButton>
                </div>
              </>
            )}
          </ActionForm>
        </Dialog>
        <Dialog label={t("Remove")} object={name} kind="danger" title={t("Remove the passkey")}>
          <p className="text-small">
            {t(
              "It opens nothing any more, and all other sessions are signed out. With the last passkey and no app the second step ends, and the recovery codes with it.",
            )}
          </p>
          <ActionForm action={remove} hidden={{ passkeyId: id }}>
            <div>
              <SubmitButton kind="danger" object={name}>
                {t("Remove")}
              </SubmitButton>
            </div>
          </ActionForm>
        </Dialog>
      </div>
    ),
  };
}
