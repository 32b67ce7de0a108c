import { type Label, label } from "@/lib/language/t";

/** Why a day has no reading, with the codes of `account_months.gap_reasons`. Codes are final: append only. */
export const gapReasons = [
  "not-read",
  "paused",
  "needs-reconnect",
  "platform-unavailable",
  "quota-used-up",
  "unreadable-answer",
  "permission-missing",
] as const;

export type GapReason = (typeof gapReasons)[number];

/** Words for a chart's shaded span: "No reading on 4–6 October: the connection had ended". */
export const gapWords: Record<GapReason, Label> = {
  "not-read": label("no reading was taken"),
  paused: label("the account was paused"),
  "needs-reconnect": label("the connection had ended"),
  "platform-unavailable": label("the platform did not answer"),
  "quota-used-up": label("the platform's daily allowance was used up"),
  "unreadable-answer": label("the platform's answer could not be read"),
  "permission-missing": label("the permission to read these counts was missing"),
};
