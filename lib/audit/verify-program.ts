import "server-only";
import { assumeRole, clients } from "@/lib/db";
import { type Broken, type Fault, type Head, type Verdict, verifyAuditChain } from "./verify";

// The inner part of `npm run audit:verify`, which gives it heads such as 1234:9f86d0…: it says one line, and ends with 1
// when that is bad news.
assumeRole("tallyglass_worker");

const faults: Record<Fault, string> = {
  "event-altered": "its event was altered",
  "event-removed": "its event was removed before its time",
  "link-altered": "the link was altered, or moved here",
  "link-removed": "the link was removed",
  "unknown-key": "it was sealed under a key that is not in APP_KEYS",
  "other-head": "its hash is not the one that was noted down",
  "event-unlinked": "it was never linked, or its link and its note were removed",
};

const verdict = await verifyAuditChain(process.argv.slice(2).map(toHead));
process.stdout.write(`${verdict.broken ? bad(verdict.broken) : good(verdict)}\n`);
process.exitCode = verdict.broken ? 1 : 0;
await clients().close();

/** The outer part has looked at its shape. */
function toHead(word: string): Head {
  const [sequence = "", hash = ""] = word.split(":");
  return { sequence: BigInt(sequence), hash: Buffer.from(hash, "hex") };
}

function bad({ fault, sequence, eventId }: Broken): string {
  const event = eventId === null ? "" : `event ${eventId}`;
  const place = sequence === null ? event : `link ${sequence}${event && ` (${event})`}`;
  return `The audit chain is broken at ${place}: ${faults[fault]}.`;
}

function good({ links, head, expired, erased }: Verdict): string {
  const end = head ? `${head.sequence}:${head.hash.toString("hex")}` : "nothing yet";
  return `The audit chain is whole: ${links} links, up to ${end}. Of their events, ${expired} have run their period and ${erased} went with a person.`;
}
