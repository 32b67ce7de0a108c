import { ActionForm } from "@/components/ui/action-form";
import { Dialog } from "@/components/ui/dialog";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { Day } from "@/lib/dates";
import { formatCount, formatDays } from "@/lib/format";
import type { ImportDesk, ImportView } from "@/lib/imports/list-imports";
import { undoImportAction } from "./actions";

/** What was imported to the account, newest first, each with the way back. */
export function ImportedSoFar({ desk }: { desk: ImportDesk }) {
  return (
    <Table
      caption="Imported so far"
      isCaptionHidden
      columns={[
        { key: "at", header: "Imported", isRowHeader: true, cell: (one) => <Time at={one.importedAt} /> },
        {
          key: "source",
          header: "From",
          cell: ({ source }) => (source === "table" ? "A table" : "An archive"),
        },
        { key: "span", header: "Days", cell: spanOf },
        { key: "days", header: "Number", isNumeric: true, cell: ({ daysStored }) => formatCount(daysStored) },
        {
          key: "posts",
          header: `Readings of ${desk.platform.posts}`,
          isNumeric: true,
          cell: ({ postReadingsStored }) => formatCount(postReadingsStored),
        },
        { key: "undo", header: "Take back", cell: (one) => <TakeBack desk={desk} one={one} /> },
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
  const object = one.firstDay ? `the import of ${spanOf(one)}` : `the readings of ${desk.platform.posts}`;
  return (
    <Dialog label="Take back" object={object} kind="danger" title={`Take back ${object}`}>
      <p className="text-small">
        What this import stored is deleted at once. Days that were read from {desk.platform.label} meanwhile
        stay. The file is not kept here: to import it again, you need it.
      </p>
      <ActionForm
        action={undoImportAction}
        hidden={{ accountId: desk.accountId, importId: one.id }}
        className="justify-items-start"
      >
        <SubmitButton kind="danger" pendingLabel="Taking back …">
          Take back {object}
        </SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
