"use client";

import { chartRows } from "@/components/charts/chart-rows";
import { type PackedSeries, unpackSeries } from "@/components/charts/packed-points";
import { type ChartSeries, ownDay, type SeriesPoint } from "@/components/charts/points";
import {
  behindWords,
  formatBand,
  formatInterval,
  formatValue,
  stateWords,
} from "@/components/charts/value-text";
import { type Column, Table } from "@/components/ui/table";
import { formatDay, formatInstant } from "@/lib/format";
import { t } from "@/lib/language/t";

/** Every reading of a line chart, newest first, with its state in words. */
export default function SeriesTable({
  caption,
  series: packed,
}: {
  caption: string;
  series: readonly PackedSeries[];
}) {
  const series = packed.map(unpackSeries);
  const rows = chartRows(series).toReversed();
  // When the days themselves were read: those compared with say their own day beside each count.
  const ofDay = ({ points }: Row) => points.filter((_, index) => !series[index]?.over);
  type Row = (typeof rows)[number];
  const columns: Column<Row>[] = [
    {
      key: "day",
      header: t("Day (UTC)"),
      isRowHeader: true,
      cell: (row) => <span className="whitespace-nowrap">{formatDay(row.day, "weekday")}</span>,
    },
    ...series.map(
      (one, index): Column<Row> => ({
        key: one.id,
        header: one.name,
        isNumeric: true,
        cell: (row) => (
          <>
            <Reading point={row.points[index]} series={one} />
            {one.over && (
              <span className="block text-note text-quiet">{formatDay(ownDay(one, row.day), "weekday")}</span>
            )}
          </>
        ),
      }),
    ),
    {
      key: "read",
      header: t("Read at"),
      cell: (row) => {
        if (ofDay(row).some((point) => point?.isImported)) return t("Imported");
        const readAt = ofDay(row).find((point) => point?.readAt)?.readAt;
        return <span className="whitespace-nowrap">{readAt ? formatInstant(new Date(readAt)) : "–"}</span>;
      },
    },
  ];
  return <Table caption={caption} isCaptionHidden columns={columns} rows={rows} rowKey={(row) => row.day} />;
}

function Reading({ point, series }: { point: SeriesPoint | undefined; series: ChartSeries }) {
  if (!point || point.value === null)
    return <span className="text-quiet">{stateWords(point?.state ?? "missing")}</span>;
  const band = formatBand(point, series.format) ?? formatInterval(point);
  return (
    <>
      {formatValue(point.value, series.format, true)}
      {band && <span className="block text-note text-quiet">{band}</span>}
      {series.over && point.isImported && <span className="block text-note text-quiet">{t("imported")}</span>}
      {point.days && <span className="block text-note text-quiet">{behindWords(point)}</span>}
      {point.flag && (
        <span className="block text-note text-quiet">{t("flagged: {flag}", { flag: point.flag })}</span>
      )}
    </>
  );
}
