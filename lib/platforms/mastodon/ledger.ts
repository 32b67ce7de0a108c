import "server-only";
import type { LedgerEntry } from "@/lib/metrics/ledger";

/**
 * What Mastodon changed in the meaning of its public counts, oldest first. Nothing so far: followers, posts, favourites,
 * boosts and replies have been counted alike since each was added. Quotes (4.5) are counted apart and not as boosts.
 */
export const mastodonLedger: readonly LedgerEntry[] = [];
