import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { t } from "@/lib/language/t";

/**
 * What a button acts on, heard after its label: "Disconnect" + "@atlas on" and the platform. Where the verb would end
 * the sentence, as in German, the language sets a sign between the two.
 */
export function ActsOn({ object }: { object: string }) {
  return <VisuallyHidden>{t("after a button's label| {object}", { object })}</VisuallyHidden>;
}
