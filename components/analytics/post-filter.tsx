import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Select } from "@/components/ui/select";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { Day } from "@/lib/dates";
import { t } from "@/lib/language/t";

type Choice = {
  /** Of the address: "kind". */
  name: string;
  label: string;
  /** "All types": what stands where nothing is chosen. */
  all: string;
  /** Empty where nothing is. */
  value: string;
  options: readonly { value: string; label: string }[];
};

type PostFilterProps = {
  /** The page the form leads to. */
  path: string;
  choices: readonly Choice[];
  /** Empty for an open end. */
  from: Day | "";
  to: Day | "";
  latest: Day;
  /** Other parts of the address to keep. */
  keep: Readonly<Record<string, string>>;
  /** What is chosen, each with the address without it. */
  active: readonly { words: string; withoutHref: string }[];
};

/** A GET form: the address bar holds the whole view, so it can be sent, bookmarked and used without script. */
export function PostFilter({ path, choices, from, to, latest, keep, active }: PostFilterProps) {
  return (
    <div className="no-print grid gap-3">
      <details className="group rounded-card border border-line bg-surface">
        <summary className="flex min-h-11 list-none items-center gap-2 px-4 font-medium text-small [&::-webkit-details-marker]:hidden">
          {t("Filter")}
          <svg viewBox="0 0 10 6" aria-hidden="true" className="w-2.5 group-open:rotate-180">
            <path d="M1 1l4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.5" />
          </svg>
        </summary>
        <form
          method="get"
          action={path}
          className="grid items-end gap-3 border-line border-t p-4 sm:grid-cols-2 lg:grid-cols-4"
        >
          {Object.entries(keep).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {choices.map(({ name, label, all, value, options }) => (
            <Select
              key={name}
              name={name}
              label={label}
              defaultValue={value}
              options={[{ value: "", label: all }, ...options]}
            />
          ))}
          <Field label={t("Published from")} name="from" type="date" defaultValue={from} max={latest} />
          <Field label={t("Published until")} name="to" type="date" defaultValue={to} max={latest} />
          <Button type="submit" kind="primary">
            {t("Show posts")}
          </Button>
        </form>
      </details>
      {active.length > 0 && (
        <ul className="flex flex-wrap gap-2" aria-label={t("Filters in force")}>
          {active.map(({ words, withoutHref }) => (
            <li key={words}>
              <a
                href={withoutHref}
                className="inline-flex min-h-11 items-center gap-2 rounded-full border border-edge px-3 text-small no-underline hover:bg-wash pointer-fine:min-h-8"
              >
                <span dir="auto">{words}</span>
                <Icon name="close" className="size-3" />
                <VisuallyHidden>, {t("remove this filter")}</VisuallyHidden>
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
