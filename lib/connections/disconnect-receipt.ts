import "server-only";
import type { disconnects } from "@/db/schema";
import { label } from "@/lib/language/t";
import type { DisconnectBody, ReceiptStep, Remainder } from "@/lib/receipts/body";
import type { NewReceipt } from "@/lib/receipts/chain";

const day = 24 * 60 * 60 * 1000;
/** How far back copies of the key store reach. */
export const backupDays = 7;

type Row = typeof disconnects.$inferSelect;

/** What a disconnect's row tells, as the receipt says it: no identifier of a person, an account or a connection. */
export function disconnectReceipt(row: Row, state: DisconnectBody["state"]): NewReceipt {
  return {
    kind: "disconnect",
    code: row.receiptCode,
    ...(row.cause === "asked" ? {} : { cause: row.cause }),
    state,
    platform: row.platform,
    steps: steps(row),
    deletedRows: row.deletedRows,
    remains: remains(row),
  };
}

function steps(row: Row): ReceiptStep[] {
  const list: ReceiptStep[] = [
    {
      step: "delete-history",
      result: row.keepHistory === "delete" ? "done" : "kept",
      at: row.requestedAt.toISOString(),
    },
  ];
  if (row.revokeAt)
    list.push({ step: "revoke", result: result(row.revokeResult), at: row.revokeAt.toISOString() });
  if (row.probeAt)
    list.push({ step: "probe", result: result(row.probeResult), at: row.probeAt.toISOString() });
  if (row.destroyedAt) list.push({ step: "destroy-key", result: "done", at: row.destroyedAt.toISOString() });
  return list;
}

function remains(row: Row): Remainder[] {
  const list: Remainder[] = [];
  if (row.keepHistory === "keep") {
    list.push({
      what: label("The history of public counts, which was not to go with the connection"),
      until: null,
    });
  }
  if (row.destroyedAt) {
    const until = new Date(row.destroyedAt.getTime() + backupDays * day).toISOString();
    list.push({
      what: label("Backups of the key store, the last place from which the token's key could come back"),
      until,
    });
  } else if (row.revokeResult !== "replaced") {
    list.push({
      what: label("The sealed token alone, to tell the platform"),
      until: row.giveUpAt.toISOString(),
    });
  }
  return list;
}

function result(stored: string | null): ReceiptStep["result"] {
  return (stored ?? "no-answer") as ReceiptStep["result"];
}
