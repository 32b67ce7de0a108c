import type { SeriesPoint } from "@/components/charts/points";
import { shapeOf } from "@/components/charts/spark-path";
import { Sparkline } from "@/components/charts/sparkline";
import { type Column, Table } from "@/components/ui/table";
import { formatCount, formatDay, formatDays } from "@/lib/format";
import { looksLikeGains, type RefusedRow, type TakenDays } from "@/lib/imports/table/take-days";
import { t, tn } from "@/lib/language/t";
import { type AccountMetric, accountMetricCatalog } from "@/lib/metrics/catalog";
import type { ImportedCount, ImportedDay } from "@/lib/metrics/imported";

const shownDays = 10;
const shownRefusals = 20;

type TakenProps = { taken: TakenDays; metrics: readonly AccountMetric[]; number: number };

/** What was made of the lines, before anything is sent. */
export function Taken({ taken, metrics, number }: TakenProps) {
  const { days } = taken;
  const present = metrics.filter((metric) => days.some(({ counts }) => counts[metric]));
  const [first, last] = [days[0], days.at(-1)];
  return (
    <div className="grid min-w-0 gap-4">
      <ul aria-label={t("What the lines say")} className="grid gap-1 text-small">
        <li>
          {first && last
            ? tn(days.length, "{count} day, {span}.", "{count} days, {span}.", {
                span: formatDays(first.day, last.day),
              })
            : t("No line says what was counted on a day.")}
        </li>
        {repeatedWords(taken).map((line) => (
          <li key={line}>{line}</li>
        ))}
        {present
          .filter((metric) => looksLikeGains(days, metric))
          .map((metric) => (
            <li key={metric} className="text-warn">
              {t(
                "{metric} fall again and again: these look like gains of a day, and totals are needed, as the profile shows them.",
                { metric: t(accountMetricCatalog[metric].label) },
              )}
            </li>
          ))}
      </ul>
      {taken.refused.length > 0 && <Refused rows={taken.refused} />}
      {days.length > 0 && (
        <>
          <div className="grid gap-3 sm:grid-cols-2">
            {present.map((metric) => (
              <div key={metric} className="grid gap-1">
                <p className="text-quiet text-small">{shapeWords(days, metric)}</p>
                <Sparkline path={shapeOf({ points: pointsOf(days, metric), breaks: [] })} number={number} />
              </div>
            ))}
          </div>
          <Table
            caption={
              days.length > shownDays
                ? t("The first {shown} of {total} days", { shown: shownDays, total: days.length })
                : t("The days")
            }
            columns={columnsOf(present)}
            rows={days.slice(0, shownDays)}
            rowKey={({ day }) => day}
          />
        </>
      )}
    </div>
  );
}

function repeatedWords({ repeated, empty, refused }: TakenDays): string[] {
  return [
    repeated.replaced > 0 &&
      tn(
        repeated.replaced,
        "{count} line of a day that another line has too, with other counts: the latest time stays, and without times the lower line.",
        "{count} lines of a day that another line has too, with other counts: the latest time stays, and without times the lower line.",
      ),
    repeated.alike > 0 &&
      tn(
        repeated.alike,
        "{count} line of a day that another line has too, with the same counts.",
        "{count} lines of a day that another line has too, with the same counts.",
      ),
    empty > 0 && tn(empty, "{count} line without a count.", "{count} lines without a count."),
    refused.length > 0 && tn(refused.length, "{count} line refused.", "{count} lines refused."),
  ].filter((line) => line !== false);
}

function Refused({ rows }: { rows: readonly RefusedRow[] }) {
  return (
    <Table
      caption={
        rows.length > shownRefusals
          ? t("The first {shown} of {total} refused lines", { shown: shownRefusals, total: rows.length })
          : t("Refused lines")
      }
      columns={[
        { key: "line", header: t("Line"), isRowHeader: true, cell: ({ line }) => formatCount(line) },
        {
          key: "reason",
          header: t("Why"),
          cell: ({ reason }) => <span className="break-words">{reason}</span>,
        },
      ]}
      rows={rows.slice(0, shownRefusals)}
      rowKey={({ line, reason }) => `${line} ${reason}`}
    />
  );
}

function columnsOf(metrics: readonly AccountMetric[]): Column<ImportedDay>[] {
  return [
    { key: "day", header: t("Day (UTC)"), isRowHeader: true, cell: ({ day }) => formatDay(day, "weekday") },
    ...metrics.map(
      (metric): Column<ImportedDay> => ({
        key: metric,
        header: t(accountMetricCatalog[metric].label),
        isNumeric: true,
        cell: ({ counts }) => countWords(counts[metric]),
      }),
    ),
  ];
}

function countWords(count: ImportedCount | undefined): string {
  if (count?.state !== "counted") return "–";
  const exact = (value: bigint) => formatCount(value, { exact: true });
  if (count.power === 0) return exact(count.count);
  return t("{from} to {to}", {
    from: exact(count.count),
    to: exact(count.count + 10n ** BigInt(count.power) - 1n),
  });
}

function shapeWords(days: readonly ImportedDay[], metric: AccountMetric): string {
  const known = days.flatMap(({ counts: { [metric]: one } }) =>
    one?.state === "counted" ? [one.count] : [],
  );
  const [first, last] = [known[0], known.at(-1)];
  const label = t(accountMetricCatalog[metric].label);
  if (first === undefined || last === undefined) return label;
  return t("{metric}, from {first} to {last}", {
    metric: label,
    first: formatCount(first),
    last: formatCount(last),
  });
}

function pointsOf(days: readonly ImportedDay[], metric: AccountMetric): SeriesPoint[] {
  return days.flatMap(({ day, counts: { [metric]: one } }) =>
    one?.state === "counted"
      ? [{ day, value: one.count.toString(), state: "measured" as const, readAt: null }]
      : [],
  );
}
