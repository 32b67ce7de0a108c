import { LinkButton } from "@/components/ui/link-button";
import { t } from "@/lib/language/t";

type NewestOlderProps = {
  /** Address of the list. */
  path: string;
  isNewest: boolean;
  /** Cursor of what came before the last line shown; null at the end. */
  older: string | null;
};

/** Ways through a list that is read from its newest line back. */
export function NewestOlder({ path, isNewest, older }: NewestOlderProps) {
  return (
    <>
      {!isNewest && <LinkButton href={path}>{t("Newest")}</LinkButton>}
      {older && <LinkButton href={`${path}?before=${older}`}>{t("Older")}</LinkButton>}
    </>
  );
}
