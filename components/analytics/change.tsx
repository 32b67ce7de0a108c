import type { ReactNode } from "react";
import { Value } from "@/components/analytics/value";
import { Icon } from "@/components/ui/icon";
import { rich } from "@/components/ui/rich";
import type { ChangeView } from "@/lib/analytics/views";
import { formatChange, formatDay, formatPercent } from "@/lib/format";
import { t } from "@/lib/language/t";

/** A loss is stated like a gain: same size, same colour, an arrow and a sign. */
export function Change({ change }: { change: ChangeView }) {
  switch (change.kind) {
    case "changed":
      return (
        <Words
          against={change.against}
          direction={direction(change.difference, change.ratio)}
          caution={change.caution}
        >
          {[
            change.difference !== null && formatChange(BigInt(change.difference)),
            change.ratio !== null && formatPercent(change.ratio, { signed: true }),
          ]
            .filter(Boolean)
            .join(" · ")}
        </Words>
      );
    case "points":
      return (
        <Words against={change.against} direction={Math.sign(change.points)}>
          {t("{points} percentage points", {
            points: formatPercent(change.points, { signed: true }).replace(/\s?%/, ""),
          })}
        </Words>
      );
    case "within-rounding":
      return (
        <p className="text-quiet text-small">
          {t("Within rounding, {against}", { against: change.against })}
          <Caution text={change.caution} />
        </p>
      );
    case "not-compared":
      return (
        <p className="text-quiet text-small">{t("Not compared: {reason}", { reason: change.reason })}</p>
      );
    case "earlier":
      return (
        <p className="text-quiet text-small">
          {rich("{value} on {day}", { value: <Value value={change.value} />, day: formatDay(change.day) })}
          <Caution text={change.caution} />
        </p>
      );
  }
}

function direction(difference: string | null, ratio: number | null): number {
  if (difference === null) return Math.sign(ratio ?? 0);
  return difference.startsWith("-") ? -1 : BigInt(difference) === 0n ? 0 : 1;
}

function Caution({ text }: { text: string | null }) {
  return text && <span className="block w-full text-quiet">{text}</span>;
}

function Words({
  direction: sign,
  against,
  caution = null,
  children,
}: {
  direction: number;
  against: string;
  caution?: string | null;
  children: ReactNode;
}) {
  return (
    <p className="flex flex-wrap items-baseline gap-x-1.5 text-small">
      <span className="inline-flex items-baseline gap-x-1.5">
        {sign !== 0 && <Icon name={sign > 0 ? "up" : "down"} className="size-3.5 self-center" />}
        <span className="figures font-medium">{children}</span>
      </span>
      <span className="text-quiet">{against}</span>
      <Caution text={caution} />
    </p>
  );
}
