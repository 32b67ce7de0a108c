import { type ChartMark, lastDayOf } from "@/components/charts/chart-rows";
import type { ChartSeries } from "@/components/charts/points";
import { OverSwatch, SeriesSwatch } from "@/components/charts/series-swatch";
import { nameValue } from "@/components/charts/value-text";
import { formatDay, formatDays } from "@/lib/format";
import { t } from "@/lib/language/t";

/** Which line is which, where names do not stand at the lines' ends. */
export function ChartLegend({ series }: { series: readonly ChartSeries[] }) {
  const isAlone = series.filter(({ over }) => !over).length === 1;
  return (
    <ul data-picture="legend" className="flex flex-wrap gap-x-5 gap-y-1 text-small">
      {series.map((one) => (
        <li key={one.id} className="inline-flex min-w-0 items-center gap-2">
          {one.over ? <OverSwatch /> : <SeriesSwatch number={one.number} isAlone={isAlone} />}
          <span className="min-w-0">
            {one.name}
            {one.over && <span className="text-quiet">, {one.over.days}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}

const OPEN_MARKS = 4;

/** The letters of the drawing in words: gaps and flags with their reason, breaks in the ledger's, notes in their writer's. */
export function ChartMarks({ marks }: { marks: readonly ChartMark[] }) {
  if (marks.length === 0) return null;
  const list = (
    <ol className="grid gap-1 text-small">
      {marks.map((mark) => (
        <li key={mark.letter} data-picture="mark" className="flex items-baseline gap-2">
          <span className="w-5 shrink-0 text-center font-medium text-note text-quiet">{mark.letter}</span>{" "}
          <MarkWords mark={mark} />
        </li>
      ))}
    </ol>
  );
  if (marks.length <= OPEN_MARKS) return list;
  return (
    <details className="text-small">
      <summary className="inline-flex min-h-11 items-center text-accent underline pointer-fine:min-h-8">
        {t("{count} gaps, changes, flags and notes in this chart", { count: marks.length })}
      </summary>
      {list}
    </details>
  );
}

function MarkWords({ mark }: { mark: ChartMark }) {
  if (mark.kind === "gap") {
    return (
      <span>
        {t("{days}: no reading, {reason}.", {
          days: formatDays(mark.from, lastDayOf(mark)),
          reason: mark.reason,
        })}
      </span>
    );
  }
  if (mark.kind === "note") {
    return (
      <span>
        {formatDay(mark.day)}: <span dir="auto">{mark.text}</span>{" "}
        <span className="text-note text-quiet">{t("(own note)")}</span>
      </span>
    );
  }
  if (mark.kind === "flag") {
    return (
      <span>
        {t("{day}: {value} {flag}. Kept as it was read.", {
          day: formatDay(mark.day),
          value: nameValue(mark.value, mark.format, true),
          flag: mark.text,
        })}{" "}
        <a href="/definitions#doubt" className="prose-link">
          {t("How readings are flagged")}
        </a>
      </span>
    );
  }
  const change = { day: formatDay(mark.day), change: mark.text };
  return (
    <span>
      {mark.effect === "precision"
        ? t("{day}: precision changed, {change}.", change)
        : t("{day}: definition changed, {change}.", change)}{" "}
      {mark.href && (
        <a href={mark.href} className="prose-link">
          {t("What changed on {day}", { day: change.day })}
        </a>
      )}
    </span>
  );
}
