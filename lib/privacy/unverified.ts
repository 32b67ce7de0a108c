import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { connections } from "@/db/schema";
import { endOfUnverified, unverifiedDays } from "@/lib/connections/end-grace";
import { systemContext } from "@/lib/context";
import { clients } from "@/lib/db";
import { scheduleWork } from "@/lib/jobs/queue";
import { platforms } from "@/lib/platforms/registry";
import { inPlace } from "./subject";

const day = 24 * 60 * 60 * 1000;

/**
 * Plans the end of figures whose platform has not confirmed the grant for four weeks, through an outage for instance.
 * A reading that succeeds before then calls it off.
 */
export async function planUnverified(now: Date): Promise<number> {
  const limited = platforms().filter(({ descriptor }) => descriptor.graceDays !== null);
  const names = `{${limited.map(({ descriptor }) => descriptor.id).join(",")}}`;
  const before = new Date(now.getTime() - unverifiedDays * day);
  const rows = await clients().sql<
    { workspace_id: string; connection_id: string; user_id: string; verified_at: Date }[]
  >`select * from list_unverified(${names}::text[], ${before})`;
  for (const row of rows) {
    const [workspaceId, id, userId] = [
      BigInt(row.workspace_id),
      BigInt(row.connection_id),
      BigInt(row.user_id),
    ];
    await inPlace(systemContext("apply-retention", { now }), workspaceId, async (tx) => {
      await tx
        .update(connections)
        .set({ deleteDataAt: endOfUnverified(row.verified_at, now) })
        .where(and(eq(connections.id, id), isNull(connections.deleteDataAt)));
      await scheduleWork(
        tx,
        { job: "end-grace", entityId: id, workspaceId, userId, dueAt: endOfUnverified(row.verified_at, now) },
        now,
      );
    });
  }
  return rows.length;
}
