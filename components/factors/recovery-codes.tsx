"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { t } from "@/lib/language/t";

/** Shown once: we keep only their hashes. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <div className="grid gap-4">
      <Notice tone="warn" title={t("Keep these recovery codes now. They are shown this once.")} isLive>
        {t(
          "Each opens your account one time when the app or the passkey is lost. Keep them where the device is not: on paper, or in a password manager.",
        )}
      </Notice>
      <ol
        aria-label={t("Recovery codes")}
        className="grid gap-x-6 gap-y-1 font-mono text-small sm:grid-cols-2"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="needs-script no-print flex flex-wrap gap-2">
        <Button onClick={() => save(codes)}>{t("Save as a text file")}</Button>
        <Button onClick={() => window.print()}>{t("Print")}</Button>
      </div>
    </div>
  );
}

function save(codes: readonly string[]): void {
  const text = `${t("Tallyglass recovery codes. Each opens the account once.")}\n\n${codes.join("\n")}\n`;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  link.download = "tallyglass-recovery-codes.txt";
  link.click();
  URL.revokeObjectURL(link.href);
}
