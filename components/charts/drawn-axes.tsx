import { XAxis, YAxis } from "recharts";
import type { TickStyle, ValueScale } from "@/components/charts/axis";
import { axisRoom } from "@/components/charts/axis-room";
import { useIsWide } from "@/components/charts/use-is-wide";
import { toDay } from "@/lib/dates";
import { formatDay } from "@/lib/format";

const fontSize = 12;
const tick = { fill: "var(--quiet)", fontSize };

type DayAxisProps = {
  /** In milliseconds, as are the ticks. */
  domain: [from: number, to: number];
  ticks: readonly number[];
  style: TickStyle;
};

/**
 * The days along the foot of a drawing whose rows say `at`. The library leaves out every second label, and then every
 * third, until all fit between the ends: one that reaches over the right end would cost half of the others.
 */
export function DayAxis({ domain, ticks, style }: DayAxisProps) {
  const [from, to] = domain;
  const halfLabel = useIsWide() ? 0.03 : 0.08;
  const fitting = ticks.filter((at) => at <= to - (to - from) * halfLabel);
  return (
    <XAxis
      dataKey="at"
      type="number"
      scale="time"
      domain={domain}
      ticks={fitting}
      tickFormatter={(at: number) => dayText(at, style)}
      interval="equidistantPreserveStart"
      minTickGap={28}
      tickLine={false}
      axisLine={{ stroke: "var(--edge)" }}
      tick={tick}
      tickMargin={6}
    />
  );
}

function dayText(at: number, style: TickStyle): string {
  const day = toDay(new Date(at));
  return style === "year" ? day.slice(0, 4) : formatDay(day, style);
}

type ValueAxisProps = {
  axis: ValueScale;
  text: (value: number) => string;
};

/** The values along its side. */
export function ValueAxis({ axis, text }: ValueAxisProps) {
  return (
    <YAxis
      width={axisRoom(axis.ticks.map(text), fontSize)}
      domain={[axis.from, axis.to]}
      ticks={axis.ticks}
      tickFormatter={text}
      tickLine={false}
      axisLine={false}
      tick={tick}
    />
  );
}
