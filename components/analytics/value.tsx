import { isWhole } from "@/components/charts/points";
import { formatBand, formatValue, stateWords } from "@/components/charts/value-text";
import { classes } from "@/components/ui/classes";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { ValueView } from "@/lib/analytics/views";
import { t } from "@/lib/language/t";
import { unitWord } from "@/lib/metrics/unit-words";

type ValueProps = {
  value: ValueView;
  /** "followers"; said after the number. */
  unit?: string;
  /** Every digit instead of 1.23M. */
  isExact?: boolean;
  size?: "figure" | "large" | "text";
};

const SIZES = {
  figure: "font-semibold text-title leading-[1.1] tracking-tight sm:text-figure",
  large: "font-semibold text-title tracking-tight",
  text: "",
} as const;

/** Measured, rounded with its band, hidden by the owner, or missing: the four are never confused, and none is 0. */
export function Value({ value, unit, isExact = false, size = "text" }: ValueProps) {
  if (value.count === null) {
    return (
      <span className={size === "text" ? "text-quiet" : "text-lead text-quiet"}>
        {stateWords(value.state)}
      </span>
    );
  }
  const band = formatBand(value, value.format);
  const shortened = value.isImported ? t("imported in short") : t("rounded by the platform");
  return (
    <span className="figures inline-flex flex-wrap items-baseline gap-x-1.5">
      <span title={band && `${shortened}: ${band}`} className={SIZES[size]}>
        {band && (
          <>
            <span aria-hidden="true" className="font-normal text-quiet">
              {"≈\u00a0"}
            </span>
            <VisuallyHidden>{t("about")} </VisuallyHidden>
          </>
        )}
        {formatValue(value.count, value.format, isExact)}
        {band && (
          <VisuallyHidden>
            , {shortened}, {band}
          </VisuallyHidden>
        )}
      </span>
      {unit && isWhole(value.format) && (
        <span className={classes("text-quiet", size !== "text" && "text-small")}>
          {unitWord(value.count, unit)}
        </span>
      )}
      {value.isImported && (
        <span className={classes("text-quiet", size !== "text" && "text-small")}>{t("imported")}</span>
      )}
    </span>
  );
}
