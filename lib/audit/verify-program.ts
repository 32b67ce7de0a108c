import "server-only";
import { assumeRole, clients } from "@/lib/db";
import { sayBroken } from "./fault-words";
import { type Head, type Verdict, verifyAuditChain } from "./verify";

// The inner part of `npm run audit:verify`, which gives it heads such as 1234:9f86d0…: it says one line, and ends with 1
// when that is bad news.
assumeRole("tallyglass_worker");

const verdict = await verifyAuditChain(process.argv.slice(2).map(toHead));
process.stdout.write(`${verdict.broken ? sayBroken(verdict.broken) : good(verdict)}\n`);
process.exitCode = verdict.broken ? 1 : 0;
await clients().close();

/** The outer part has looked at its shape. */
function toHead(word: string): Head {
  const [sequence = "", hash = ""] = word.split(":");
  return { sequence: BigInt(sequence), hash: Buffer.from(hash, "hex") };
}

function good({ links, head, expired, erased }: Verdict): string {
  const end = head ? `${head.sequence}:${head.hash.toString("hex")}` : "nothing yet";
  return `The audit chain is whole: ${links} links, up to ${end}. Of their events, ${expired} have run their period and ${erased} went with a person.`;
}
