import "server-only";
import { sql } from "drizzle-orm";
import { authorize } from "@/lib/auth/permissions";
import { type Context, inWorkspace } from "@/lib/context";
import { beginning, chainKeys, digestOf, type EventFields, hashOf, type Link, momentText } from "./link";

const batch = 500;

interface Unsealed extends EventFields {
  kind: Link["kind"];
  event_id: string;
  is_sealable: boolean;
}

/**
 * Links what was committed since the last time to the chain. What waits is taken and linked in one transaction, so it is
 * in the chain once however this ends. Any number may run: they take turns.
 */
export async function sealAuditEvents(ctx: Context): Promise<void> {
  authorize(ctx, "audit:seal");
  while ((await sealBatch(ctx)) === batch) {}
}

/** @returns how much was taken */
function sealBatch(ctx: Context): Promise<number> {
  return inWorkspace(ctx, async (tx) => {
    const [head] = await tx.execute<{ sequence: string; hash: Buffer }>(
      sql`select * from lock_audit_chain()`,
    );
    const taken: Unsealed[] = await tx.execute<Unsealed & Record<string, unknown>>(
      sql`select * from take_unsealed_events(${batch})`,
    );
    const links = linkUp(taken, head, momentText(ctx.now));
    if (links.length > 0) {
      await tx.execute(sql`select append_audit_links(${JSON.stringify(links)}::jsonb)`);
    }
    return taken.length;
  });
}

/** The rows to append, as `append_audit_links` reads them. */
function linkUp(
  taken: readonly Unsealed[],
  head: { sequence: string; hash: Buffer } | undefined,
  sealedAt: string,
): object[] {
  const [current] = chainKeys();
  if (!current) throw new Error("APP_KEYS holds no key");
  const { key, mark } = current;
  let sequence = BigInt(head?.sequence ?? 0);
  let previousHash = head?.hash ?? beginning;
  return taken
    .filter((row) => row.is_sealable)
    .map((row) => {
      sequence += 1n;
      const isWritten = row.kind === "written";
      const link: Link = {
        sequence,
        kind: row.kind,
        eventId: row.event_id,
        at: isWritten ? row.at : null,
        sealedAt,
        digest: isWritten ? digestOf(key, row.event_id, row) : null,
        previousHash,
      };
      const hash = hashOf(key, link);
      previousHash = hash;
      return {
        sequence: link.sequence.toString(),
        kind: link.kind,
        event_id: link.eventId,
        at: link.at,
        sealed_at: sealedAt,
        digest: link.digest?.toString("hex") ?? null,
        previous_hash: link.previousHash.toString("hex"),
        hash: hash.toString("hex"),
        key_mark: mark.toString("hex"),
      };
    });
}
