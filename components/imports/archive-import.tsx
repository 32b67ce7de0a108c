"use client";

import { useState } from "react";
import { ImportSteps } from "@/components/imports/import-steps";
import { useImport } from "@/components/imports/use-import";
import { FileField } from "@/components/ui/file-field";
import { Progress } from "@/components/ui/progress";
import type { ImportDesk } from "@/lib/imports/list-imports";
import { t } from "@/lib/language/t";

/** An archive that our own export wrote: checked on the server, previewed at once. */
export function ArchiveImport({ desk }: { desk: ImportDesk }) {
  const [zip, setZip] = useState<File | null>(null);
  const { step, choose, preview, confirm } = useImport(desk.accountId);
  const send = (body: File) => ({ type: "application/zip" as const, body });

  function onFiles([file]: File[]): void {
    setZip(file ?? null);
    if (file) preview(send(file));
    else choose();
  }

  return (
    <div className="grid max-w-2xl gap-4">
      <FileField
        label={t("Archive (ZIP)")}
        hint={t(
          "As you downloaded it, at most 10 MB. Every file in it is checked against its manifest, and the account is found by the platform's own identifier.",
        )}
        accept=".zip,application/zip"
        onFiles={onFiles}
      />
      {step.at === "previewing" && (
        <Progress label={t("Checking the archive")} text={t("Every file is compared with the manifest.")} />
      )}
      <ImportSteps step={step} desk={desk} onConfirm={() => zip && confirm(send(zip))} />
    </div>
  );
}
