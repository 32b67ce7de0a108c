import type { ReactNode } from "react";
import { Value } from "@/components/analytics/value";
import { Icon } from "@/components/ui/icon";
import type { ValueView } from "@/lib/analytics/views";
import type { Day } from "@/lib/dates";
import { formatChange, formatDay, formatPercent } from "@/lib/format";

/** What became of a number against an earlier one, or why that cannot be said. */
export type ChangeView =
  | {
      kind: "changed";
      /** Whole number with its sign as text; null where only a ratio changed. */
      difference: string | null;
      /** Growth as a ratio; null where it is undefined (from 0). */
      ratio: number | null;
      /** "against the 28 days before". */
      against: string;
    }
  /** Both ends of a rate, whose change is in percentage points. */
  | { kind: "points"; points: number; against: string }
  | { kind: "within-rounding"; against: string }
  /** A definition break, no earlier reading, a platform's rule: the sentence says which. */
  | { kind: "not-compared"; reason: string }
  /** Two returned numbers beside each other, where a platform allows no calculation with them. */
  | { kind: "earlier"; value: ValueView; day: Day };

/** A loss is stated like a gain: same size, same colour, an arrow and a sign. */
export function Change({ change }: { change: ChangeView }) {
  switch (change.kind) {
    case "changed":
      return (
        <Words against={change.against} direction={direction(change.difference, change.ratio)}>
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
          {formatPercent(change.points, { signed: true }).replace("%", "")} percentage points
        </Words>
      );
    case "within-rounding":
      return <p className="text-quiet text-small">Within rounding, {change.against}</p>;
    case "not-compared":
      return <p className="text-quiet text-small">Not compared: {change.reason}</p>;
    case "earlier":
      return (
        <p className="text-quiet text-small">
          <Value value={change.value} /> on {formatDay(change.day)}
        </p>
      );
  }
}

function direction(difference: string | null, ratio: number | null): number {
  if (difference === null) return Math.sign(ratio ?? 0);
  return difference.startsWith("-") ? -1 : BigInt(difference) === 0n ? 0 : 1;
}

function Words({
  direction: sign,
  against,
  children,
}: {
  direction: number;
  against: string;
  children: ReactNode;
}) {
  return (
    <p className="flex flex-wrap items-baseline gap-x-1.5 text-small">
      {sign !== 0 && <Icon name={sign > 0 ? "up" : "down"} className="size-3.5 self-center" />}
      <span className="figures font-medium">{children}</span>
      <span className="text-quiet">{against}</span>
    </p>
  );
}
