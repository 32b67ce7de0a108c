import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import type { Day } from "@/lib/dates";
import { formatDays } from "@/lib/format";

export type PeriodPreset = "7" | "28" | "90" | "365" | "all";

type PeriodPickerProps = {
  /** The page the form leads to: "/dashboard". */
  path: string;
  /** The preset in force; null for custom days. */
  preset: PeriodPreset | null;
  from: Day;
  /** Last day shown, included: people mean the last day when they write "to". */
  lastDay: Day;
  /** Days that can be chosen. */
  earliest: Day;
  latest: Day;
  comparesPrevious: boolean;
  /** Other parts of the address to keep, such as the sort order. */
  keep?: Readonly<Record<string, string>>;
};

const PRESETS: readonly { value: PeriodPreset; label: string }[] = [
  { value: "7", label: "7 days" },
  { value: "28", label: "28 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "1 year" },
  { value: "all", label: "All" },
];

/**
 * Links and a GET form: the address bar holds the whole view (`period`, or `from` and `to` included, and
 * `compare=previous`), so it can be sent, bookmarked and used without script.
 */
export function PeriodPicker(props: PeriodPickerProps) {
  const address = (changes: Record<string, string>) =>
    `${props.path}?${new URLSearchParams({ ...props.keep, ...changes })}`;
  const compare: Record<string, string> = props.comparesPrevious ? { compare: "previous" } : {};
  return (
    <div className="no-print flex min-w-0 max-w-full flex-wrap items-start gap-2">
      <Segmented
        label="Period"
        segments={PRESETS.map(({ value, label }) => ({
          label,
          href: address({ period: value, ...compare }),
          isCurrent: props.preset === value,
        }))}
      />
      <details className="group relative">
        <summary className="inline-flex min-h-11 list-none items-center gap-2 rounded-control border border-edge bg-surface px-3 text-small hover:bg-wash pointer-fine:min-h-[42px] [&::-webkit-details-marker]:hidden">
          {formatDays(props.from, props.lastDay)}
          {props.comparesPrevious && <span className="text-quiet">vs the time before</span>}
          <svg viewBox="0 0 10 6" aria-hidden="true" className="w-2.5 group-open:rotate-180">
            <path d="M1 1l4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.5" />
          </svg>
        </summary>
        <form
          method="get"
          action={props.path}
          className="z-20 mt-2 grid w-72 max-w-[calc(100vw-2rem)] gap-3 rounded-card bg-surface p-4 shadow-float sm:absolute sm:end-0"
        >
          {Object.entries(props.keep ?? {}).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Field
            label="From"
            name="from"
            type="date"
            defaultValue={props.from}
            min={props.earliest}
            max={props.latest}
            required
          />
          <Field
            label="To"
            name="to"
            type="date"
            defaultValue={props.lastDay}
            min={props.earliest}
            max={props.latest}
            required
            hint="Both days included. Days are UTC."
          />
          <Checkbox
            label="Compare with the time before"
            name="compare"
            value="previous"
            defaultChecked={props.comparesPrevious}
          />
          <Button type="submit" kind="primary">
            Show period
          </Button>
        </form>
      </details>
    </div>
  );
}
