import type { Day } from "@/lib/dates";
import type { AccountMetric } from "./catalog";

/** No platform counts that far; what is larger is a slip. */
export const largestCount = 10n ** 15n;

/**
 * A count somebody brought. `power`: how many of its last digits were cut off, as in "1.2K", where 1,200 can mean
 * anything up to 1,299; 0 for an exact one. Hidden ones come with our own archives only.
 */
export type ImportedCount =
  | { readonly state: "counted"; readonly count: bigint; readonly power: number }
  | { readonly state: "hidden" };

/** A UTC day and what was counted on it. */
export interface ImportedDay {
  readonly day: Day;
  /** Second of the day, where it is known. */
  readonly second: number | null;
  readonly counts: Readonly<Partial<Record<AccountMetric, ImportedCount>>>;
}
