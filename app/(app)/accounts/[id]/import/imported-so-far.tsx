import { ActionForm } from "@/components/ui/action-form";
import { Dialog } from "@/components/ui/dialog";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { Day } from "@/lib/dates";
import { formatCount, formatDays } from "@/lib/format";
import type { ImportDesk, ImportView } from "@/lib/imports/list-imports";
import { t } from "@/lib/language/t";
import { undoImportAction } from "./actions";

/** What was imported to the account, newest first, each with the way back. */
export function ImportedSoFar({ desk }: { desk: ImportDesk }) {
  return (
    <Table
      caption={t("Imported so far")}
      isCaptionHidden
      columns={[
        { key: "at", header: t("Imported"), isRowHeader: true, cell: (one) => <Time at={one.importedAt} /> },
        {
          key: "source",
          header: t("From"),
          cell: ({ source }) => (source === "table" ? t("A table") : t("An archive")),
        },
        { key: "span", header: t("Days"), cell: spanOf },
        {
          key: "days",
          header: t("Number"),
          isNumeric: true,
          cell: ({ daysStored }) => formatCount(daysStored),
        },
        {
          key: "posts",
          header: t("Readings of {posts}", { posts: desk.platform.posts }),
          isNumeric: true,
          cell: ({ postReadingsStored }) => formatCount(postReadingsStored),
        },
        { key: "undo", header: t("Take back"), cell: (one) => <TakeBack desk={desk} one={one} /> },
      ]}
      rows={desk.imports}
      rowKey={({ id }) => id}
    />
  );
}

function spanOf({ firstDay, lastDay }: ImportView): string {
  return firstDay && lastDay ? formatDays(firstDay as Day, lastDay as Day) : "–";
}

function TakeBack({ desk, one }: { desk: ImportDesk; one: ImportView }) {
  const { posts } = desk.platform;
  const [object, title] = one.firstDay
    ? [
        t("the import of {span}", { span: spanOf(one) }),
        t("Take back the import of {span}", { span: spanOf(one) }),
      ]
    : [t("the readings of {posts}", { posts }), t("Take back the readings of {posts}", { posts })];
  return (
    <Dialog label={t("Take back")} object={object} kind="danger" title={title}>
      <p className="text-small">
        {t(
          "What this import stored is deleted at once. Days that were read from {platform} meanwhile stay. The file is not kept here: to import it again, you need it.",
          { platform: desk.platform.label },
        )}
      </p>
      <ActionForm
        action={undoImportAction}
        hidden={{ accountId: desk.accountId, importId: one.id }}
        className="justify-items-start"
      >
        <SubmitButton kind="danger" pendingLabel={t("Taking back …")}>
          {title}
        </SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
