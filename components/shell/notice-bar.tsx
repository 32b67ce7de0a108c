import { t } from "@/lib/language/t";

/** The operator's notice to everybody, above all else on every page. */
export function NoticeBar({ text }: { text: string }) {
  return (
    <aside
      aria-label={t("Notice from the operator")}
      className="no-print border-line border-b bg-wash px-4 py-2 text-center text-small"
    >
      {text}
    </aside>
  );
}
