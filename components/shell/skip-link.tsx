import { buttonStyle } from "@/components/ui/button-style";
import { t } from "@/lib/language/t";

export const MAIN_ID = "main";

/** First stop of the keyboard: past the navigation to the page's own content. */
export function SkipLink() {
  return (
    <a href={`#${MAIN_ID}`} className={buttonStyle("primary", "skip-link")}>
      {t("Skip to content")}
    </a>
  );
}
