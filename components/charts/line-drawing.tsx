"use client";

import { useId } from "react";
import { Area, CartesianGrid, ComposedChart, Line, ReferenceDot, Tooltip } from "recharts";
import { dayTicks, valueAxis } from "@/components/charts/axis";
import { type ChartRow, chartMarks, chartRows, extent } from "@/components/charts/chart-rows";
import { DayAxis, ValueAxis } from "@/components/charts/drawn-axes";
import { DAY_MS, drawMark, HatchPattern } from "@/components/charts/line-marks";
import { MarkerDot, OpenDot } from "@/components/charts/marker-dot";
import { type ChartSeries, isWhole } from "@/components/charts/points";
import { ReadingTooltip } from "@/components/charts/reading-tooltip";
import { overStyle, seriesStyle } from "@/components/charts/series-style";
import { useIsWide } from "@/components/charts/use-is-wide";
import { formatValue } from "@/components/charts/value-text";
import { decimalSign } from "@/lib/language/numbers";
import { t } from "@/lib/language/t";

export type LineDrawingProps = {
  title: string;
  series: readonly ChartSeries[];
  hasDirectLabels: boolean;
};

/** The picture alone. The sentence, the list of its marks and the table stand around it in the figure. */
export default function LineDrawing({ title, series, hasDirectLabels: hasRoom }: LineDrawingProps) {
  const hasDirectLabels = useIsWide() && hasRoom;
  const hatch = useId();
  const rows = chartRows(series);
  const first = rows[0];
  const last = rows.at(-1);
  const span = extent(rows, series.length);
  if (!first || !last || !span) return null;
  const format = series[0]?.format;
  const axis = valueAxis(...span, { smallest: isWhole(format) ? 1 : 0 });
  const valueText = axisText(axis.ticks, format);
  const { ticks, style } = dayTicks(first.day, last.day);
  const marks = chartMarks(series);
  const isOnly = series.filter(({ over }) => !over).length === 1;
  // One reading alone would leave the time axis without a length.
  const domain: [number, number] =
    first === last ? [first.at - DAY_MS, last.at + DAY_MS] : [first.at, last.at];
  return (
    <ComposedChart
      responsive
      className="h-full w-full"
      data={rows}
      title={t("{title}. Arrow keys move from reading to reading.", { title })}
      margin={{
        top:
          marks.length > 0 || rows.some(({ points }) => points.some((point) => point?.isImported)) ? 18 : 8,
        right: hasDirectLabels ? labelWidth(series) : 10,
        bottom: 0,
        left: 0,
      }}
    >
      <defs>
        <HatchPattern id={hatch} />
      </defs>
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <DayAxis domain={domain} ticks={first === last ? [first.at] : ticks} style={style} />
      <ValueAxis axis={axis} text={valueText} />
      {marks.map((mark) => drawMark(mark, hatch))}
      <Tooltip
        isAnimationActive={false}
        // A day without a reading has its say too: the reason.
        filterNull={false}
        cursor={{ stroke: "var(--edge)", strokeWidth: 1 }}
        content={({ active, label }) => (
          <ReadingTooltip row={active ? rows.find(({ at }) => at === label) : undefined} series={series} />
        )}
      />
      {series.map((one, index) =>
        one.over || !hasBand(rows, index) ? null : (
          <Area
            key={`band-${one.id}`}
            dataKey={`b${index}`}
            type="stepAfter"
            stroke="none"
            fill={seriesStyle(one.number).color}
            fillOpacity={0.22}
            connectNulls={false}
            isAnimationActive={false}
            activeDot={false}
            dot={false}
            tooltipType="none"
          />
        ),
      )}
      {series.flatMap((one, index) =>
        stretches(one).map(({ from, to }) => (
          <Line
            key={`${one.id} ${from}`}
            dataKey={(row: ChartRow) =>
              row.day >= from && row.day < to && !isImported(row, index) ? row[`v${index}`] : null
            }
            name={one.name}
            type={isStepped(one) ? "stepAfter" : "linear"}
            {...strokeOf(one, isOnly)}
            connectNulls={false}
            isAnimationActive={false}
            dot={hasLoneReading(rows, index) ? loneDot(rows, index, one) : false}
            activeDot={({ cx, cy }) =>
              one.over ? (
                <OpenDot x={cx} y={cy} series={one} />
              ) : (
                <MarkerDot x={cx} y={cy} series={one} radius={4.5} />
              )
            }
          />
        )),
      )}
      {series.flatMap((one, index) => drawImported(one, index, rows))}
      {!isOnly && series.map((one, index) => (one.over ? null : drawEnd(one, index, rows, hasDirectLabels)))}
    </ComposedChart>
  );
}

/** A band of nothing would be worked out like any other. */
function hasBand(rows: readonly ChartRow[], index: number): boolean {
  return rows.some((row) => (row[`b${index}`] ?? null) !== null);
}

function strokeOf({ number, over }: ChartSeries, isOnly: boolean) {
  if (over) return { stroke: overStyle.color, strokeWidth: overStyle.width, strokeDasharray: overStyle.dash };
  const { color, dash } = seriesStyle(number);
  return {
    stroke: color,
    strokeWidth: 2.25,
    strokeLinecap: "round",
    strokeDasharray: isOnly ? "" : dash,
  } as const;
}

/** From one change of definition to the next: no line joins counts that mean different things. */
function stretches({ breaks = [] }: ChartSeries): { from: string; to: string }[] {
  const days = breaks.map(({ day }) => day as string).sort();
  // Below and above each day that is written with digits.
  return ["", ...days].map((from, index) => ({ from, to: days[index] ?? "~" }));
}

function isImported(row: ChartRow | undefined, index: number): boolean {
  return row?.points[index]?.isImported === true;
}

/** Where a word at this place begins, so that neither edge of the drawing cuts it. */
function anchorAt({ at }: ChartRow, rows: readonly ChartRow[]): "start" | "middle" | "end" {
  const [first, last] = [rows[0]?.at ?? at, rows.at(-1)?.at ?? at];
  if (first === last) return "middle";
  const share = (at - first) / (last - first);
  return share < 0.15 ? "start" : share > 0.85 ? "end" : "middle";
}

/** Finer than any series' own dash. */
const IMPORTED_DASH = "2 4";

/** Counts that were imported: a thin dashed line of their own, joined to no reading, and its name where it ends. */
function drawImported(series: ChartSeries, index: number, rows: readonly ChartRow[]) {
  const end = rows.findLast((row) => isImported(row, index) && (row[`v${index}`] ?? null) !== null);
  if (!end) return [];
  return [
    <Line
      key={`imported-${series.id}`}
      dataKey={(row: ChartRow) => (isImported(row, index) ? row[`v${index}`] : null)}
      name={t("{name}, imported", { name: series.name })}
      type="linear"
      stroke={series.over ? overStyle.color : seriesStyle(series.number).color}
      strokeWidth={1.5}
      strokeDasharray={IMPORTED_DASH}
      connectNulls={false}
      isAnimationActive={false}
      dot={({ cx, cy, index: at }: { cx?: number; cy?: number; index?: number }) =>
        isLone(rows, at ?? -1, index) ? <OpenDot key={at} x={cx} y={cy} series={series} /> : <g key={at} />
      }
      activeDot={({ cx, cy }) => <OpenDot x={cx} y={cy} series={series} />}
    />,
    <ReferenceDot
      key={`imported-end-${series.id}`}
      x={end.at}
      y={end[`v${index}`] ?? 0}
      shape={({ cx, cy }) => (
        <g>
          <OpenDot x={cx} y={cy} series={series} />
          <text x={cx} y={(cy ?? 0) - 10} textAnchor={anchorAt(end, rows)} fill="var(--quiet)" fontSize={12}>
            {t("imported")}
          </text>
        </g>
      )}
    />,
  ];
}

/** Room for the longest name at the end of its line: marker, distance and about seven pixels a letter. */
function labelWidth(series: readonly ChartSeries[]): number {
  return 26 + 7 * Math.max(...series.map(({ name }) => name.length));
}

/** A platform that rounds gives plateaus: the count stood there until the next was read. */
function isStepped(series: ChartSeries): boolean {
  return series.points.some((point) => point.state === "rounded");
}

/** Shortened as anywhere else, or in full where two ticks would then look alike. */
function axisText(ticks: readonly number[], format: ChartSeries["format"]): (value: number) => string {
  const digits = (value: number) => (isWhole(format) ? String(Math.round(value)) : String(value));
  const short = (value: number) => formatValue(digits(value), format);
  const full = (value: number) =>
    format === "percent" ? finePercent(value) : formatValue(digits(value), format, true);
  return new Set(ticks.map(short)).size === ticks.length ? short : full;
}

/** With a digit more than elsewhere. */
function finePercent(value: number): string {
  return t("{number}%", { number: (value * 100).toFixed(2).replace(".", decimalSign()) });
}

/** A reading between two holes has no line to show it. */
function isLone(rows: readonly ChartRow[], at: number, index: number): boolean {
  const height = (row: ChartRow | undefined) => row?.[`v${index}`] ?? null;
  // An imported count and a reading beside it are two lines.
  const isKin = (row: ChartRow | undefined) => isImported(row, index) === isImported(rows[at], index);
  const isJoined = (row: ChartRow | undefined) => height(row) !== null && isKin(row);
  return height(rows[at]) !== null && !isJoined(rows[at - 1]) && !isJoined(rows[at + 1]);
}

function hasLoneReading(rows: readonly ChartRow[], index: number): boolean {
  return rows.some((_, at) => isLone(rows, at, index));
}

function loneDot(rows: readonly ChartRow[], index: number, series: ChartSeries) {
  return (dot: { cx?: number; cy?: number; index?: number }) =>
    isLone(rows, dot.index ?? -1, index) && !isImported(rows[dot.index ?? -1], index) ? (
      series.over ? (
        <OpenDot key={dot.index} x={dot.cx} y={dot.cy} series={series} />
      ) : (
        <MarkerDot key={dot.index} x={dot.cx} y={dot.cy} series={series} radius={3.5} />
      )
    ) : (
      <g key={dot.index} />
    );
}

function drawEnd(series: ChartSeries, index: number, rows: readonly ChartRow[], hasLabel: boolean) {
  const end = rows.findLast((row) => (row[`v${index}`] ?? null) !== null);
  if (!end) return null;
  return (
    <ReferenceDot
      key={`end-${series.id}`}
      x={end.at}
      y={end[`v${index}`] ?? 0}
      shape={({ cx, cy }) => <MarkerDot x={cx} y={cy} series={series} radius={3.5} />}
      {...(hasLabel
        ? {
            label: {
              value: series.name,
              position: "right" as const,
              fill: "var(--ink)",
              fontSize: 12,
              offset: 8,
            },
          }
        : {})}
    />
  );
}
