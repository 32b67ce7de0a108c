import "server-only";
import type { LedgerEntry } from "@/lib/metrics/ledger";

/**
 * What TikTok changed in the meaning of its public counts, oldest first. Its documentation dates no such change so far;
 * append an entry, with its source, when it does.
 */
export const tiktokLedger: readonly LedgerEntry[] = [];
