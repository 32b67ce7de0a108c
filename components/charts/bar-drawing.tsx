"use client";

import {
  Bar,
  BarChart as BarDrawingFrame,
  CartesianGrid,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { valueAxis } from "@/components/charts/axis";
import type { BarPoint } from "@/components/charts/bar-points";
import type { ValueFormat } from "@/components/charts/points";
import { seriesStyle } from "@/components/charts/series-style";
import { formatValue, unitWord } from "@/components/charts/value-text";

export type BarDrawingProps = {
  title: string;
  bars: readonly BarPoint[];
  number: number;
  unit: string;
  format?: ValueFormat | undefined;
};

/** Bars stand on zero, always: their length is the number. A missing one leaves its place empty. */
export default function BarDrawing({ title, bars, number, unit, format }: BarDrawingProps) {
  const rows = bars.map((bar) => ({ ...bar, height: bar.value === null ? null : Number(bar.value) }));
  const heights = rows.flatMap(({ height }) => height ?? []);
  if (heights.length === 0) return null;
  const lowest = Math.min(0, ...heights);
  const axis = valueAxis(lowest, Math.max(0, ...heights), { smallest: format === "percent" ? 0 : 1 });
  return (
    <BarDrawingFrame
      responsive
      className="h-full w-full"
      data={rows}
      title={`${title}. Arrow keys move from bar to bar.`}
      margin={{ top: 8, right: 10, bottom: 0, left: 0 }}
    >
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <XAxis
        dataKey="label"
        minTickGap={16}
        tickLine={false}
        axisLine={{ stroke: "var(--edge)" }}
        tick={{ fill: "var(--quiet)", fontSize: 12 }}
        tickMargin={6}
      />
      <YAxis
        width="auto"
        domain={[axis.from, axis.to]}
        ticks={axis.ticks}
        tickFormatter={(value: number) => formatValue(String(value), format)}
        tickLine={false}
        axisLine={false}
        tick={{ fill: "var(--quiet)", fontSize: 12 }}
      />
      {lowest < 0 && <ReferenceLine y={0} stroke="var(--edge)" />}
      <Tooltip
        isAnimationActive={false}
        cursor={{ fill: "var(--wash)" }}
        content={({ active, label }) => {
          const bar = active ? rows.find((row) => row.label === label) : undefined;
          return bar ? (
            <div className="rounded-control bg-surface px-3 py-2 text-ink text-small shadow-float">
              <p className="font-medium">{bar.label}</p>
              <p>
                {bar.value === null
                  ? "No reading"
                  : `${formatValue(bar.value, format, true)}${format === "percent" ? "" : ` ${unitWord(bar.value, unit)}`}`}
              </p>
            </div>
          ) : null;
        }}
      />
      <Bar
        dataKey="height"
        fill={seriesStyle(number).color}
        radius={[2, 2, 0, 0]}
        maxBarSize={36}
        isAnimationActive={false}
      />
    </BarDrawingFrame>
  );
}
