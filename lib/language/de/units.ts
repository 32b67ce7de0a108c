import type { Catalogue } from "../current";

/** Numbers, days and sizes. A space that must not break stands before a unit. */
export const units = {
  "{number}T": "{number}\u00a0Bio.",
  "{number}B": "{number}\u00a0Mrd.",
  "{number}M": "{number}\u00a0Mio.",
  "{number}%": "{number}\u00a0%",
  "{day} to {to}": "{day}. bis {to}",
  "{from} to {to}": "{from} bis {to}",
  "within a minute": "in weniger als einer Minute",
  "just now": "gerade eben",
  "{count} bytes": ["{count} Byte", "{count} Byte"],
} as const satisfies Catalogue;
