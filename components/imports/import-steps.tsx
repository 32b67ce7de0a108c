import { counted, planWords, storable } from "@/components/imports/plan-words";
import type { ImportStep } from "@/components/imports/use-import";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import type { ImportDesk } from "@/lib/imports/list-imports";

type ImportStepsProps = {
  step: ImportStep;
  desk: ImportDesk;
  onConfirm: () => void;
};

/** What the server says of a choice: what would become of it, then what did. */
export function ImportSteps({ step, desk, onConfirm }: ImportStepsProps) {
  switch (step.at) {
    case "choosing":
    case "previewing":
      return null;
    case "failed":
      return <Notice tone="danger" title={step.problem} isLive />;
    case "stored": {
      const { daysStored, postReadingsStored } = step.stored;
      const readings =
        postReadingsStored === 0
          ? ""
          : ` and ${counted(postReadingsStored, "reading")} of ${desk.platform.posts}`;
      return (
        <Notice
          tone="good"
          title={`${counted(daysStored, "day")}${readings} imported`}
          isLive
          actions={<LinkButton href={`/accounts/${desk.accountId}?period=all`}>Open the charts</LinkButton>}
        >
          They are marked as imported wherever they are shown, for as long as they stand.
        </Notice>
      );
    }
    case "previewed":
    case "confirming": {
      const { preview } = step;
      const words = { platform: desk.platform.label, posts: desk.platform.posts };
      const days = preview.newDays + preview.completedDays;
      return (
        <Notice
          title={storable(preview) ? "This is what would be stored" : "Nothing of this would be stored"}
          isLive
          actions={
            storable(preview) && (
              <Button kind="primary" onClick={onConfirm} isPending={step.at === "confirming"}>
                {step.at === "confirming"
                  ? "Importing …"
                  : days > 0
                    ? `Import ${counted(days, "day")}`
                    : "Import these readings"}
              </Button>
            )
          }
        >
          <ul className="grid gap-1">
            {planWords(preview, words).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Notice>
      );
    }
  }
}
