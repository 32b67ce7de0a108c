import { LinkButton } from "@/components/ui/link-button";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { t } from "@/lib/language/t";

const formats = [
  { as: "csv", label: "CSV" },
  { as: "xlsx", label: "XLSX" },
] as const;

type SaveLinksProps = {
  /** Where the rows are, for the very view that is shown. */
  href: string;
  /** "Followers of @atlas, per day". */
  object: string;
};

/** The rows behind a chart or a table as a file. Plain links: they work without script. */
export function SaveLinks({ href, object }: SaveLinksProps) {
  return formats.map(({ as, label }) => (
    <LinkButton
      key={as}
      href={`${href}${href.includes("?") ? "&" : "?"}as=${as}`}
      object={t("of {object}", { object })}
    >
      <VisuallyHidden>{t("file|Download")} </VisuallyHidden>
      {label}
    </LinkButton>
  ));
}
