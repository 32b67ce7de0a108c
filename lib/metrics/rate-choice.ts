import { type Label, label } from "@/lib/language/t";

/** The engagement rates of an account, as addresses and settings name them: by what, and how its posts are put together. */
export const rateChoices = ["followers", "views", "followers-sum", "views-sum"] as const;
export type RateChoice = (typeof rateChoices)[number];
export type RateBase = "followers" | "views";

const named: Record<RateChoice, { base: RateBase; isSum: boolean; label: Label }> = {
  followers: { base: "followers", isSum: false, label: label("Median by followers") },
  views: { base: "views", isSum: false, label: label("Median by views") },
  "followers-sum": { base: "followers", isSum: true, label: label("Sum over sum by followers") },
  "views-sum": { base: "views", isSum: true, label: label("Sum over sum by views") },
};

export const rateOf = (choice: RateChoice) => named[choice];

/** Null for whatever else an address or a row may hold. */
export function parseRateChoice(value: unknown): RateChoice | null {
  return rateChoices.find((choice) => choice === value) ?? null;
}
