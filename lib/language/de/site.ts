import type { Catalogue } from "../current";

/** Public pages, metrics, platforms. */
export const site = {
  "Analytics for creators that shows its working: public counts, each with its receipt.":
    "Analysen für Creator, die zeigen, wie gerechnet wurde: öffentliche Zahlen, jede mit ihrem Beleg.",
} as const satisfies Catalogue;
