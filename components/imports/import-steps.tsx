import { planWords, storable } from "@/components/imports/plan-words";
import type { ImportStep } from "@/components/imports/use-import";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import type { Stored } from "@/lib/imports/import";
import type { ImportDesk } from "@/lib/imports/list-imports";
import { t, tn } from "@/lib/language/t";

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
      return (
        <Notice
          tone="good"
          title={storedWords(step.stored, desk.platform.posts)}
          isLive
          actions={
            <LinkButton href={`/accounts/${desk.accountId}?period=all`}>{t("Open the charts")}</LinkButton>
          }
        >
          {t("They are marked as imported wherever they are shown, for as long as they stand.")}
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
          title={storable(preview) ? t("This is what would be stored") : t("Nothing of this would be stored")}
          isLive
          actions={
            storable(preview) && (
              <Button kind="primary" onClick={onConfirm} isPending={step.at === "confirming"}>
                {step.at === "confirming"
                  ? t("Importing …")
                  : days > 0
                    ? tn(days, "Import {count} day", "Import {count} days")
                    : t("Import these readings")}
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

function storedWords({ daysStored, postReadingsStored }: Stored, posts: string): string {
  if (postReadingsStored === 0) return tn(daysStored, "{count} day imported", "{count} days imported");
  const readings = tn(postReadingsStored, "{count} reading of {posts}", "{count} readings of {posts}", {
    posts,
  });
  return tn(daysStored, "{count} day and {readings} imported", "{count} days and {readings} imported", {
    readings,
  });
}
