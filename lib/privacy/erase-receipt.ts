import "server-only";
import { backupDays } from "@/lib/connections/disconnect-receipt";
import { label } from "@/lib/language/t";
import type { ErasureBody } from "@/lib/receipts/body";
import type { NewReceipt } from "@/lib/receipts/chain";
import { classOf } from "./inventory";
import type { Counts } from "./walk";

const day = 24 * 60 * 60 * 1000;

interface ErasureOutcome {
  finishedAt: Date;
  counts: Counts;
  connections: ErasureBody["connections"];
  closingMail: ErasureBody["closingMail"];
}

/** The state of an erasure as its receipt says it: a code, times and counts, and no identifier of a person. */
export function erasureReceipt(
  row: { receiptCode: string; requestedAt: Date; runAt: Date | null },
  state: ErasureBody["state"],
  outcome?: ErasureOutcome,
): NewReceipt {
  return {
    kind: "erasure",
    code: row.receiptCode,
    state,
    requestedAt: row.requestedAt.toISOString(),
    runAt: row.runAt?.toISOString() ?? null,
    finishedAt: outcome?.finishedAt.toISOString() ?? null,
    deleted: [...(outcome?.counts ?? [])].map(([table, rows]) => ({ what: classOf(table).title, rows })),
    connections: outcome?.connections ?? { ended: 0, pending: 0 },
    // Nothing is sold yet, so there is nothing to end.
    billing: "nothing-to-end",
    closingMail: outcome?.closingMail ?? null,
    remains: outcome ? remains(outcome) : [],
  };
}

function remains({ finishedAt, connections }: ErasureOutcome): ErasureBody["remains"] {
  const until = (days: number) => new Date(finishedAt.getTime() + days * day).toISOString();
  const list: ErasureBody["remains"] = [
    { what: label("This receipt, which names nobody"), until: until(3 * 365) },
    {
      what: label("Backups of the key store, the last place from which your key could come back"),
      until: until(backupDays),
    },
  ];
  if (connections.pending > 0) {
    list.push({
      what: label("Sealed tokens of platforms that have not answered, to tell them"),
      until: until(3),
    });
  }
  return list;
}
