import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import { currentLanguage } from "@/lib/language/current";
import { t } from "@/lib/language/t";

/** What binds is in one language, and says so to whoever reads another. */
export default function LegalLayout({ children }: { children: ReactNode }) {
  return (
    <>
      {currentLanguage() !== "en" && (
        <Notice title={t("This text is in English only, and that text binds.")} />
      )}
      <div lang="en" className="contents">
        {children}
      </div>
    </>
  );
}
