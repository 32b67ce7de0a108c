import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { classes } from "@/components/ui/classes";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Menu } from "@/components/ui/menu";
import { Segmented } from "@/components/ui/segmented";
import { type Period, type PeriodPreset, periodParams, presetWords } from "@/lib/analytics/period";
import type { Day } from "@/lib/dates";
import { formatDays } from "@/lib/format";
import { inSentence } from "@/lib/language/in-sentence";
import { t } from "@/lib/language/t";

type PeriodPickerProps = {
  /** The page the links and the form lead to: "/dashboard". */
  path: string;
  period: Period;
  /** Days that can be chosen. */
  earliest: Day;
  latest: Day;
  /** Other parts of the address to keep, such as the rate shown. */
  keep?: Readonly<Record<string, string | readonly string[]>>;
  /** False on a page that sets nothing beside another time. */
  hasComparison?: boolean;
};

type Parts = readonly (readonly [name: string, value: string])[];

/** Those of the row; the others stand in the menu. */
const rolling: readonly PeriodPreset[] = ["7", "28", "90", "365", "all"];
const calendar: readonly PeriodPreset[] = ["month", "last-month", "year"];

/**
 * Links and a GET form: the address bar holds the whole view, as `parsePeriod` reads it, so it can be sent, bookmarked
 * and used without script.
 */
export function PeriodPicker({
  path,
  period,
  earliest,
  latest,
  keep = {},
  hasComparison = true,
}: PeriodPickerProps) {
  const kept: Parts = Object.entries(keep).flatMap(([name, value]) =>
    [value].flat().map((one) => [name, one] as const),
  );
  const { compare, ...days } = periodParams(period);
  const comparing: Record<string, string> = compare ? { compare } : {};
  const address = (parts: Record<string, string>) =>
    `${path}?${new URLSearchParams([...kept.map(([name, value]) => [name, value]), ...Object.entries(parts)])}`;
  const toPreset = (preset: PeriodPreset) => ({
    label: t(presetWords[preset]),
    href: address({ period: preset, ...comparing }),
    isCurrent: period.preset === preset,
  });
  return (
    <div className="no-print flex min-w-0 max-w-full flex-wrap items-start gap-2">
      <Segmented label={t("Period")} segments={rolling.map(toPreset)} />
      <PickerMenu
        label={calendar.includes(period.preset ?? "all") ? `${toPreset(period.preset ?? "all").label}: ` : ""}
        value={formatDays(period.range.from, period.lastDay)}
      >
        <Choices label={t("Calendar periods")} choices={calendar.map((preset) => toPreset(preset))} />
        <form method="get" action={path} className="grid gap-3 border-line border-t p-4">
          {[...kept, ...Object.entries(comparing)].map(([name, value]) => (
            <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
          ))}
          <Field
            label={t("day|From")}
            name="from"
            type="date"
            defaultValue={period.range.from}
            min={earliest}
            max={latest}
            required
          />
          <Field
            label={t("day|To")}
            name="to"
            type="date"
            defaultValue={period.lastDay}
            min={earliest}
            max={latest}
            required
            hint={t("Both days included. Days are UTC.")}
          />
          <Button type="submit" kind="primary">
            {t("Show period")}
          </Button>
        </form>
      </PickerMenu>
      {hasComparison && (
        <ComparisonMenu period={period} address={(parts) => address({ ...days, ...parts })} />
      )}
    </div>
  );
}

function ComparisonMenu({
  period,
  address,
}: {
  period: Period;
  address: (parts: Record<string, string>) => string;
}) {
  return (
    <PickerMenu
      label={`${period.comparison ? t("vs") : t("Compare with")} `}
      value={
        period.comparison ? `${inSentence(period.comparison.label)}, ${period.comparison.days}` : t("nothing")
      }
    >
      <Choices
        label={t("Comparison")}
        choices={[
          ...period.comparisons.map(({ kind, label, days: own }) => ({
            label,
            note: own,
            href: address({ compare: kind }),
            isCurrent: period.comparison?.kind === kind,
          })),
          { label: t("Nothing"), href: address({}), isCurrent: period.comparison === null },
        ]}
      />
      {period.comparisons.length === 0 && (
        <p className="border-line border-t p-4 text-quiet text-small">
          {t("All days have nothing before them to be compared with.")}
        </p>
      )}
    </PickerMenu>
  );
}

function PickerMenu({ label, value, children }: { label: string; value: string; children: ReactNode }) {
  return (
    <Menu name="period-menu" className="group relative min-w-0 max-w-full">
      <summary className="inline-flex min-h-11 max-w-full list-none items-center gap-2 rounded-control border border-edge bg-surface px-3 text-small hover:bg-wash pointer-fine:min-h-10.5 [&::-webkit-details-marker]:hidden">
        <span className="min-w-0 py-1">
          {label && <span className="text-quiet">{label}</span>}
          {value}
        </span>
        <svg viewBox="0 0 10 6" aria-hidden="true" className="w-2.5 shrink-0 group-open:rotate-180">
          <path d="M1 1l4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
      </summary>
      <div className="z-20 mt-2 w-72 max-w-[calc(100vw-2rem)] rounded-card bg-surface shadow-float lg:absolute lg:end-0">
        {children}
      </div>
    </Menu>
  );
}

type Choice = { label: string; note?: string; href: string; isCurrent: boolean };

function Choices({ label, choices }: { label: string; choices: readonly Choice[] }) {
  return (
    <nav aria-label={label} className="p-2">
      <ul>
        {choices.map((choice) => (
          <li key={choice.href}>
            <a
              href={choice.href}
              aria-current={choice.isCurrent ? "page" : undefined}
              className={classes(
                "flex min-h-11 items-center justify-between gap-3 rounded-control px-3 py-1.5 text-small hover:bg-wash",
                choice.isCurrent && "font-medium",
              )}
            >
              <span>
                {choice.label}
                {choice.note && <span className="block font-normal text-note text-quiet">{choice.note}</span>}
              </span>
              {choice.isCurrent && <Icon name="check" className="size-4 shrink-0" />}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
