import type { Day } from "@/lib/dates";
import type { AccountMetric, PostMetric } from "./catalog";

/** A dated change in what a platform's numbers mean. Public: /definitions shows every entry with its source. */
export type LedgerEntry = {
  /** Stable: the anchor on /definitions and the name in receipts. */
  id: string;
  /** The first UTC day on which some counts may follow the new definition. */
  from: Day;
  /** The first UTC day on which all do; the same as `from` where the change came at once. */
  complete: Day;
  /**
   * `counting`: the numbers before and after count different things. `precision`: they count the same thing, given less
   * or more exactly. No growth is calculated across either.
   */
  effect: "counting" | "precision";
  account: readonly AccountMetric[];
  post: readonly PostMetric[];
  /** A few words for a chart: "views count when playback starts". */
  words: string;
  before: string;
  after: string;
  source: { label: string; url: string };
  /** The day these words last changed, where that was after the change was complete. */
  revised?: Day;
};

export type Subject = { of: "account"; metric: AccountMetric } | { of: "post"; metric: PostMetric };

function concerns(entry: LedgerEntry, subject: Subject): boolean {
  return subject.of === "account"
    ? entry.account.includes(subject.metric)
    : entry.post.includes(subject.metric);
}

/** The entries about any of these, oldest first. */
function entriesOf(ledger: readonly LedgerEntry[], subjects: readonly Subject[]): LedgerEntry[] {
  return ledger
    .filter((entry) => subjects.some((subject) => concerns(entry, subject)))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

/**
 * The changes that lie between two readings, oldest first. One that took several days counts as between them as soon as
 * the days touch: a reading in the middle of it belongs to neither definition.
 */
export type BreaksBetween = (first: Day, last: Day) => readonly LedgerEntry[];

/** The changes in anything that a number is made of. */
export function breaksOf(ledger: readonly LedgerEntry[], ...subjects: readonly Subject[]): BreaksBetween {
  const entries = entriesOf(ledger, subjects);
  return (first, last) => entries.filter((entry) => first < entry.complete && last >= entry.from);
}

/** Which definition a reading of that day follows: 1 before the ledger's first entry, one more after each. */
export function definitionVersion(
  ledger: readonly LedgerEntry[],
  subject: Subject,
  day: Day,
): { version: number; since: LedgerEntry | null } {
  const passed = entriesOf(ledger, [subject]).filter((entry) => entry.from <= day);
  return { version: passed.length + 1, since: passed.at(-1) ?? null };
}
