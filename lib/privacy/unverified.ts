import "server-only";
import { and, eq, isNull, lt } from "drizzle-orm";
import { connections } from "@/db/schema";
import { endOfUnverified, unverifiedDays } from "@/lib/connections/end-grace";
import { systemContext } from "@/lib/context";
import { clients } from "@/lib/db";
import { scheduleWork } from "@/lib/jobs/queue";
import { platforms } from "@/lib/platforms/registry";
import { inPlace } from "./subject";

const day = 24 * 60 * 60 * 1000;
/** A post may not stay longer than this after the platform last showed it as public. */
const longestUnseenDays = 30;

/** Platforms whose rules end what they no longer confirm. The others leave it to the person. */
function limitedPlatforms(): string {
  const limited = platforms().filter(({ descriptor }) => descriptor.graceDays !== null);
  return `{${limited.map(({ descriptor }) => descriptor.id).join(",")}}`;
}

/**
 * Deletes posts that the platform has not shown for thirty days: its lists fail while the account itself is read, a pause
 * could not be checked on, the grant is lost. Each reading and each whole list is a sight of a post, so that an account
 * that is read has none so old: one that is gone went when that was seen. What the account's own rule ends, `endGrace`
 * deletes with it; a post may come before its account, for the rule is about each of them.
 * @returns how many
 */
export async function expireUnseenPosts(now: Date): Promise<number> {
  const before = new Date(now.getTime() - longestUnseenDays * day);
  const [row] = await clients().sql<{ expired: number }[]>`
    select expire_unseen_posts(${limitedPlatforms()}::text[], ${before}) as expired`;
  return row?.expired ?? 0;
}

/**
 * Plans the end of figures whose platform has not confirmed the grant for nearly four weeks, through an outage for instance.
 * A reading that succeeds before then calls it off.
 */
export async function planUnverified(now: Date): Promise<void> {
  const before = new Date(now.getTime() - unverifiedDays * day);
  const rows = await clients().sql<
    { workspace_id: string; connection_id: string; user_id: string; verified_at: Date }[]
  >`select * from list_unverified(${limitedPlatforms()}::text[], ${before})`;
  for (const row of rows) {
    const [workspaceId, id, userId] = [
      BigInt(row.workspace_id),
      BigInt(row.connection_id),
      BigInt(row.user_id),
    ];
    const dueAt = endOfUnverified(row.verified_at, now);
    await inPlace(systemContext("apply-retention", { now }), workspaceId, async (tx) => {
      // Read, or lost, since it was listed: then there is nothing to plan, or it is planned already.
      const changed = await tx
        .update(connections)
        .set({ deleteDataAt: dueAt })
        .where(
          and(
            eq(connections.id, id),
            eq(connections.state, "active"),
            lt(connections.verifiedAt, before),
            isNull(connections.deleteDataAt),
          ),
        )
        .returning({ id: connections.id });
      if (changed.length === 0) return;
      await scheduleWork(tx, { job: "end-grace", entityId: id, workspaceId, userId, dueAt }, now);
    });
  }
}
