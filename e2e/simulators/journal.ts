import type { JournalEntry } from "./state.ts";
import type { World } from "./world.ts";

const keptEntries = 5_000;

/** Not yet written down, and without what only the vendor can know. */
export function newEntry(world: World, vendor: string, method: string, url: URL): JournalEntry {
  return {
    n: 0,
    at: new Date(world.clock.now()).toISOString(),
    vendor,
    operation: "unknown",
    method,
    path: url.pathname,
    queryNames: [...new Set(url.searchParams.keys())],
    account: null,
    token: null,
    status: null,
    reason: null,
  };
}

export function writeDown({ state: { journal } }: World, entry: JournalEntry): void {
  entry.n = journal.next++;
  journal.entries.push(entry);
  journal.entries.splice(0, Math.max(0, journal.entries.length - keptEntries));
}
