import "server-only";
import type { Day } from "@/lib/dates";
import type { LedgerEntry } from "@/lib/metrics/ledger";
import type { RateBase } from "@/lib/metrics/rate-choice";
import type { ValueState } from "@/lib/metrics/value";

/** How a value is written: a whole count, a ratio shown as a percentage, a number whose start is 100. */
export type ValueFormat = "count" | "percent" | "index";

/** One number as pages show it; text instead of bigint, so that it may cross to the browser. */
export type ValueView = {
  state: ValueState;
  /** A whole number, or a decimal one with `format` percent or index; null when hidden or missing. */
  count: string | null;
  /** Band of a rounded value, both ends included. */
  low?: string | undefined;
  high?: string | undefined;
  format?: ValueFormat | undefined;
  /** Brought by a person: not read from the platform. */
  isImported?: true;
};

/** One reading: text instead of bigint, for it travels to the browser as JSON. */
export type PointView = {
  day: Day;
  /** A whole number, or a decimal ratio in a percent series; null when hidden or missing. */
  value: string | null;
  /** The band a rounded value stands for, both ends included. */
  low?: string | undefined;
  high?: string | undefined;
  state: ValueState;
  /** ISO instant; null when there was no reading, or the value is calculated. */
  readAt: string | null;
  /** Brought by the person: not read from the platform. */
  isImported?: true;
  /** Why this reading is flagged, for after the number: "stands far from 37 on 2 May 2025 and 38 on 1 Sep 2025". */
  flag?: string;
  /** Of a week's median: how many days stand behind it. */
  days?: number;
  /** Of a median: where it lies in at least 95 of 100 cases, given how few stand behind it. */
  interval?: { low: string; high: string };
};

/** Days without a reading and why, in words that go on after "No reading:". `to` is excluded. */
export type GapView = { from: Day; to: Day; reason: string };

/** A change of definition or precision on its first day, in the ledger's words. */
export type BreakView = { day: Day; effect: LedgerEntry["effect"]; text: string; href: string };

/** One line of a chart. */
export type LineView = {
  id: string;
  name: string;
  number: number;
  unit: string;
  format?: ValueFormat | undefined;
  points: readonly PointView[];
  gaps: readonly GapView[];
  breaks: readonly BreakView[];
  /** Set on the line of other days that is laid over a period's: it stands on the period's days. */
  over?: OverView | undefined;
};

/** How a line of other days is laid over a period's. */
export type OverView = {
  /** "Previous period". */
  label: string;
  /** Its own days: "22 Sep to 19 Oct 2026". */
  days: string;
  /** How many days later than its own each point stands. */
  shiftDays: number;
  /** Why its counts and the period's are not comparable, in a sentence. */
  caution: string | null;
};

/** What became of a number against an earlier one, or why that cannot be said. */
export type ChangeView =
  | {
      kind: "changed";
      /** Whole number with its sign as text; null where only a ratio changed. */
      difference: string | null;
      /** Growth as a ratio; null where it is undefined (from 0). */
      ratio: number | null;
      /** "against the 28 days before". */
      against: string;
      /** What to know of its ends, in a sentence: one is flagged or imported. */
      caution: string | null;
    }
  /** Both ends of a rate, whose change is in percentage points. */
  | { kind: "points"; points: number; against: string }
  | { kind: "within-rounding"; against: string; caution: string | null }
  /** A definition break, no earlier reading, a platform's rule: the sentence says which. */
  | { kind: "not-compared"; reason: string }
  /** Two returned numbers beside each other, where a platform allows no calculation with them. */
  | {
      kind: "earlier";
      value: ValueView;
      day: Day;
      /** Why the two are not comparable, or what to know of them, in a sentence. */
      caution: string | null;
    };

/** Where one number comes from, complete. */
export type ReceiptView = {
  /** "Followers". */
  metric: string;
  /** "@atlas". */
  object: string;
  value: ValueView;
  /** The platform's label. */
  platform: string;
  /** "GET channels, field statistics.subscriberCount"; null for what we calculate. */
  endpoint: string | null;
  /** Of a count that was imported: when, ISO instants; more than one where several imports reach over its day. */
  importedAt?: readonly string[];
  /** ISO instant. */
  readAt: string | null;
  definition: { text: string; version: string; href?: string | undefined };
  /** Null where the number is as the platform returned it. */
  formula: string | null;
  inputs: readonly {
    label: string;
    value: ValueView;
    unit?: string | undefined;
    readAt?: string | null;
  }[];
  /** Within the period the number stands for. */
  gaps: readonly GapView[];
  /** Why this reading is flagged, for after the number; null where it is not. */
  flag: string | null;
};

/** One figure on a card. */
export type FigureView = {
  metric: string;
  /** Of an engagement rate: what engagement is set against. */
  base?: RateBase;
  unit: string;
  value: ValueView;
  /** Null for a figure that has no earlier one to stand beside. */
  change: ChangeView | null;
  points: readonly PointView[];
  /** Where its line is lifted off: what stands on both sides is not comparable. */
  breaks: readonly BreakView[];
  receipt: ReceiptView;
  note?: string | undefined;
  /** The same over the days it is compared with, which it names. */
  comparison?: string | undefined;
};

export type FreshnessView = {
  readAt: string | null;
  /** Planned readings that did not happen since; two make it stale. */
  missedReads: number;
  reason?: string | undefined;
};

/** How far a look at an account is. */
export type ProgressView = {
  state: "waiting" | "running" | "done" | "failed";
  /** "Reading your videos". */
  stage: string;
  done: number;
  /** Null while unknown. */
  total: number | null;
  secondsLeft: number | null;
  /** Why it failed, what is safe and what happens next. */
  problem: string | null;
};

/** What every page about an account says of it. */
export type AccountView = {
  id: string;
  /** "@atlas", or "Account" where the name may not be kept any longer. */
  handle: string;
  /** "@atlas on YouTube". */
  name: string;
  platform: {
    id: string;
    label: string;
    number: number;
    allowsDerived: boolean;
    followers: string;
    post: string;
    posts: string;
  };
  status: "active" | "paused" | "needs-reconnect" | "disconnecting" | "disconnected";
  freshness: FreshnessView;
  /** Null when no look is under way. */
  progress: ProgressView | null;
  /** The look under way is the first ever. */
  isFirstLook: boolean;
  /** The connection lets us read the account's own counts. */
  mayReadCounts: boolean;
};
