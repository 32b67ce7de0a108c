import { Badge } from "@/components/ui/badge";
import { t } from "@/lib/language/t";

type MemberNameProps = {
  name: string;
  /** Null where the reader may not see it. */
  address: string | null;
  isYou: boolean;
};

/** Who it is, in a list of people. The address stands under a name, and alone where somebody has none. */
export function MemberName({ name, address, isYou }: MemberNameProps) {
  return (
    <span className="grid min-w-32 gap-0.5">
      <span className="inline-flex flex-wrap items-center gap-2">
        <span dir="auto" className="wrap-anywhere">
          {name}
        </span>
        {isYou && <Badge tone="good">{t("You")}</Badge>}
      </span>
      {address && address !== name && (
        <span dir="auto" className="break-all text-note text-quiet">
          {address}
        </span>
      )}
    </span>
  );
}
