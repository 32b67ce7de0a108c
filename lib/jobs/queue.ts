import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { JobName } from "./payloads";

export interface Work {
  job: JobName;
  /** Internal id of what the job works on; 0n for work of the whole installation. */
  entityId: bigint;
  workspaceId?: bigint | null;
  userId?: bigint | null;
  dueAt: Date;
  /** Of a planned reading: it waits in that platform's lane for its fair turn. Left out, work goes by its time alone. */
  turn?: Turn;
}

export interface Turn {
  lane: string;
  /** The account was last read; null where it never was. */
  readAt: Date | null;
  /** The platform last confirmed the grant and every post. */
  provenAt: Date | null;
}

/**
 * Puts work on the list, or moves it, in the caller's transaction: it exists if and only if the change does.
 * What is due by `now` starts at once. The row stays until `finishWork`, so a lost job is found again.
 */
export async function scheduleWork(tx: Tx, work: Work, now: Date): Promise<void> {
  const { turn } = work;
  const [readAt, provenAt] = [turn?.readAt, turn?.provenAt].map((time) => time?.toISOString() ?? null);
  await tx.execute(sql`select schedule_work(
    ${work.job}, ${work.entityId}::bigint, ${work.workspaceId ?? null}::bigint, ${work.userId ?? null}::bigint,
    ${work.dueAt.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz,
    ${turn?.lane ?? null}::text, ${readAt}::timestamptz, ${provenAt}::timestamptz)`);
}

/** Takes finished work off the list. */
export async function finishWork(tx: Tx, job: JobName, entityId: bigint): Promise<void> {
  await tx.execute(sql`select finish_work(${job}, ${entityId}::bigint)`);
}
