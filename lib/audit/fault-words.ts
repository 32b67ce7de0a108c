import "server-only";
import type { Broken, Fault } from "./verify";

const faults: Record<Fault, string> = {
  "event-altered": "its event was altered",
  "event-removed": "its event was removed before its time",
  "link-altered": "the link was altered, or moved here",
  "link-removed": "the link was removed",
  "unknown-key": "it was sealed under a key that is not in APP_KEYS",
  "other-head": "its hash is not the one that was noted down",
  "event-unlinked": "it was never linked, or its link and its note were removed",
};

/** For operators, who read English. */
export function sayBroken({ fault, sequence, eventId }: Broken): string {
  const event = eventId === null ? "" : `event ${eventId}`;
  const place = sequence === null ? event : `link ${sequence}${event && ` (${event})`}`;
  return `The audit chain is broken at ${place}: ${faults[fault]}.`;
}
