import "server-only";
import { sql } from "drizzle-orm";
import { now } from "@/lib/clock";
import { type Context, systemContext } from "@/lib/context";
import { clients } from "@/lib/db";
import type { JobName, JobPayload } from "./payloads";

/** What a job does: a verb, with the entity its work is about. */
export type Handler = (ctx: Context, entityId: bigint) => Promise<void>;

/**
 * How long handed-out work is believed to be in good hands; after that it is handed out again, and whoever still has it
 * keeps it. So work of a process that was killed goes on within half a minute.
 */
export const leaseSeconds = 30;

/**
 * Does a job that came out of the queue, unless it was done meanwhile or another process is at it: that one's lock goes
 * with its process, however it ends. The lock is a transaction of its own; the verb opens its own ones.
 */
export async function runJob(job: JobName, payload: JobPayload, handler: Handler): Promise<void> {
  const ctx = systemContext(job, { ...payload, now: await now() });
  await clients().transactions.transaction(async (tx) => {
    const [turn] = await tx.execute<{ mine: boolean }>(sql`select start_work(
      ${job}, ${payload.entityId.toString()}::bigint, ${ctx.now.toISOString()}::timestamptz,
      make_interval(secs => ${leaseSeconds})) as mine`);
    if (turn?.mine) await handler(ctx, payload.entityId);
  });
}
