"use client";

import { CartesianGrid, Line, LineChart, Tooltip } from "recharts";
import { dayTicks, valueAxis } from "@/components/charts/axis";
import { DayAxis, ValueAxis } from "@/components/charts/drawn-axes";
import type { PostPoint, PostPointFormat } from "@/components/charts/post-points";
import { markerPath, seriesStyle } from "@/components/charts/series-style";
import { formatValue } from "@/components/charts/value-text";
import { toDay } from "@/lib/dates";
import { formatDay } from "@/lib/format";
import { t } from "@/lib/language/t";
import { unitWord } from "@/lib/metrics/unit-words";

export type PostsDrawingProps = PostPointFormat & {
  title: string;
  posts: readonly PostPoint[];
  number: number;
};

const DAY = 86_400_000;

type Row = PostPoint & { at: number; height: number };

/**
 * A mark a post. A line chart without its line, and not a scatter chart: only the former lets the arrow keys go
 * from one post to the next.
 */
export default function PostsDrawing({ title, posts, number, unit, format }: PostsDrawingProps) {
  const rows: Row[] = posts
    .flatMap((post) =>
      post.value === null ? [] : [{ ...post, at: Date.parse(post.publishedAt), height: Number(post.value) }],
    )
    .sort((a, b) => a.at - b.at);
  const first = rows[0];
  const last = rows.at(-1);
  if (!first || !last) return null;
  const axis = valueAxis(0, Math.max(...rows.map(({ height }) => height)), {
    smallest: format === "percent" ? 0 : 1,
    fromZero: true,
  });
  const from = first.at - DAY;
  const to = last.at + DAY;
  const valueText = (value: number) => formatValue(String(value), format);
  const { ticks, style } = dayTicks(toDay(new Date(from)), toDay(new Date(to)));
  const { color, marker } = seriesStyle(number);
  const isOpen = marker === "cross";
  return (
    <LineChart
      responsive
      className="h-full w-full"
      data={rows}
      title={t("{title}. Arrow keys move from post to post.", { title })}
      margin={{ top: 8, right: 10, bottom: 0, left: 0 }}
    >
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <DayAxis domain={[from, to]} ticks={ticks.filter((at) => at >= from && at <= to)} style={style} />
      <ValueAxis axis={axis} text={valueText} />
      <Tooltip
        isAnimationActive={false}
        cursor={{ stroke: "var(--edge)", strokeWidth: 1 }}
        content={({ active, activeIndex }) => {
          const row = active ? rows[Number(activeIndex)] : undefined;
          return row ? <PostTooltip row={row} unit={unit} format={format} /> : null;
        }}
      />
      <Line
        dataKey="height"
        stroke="none"
        isAnimationActive={false}
        dot={({ cx, cy, index }) => (
          <path
            key={index}
            d={markerPath(marker, cx ?? 0, cy ?? 0, 4)}
            fill={isOpen ? "none" : color}
            fillOpacity={0.75}
            stroke={isOpen ? color : "var(--surface)"}
          />
        )}
        activeDot={({ cx, cy }) => (
          <path
            d={markerPath(marker, cx ?? 0, cy ?? 0, 6)}
            fill={isOpen ? "none" : color}
            stroke={isOpen ? color : "var(--ink)"}
            strokeWidth={1.5}
          />
        )}
      />
    </LineChart>
  );
}

function PostTooltip({ row, unit, format }: PostPointFormat & { row: Row }) {
  return (
    <div className="grid max-w-64 gap-1 whitespace-normal rounded-control bg-surface px-3 py-2 text-ink text-small shadow-float">
      <p dir="auto" className="line-clamp-2 font-medium">
        {row.title ?? t("Untitled post")}
      </p>
      <p>
        {formatValue(String(row.value), format, true)}{" "}
        {format !== "percent" && unitWord(String(row.value), unit)}
      </p>
      <p className="text-note text-quiet">
        {t("published {day}", { day: formatDay(toDay(new Date(row.at)), "weekday") })}
      </p>
    </div>
  );
}
