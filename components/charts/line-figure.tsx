import type { ReactNode } from "react";
import { valueAxis } from "@/components/charts/axis";
import { ChartFigure } from "@/components/charts/chart-figure";
import { ChartLegend, ChartMarks } from "@/components/charts/chart-notes";
import { chartMarks, chartRows, extent } from "@/components/charts/chart-rows";
import { describeGaps, describeOver, describeSeries } from "@/components/charts/describe";
import { hasRoomForLabels } from "@/components/charts/direct-labels";
import { LineChart } from "@/components/charts/line-chart";
import { packSeries } from "@/components/charts/packed-points";
import { type ChartSeries, isRead, isWhole } from "@/components/charts/points";
import { SeriesTable } from "@/components/charts/tables-on-demand";
import { thinTogether } from "@/components/charts/thin";
import { nameValue } from "@/components/charts/value-text";
import { rich } from "@/components/ui/rich";
import { formatDay, formatInstant } from "@/lib/format";
import { t } from "@/lib/language/t";

type LineFigureProps = {
  /** "Followers", "Engagement rate", "Views": the figure's accessible name begins with it. */
  metric: string;
  /** "of @atlas, per day". */
  object: string;
  series: readonly ChartSeries[];
  /** False where the platform's rules allow returned values only. */
  allowsDerived?: boolean;
  /** Replaces the sentence made from the series. */
  summary?: string;
  freshness?: ReactNode;
  actions?: ReactNode;
  /** Where the rows are, as a file. */
  dataHref?: string;
  /** Replaces the table made from the series. */
  table?: ReactNode;
  /** How it was calculated, how many posts stand behind it. */
  caption?: ReactNode;
};

/** A line chart with everything that belongs to it. Series hidden throughout are a row of text, not a line. */
export function LineFigure(props: LineFigureProps) {
  const shown = thinTogether(props.series);
  // The same for the drawing and for the table, so that they travel once.
  const packed = new Map(shown.map((one) => [one, packSeries(one)]));
  const packedOf = (some: readonly ChartSeries[]) => some.flatMap((one) => packed.get(one) ?? []);
  const drawn = shown.filter((one) => one.points.some(isRead));
  const span = extent(chartRows(drawn), drawn.length);
  const isSeveral = drawn.length > 1;
  const isCompared = drawn.some(({ over }) => over);
  const marks = chartMarks(drawn);
  // One reading is a sentence: a drawing of it would be an empty box.
  const isDrawn = marks.length > 0 || drawn.some(({ points }) => points.filter(isRead).length > 1);
  const hasLabels = isSeveral && !isCompared && span !== undefined && hasRoomForLabels(drawn, span);
  return (
    <ChartFigure
      metric={props.metric}
      object={props.object}
      summary={props.summary ?? summarise(props)}
      freshness={props.freshness}
      actions={props.actions}
      dataHref={props.dataHref}
      source={isDrawn ? sourceOf(drawn) : undefined}
      table={
        drawn.length > 0 &&
        (props.table ?? <SeriesTable caption={`${props.metric} ${props.object}`} series={packedOf(shown)} />)
      }
      notes={
        <div className="grid gap-2">
          <ChartMarks marks={marks} />
          {props.caption && <div className="max-w-measure text-note text-quiet">{props.caption}</div>}
          {isDrawn && span && <p className="text-note text-quiet">{axisNote(props, drawn, span)}</p>}
        </div>
      }
    >
      {shown
        .filter((one) => one.points.some((point) => point.state === "hidden") && !drawn.includes(one))
        .map((one) => (
          <p key={one.id} className="border-line border-y py-3 text-small">
            {rich("{name}: hidden by the owner", { name: <span className="font-medium">{one.name}</span> })}
          </p>
        ))}
      {isDrawn && isSeveral && (
        <div className={hasLabels ? "sm:sr-only" : undefined}>
          <ChartLegend series={drawn} />
        </div>
      )}
      {isDrawn && (
        <LineChart
          title={`${props.metric} ${props.object}`}
          series={packedOf(drawn)}
          hasDirectLabels={hasLabels}
        />
      )}
    </ChartFigure>
  );
}

function summarise({ series: all, allowsDerived }: LineFigureProps): string {
  const over = all.filter((one) => one.over).map((one) => describeOver(one, { allowsDerived }));
  return [
    summariseNow(
      all.filter((one) => !one.over),
      allowsDerived,
    ),
    ...over,
  ].join(" ");
}

function summariseNow(series: readonly ChartSeries[], allowsDerived: boolean | undefined): string {
  const [first] = series;
  if (!first || series.length === 1) return first ? describeSeries(first, { allowsDerived }) : "";
  // Lines with the same gaps say them once, after all of them.
  const isShared = series.every(({ gaps }) => JSON.stringify(gaps) === JSON.stringify(first.gaps));
  const sentences = series.map((one) => {
    const text = describeSeries(isShared ? { ...one, gaps: [] } : one, { allowsDerived });
    return `${one.name}: ${text}`;
  });
  return [...sentences, ...(isShared ? describeGaps(first) : [])].join(" ");
}

/** When the newest of what is drawn was read; what we calculate has a last day. */
function sourceOf(drawn: readonly ChartSeries[]): string {
  const points = drawn.filter(({ over }) => !over).flatMap((one) => one.points.filter(isRead));
  const readAt = points
    .flatMap((point) => point.readAt ?? [])
    .toSorted()
    .at(-1);
  const last = points
    .map(({ day }) => day)
    .toSorted()
    .at(-1);
  if (readAt) return t("read {at}", { at: formatInstant(new Date(readAt)) });
  return last ? t("to {day}", { day: formatDay(last) }) : "";
}

function axisNote(props: LineFigureProps, drawn: readonly ChartSeries[], span: [number, number]): string {
  const format = drawn[0]?.format;
  const { from } = valueAxis(...span, { smallest: isWhole(format) ? 1 : 0 });
  const start = nameValue(isWhole(format) ? String(Math.round(from)) : String(from), format);
  const all = props.series
    .filter((one) => one.points.some(isRead))
    .reduce((sum, one) => sum + one.points.length, 0);
  const kept = drawn.reduce((sum, one) => sum + one.points.length, 0);
  return [
    t("Days are UTC. The vertical axis starts at {start}.", { start }),
    kept < all && t("Shown are {kept} of {all} readings: every peak, low and gap is kept.", { kept, all }),
  ]
    .filter(Boolean)
    .join(" ");
}
