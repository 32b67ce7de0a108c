import { Value } from "@/components/analytics/value";
import type { ValueView } from "@/lib/analytics/views";
import { type Label, label, t } from "@/lib/language/t";

const STATES: readonly { name: Label; value: ValueView; meaning: () => string }[] = [
  {
    name: label("Measured"),
    value: { state: "measured", count: "48210" },
    meaning: () => t("exact, as the platform returned it"),
  },
  {
    name: label("Rounded"),
    value: { state: "rounded", count: "1230000", low: "1230000", high: "1239999" },
    meaning: () => t("stands for {low} to {high}", { low: 1_230_000, high: 1_239_999 }),
  },
  { name: label("Hidden"), value: { state: "hidden", count: null }, meaning: () => t("and therefore not 0") },
  {
    name: label("Missing"),
    value: { state: "missing", count: null },
    meaning: () => t("a shaded gap with its reason"),
  },
];

/** The four states of a number, as a ledger of examples. */
export function NumberStates() {
  return (
    <figure className="rounded-card border border-line bg-surface">
      <figcaption className="px-4 pt-4 pb-2 text-quiet text-small sm:px-6">
        {t("A number is in one of four states. Examples:")}
      </figcaption>
      <dl>
        {STATES.map(({ name, value, meaning }) => (
          <div
            key={name}
            className="grid grid-cols-[6rem_minmax(0,1fr)] items-baseline gap-x-4 border-line border-t px-4 py-3 sm:px-6"
          >
            <dt className="text-quiet text-small">{t(name)}</dt>
            <dd className="grid">
              <Value value={value} size="large" />
              <span className="text-note text-quiet">{meaning()}</span>
            </dd>
          </div>
        ))}
      </dl>
    </figure>
  );
}
