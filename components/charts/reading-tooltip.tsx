import type { ChartRow } from "@/components/charts/chart-rows";
import { type ChartSeries, isWhole, ownDay, type SeriesPoint } from "@/components/charts/points";
import { OverSwatch, SeriesSwatch } from "@/components/charts/series-swatch";
import {
  behindWords,
  formatBand,
  formatInterval,
  importedWords,
  nameValue,
  stateWords,
} from "@/components/charts/value-text";
import { formatDay, formatInstant } from "@/lib/format";
import { t } from "@/lib/language/t";
import { unitWord } from "@/lib/metrics/unit-words";

/** What was read on one day, for the pointer and the arrow keys alike. */
export function ReadingTooltip({
  row,
  series,
}: {
  row: ChartRow | undefined;
  series: readonly ChartSeries[];
}) {
  if (!row) return null;
  const ofDay = row.points.filter((_, index) => !series[index]?.over);
  const readAt = ofDay.find((point) => point?.readAt)?.readAt;
  return (
    <div className="grid gap-1 rounded-control bg-surface px-3 py-2 text-ink text-small shadow-float">
      <p className="font-medium">{formatDay(row.day, "weekday")}</p>
      {series.map((one, index) => (
        <div key={one.id} className="flex items-baseline gap-2">
          {series.length > 1 && (one.over ? <OverSwatch /> : <SeriesSwatch number={one.number} />)}
          <p>
            {series.length > 1 && (
              <span className="text-quiet">
                {one.over ? formatDay(ownDay(one, row.day), "weekday") : one.name}{" "}
              </span>
            )}
            <Reading point={row.points[index]} series={one} />
          </p>
        </div>
      ))}
      {ofDay.some((point) => point?.isImported) ? (
        <p className="text-note text-quiet">{t(importedWords)}</p>
      ) : (
        readAt && (
          <p className="text-note text-quiet">{t("read {at}", { at: formatInstant(new Date(readAt)) })}</p>
        )
      )}
    </div>
  );
}

function Reading({ point, series }: { point: SeriesPoint | undefined; series: ChartSeries }) {
  if (!point || point.value === null) {
    const gap = point && series.gaps?.find(({ from, to }) => point.day >= from && point.day < to);
    return (
      <span>
        {gap ? t("No reading: {reason}", { reason: gap.reason }) : stateWords(point?.state ?? "missing")}
      </span>
    );
  }
  const band = formatBand(point, series.format);
  const interval = formatInterval(point);
  return (
    <>
      <span className="font-medium">{nameValue(point.value, series.format, true)}</span>
      {isWhole(series.format) && ` ${unitWord(point.value, series.unit)}`}
      {band && <span className="block text-note text-quiet">{t("rounded: {band}", { band })}</span>}
      {series.over && point.isImported && (
        <span className="block text-note text-quiet">{t(importedWords)}</span>
      )}
      {interval && <span className="block text-note text-quiet">{interval}</span>}
      {point.days && <span className="block text-note text-quiet">{behindWords(point)}</span>}
      {point.flag && (
        <span className="block text-note text-quiet">{t("flagged: {flag}", { flag: point.flag })}</span>
      )}
    </>
  );
}
