import "server-only";
import { z } from "zod";
import { staffClient } from "@/lib/db";
import { NotFoundError } from "@/lib/errors";
import { authorizeStaff } from "./permissions";
import type { StaffContext } from "./staff-context";

export const RetryInput = z.strictObject({ jobId: z.string().regex(/^\d{1,18}$/) });

/** One kind of background work. */
export interface WorkView {
  job: string;
  /** On the list, and how much of that is due since when (ISO). */
  planned: number;
  due: number;
  oldestDueAt: string | null;
  /** In the queue, and how much of that has failed and is tried again, or is tried no more. */
  queued: number;
  failing: number;
  givenUp: number;
}

/** A job that failed: its kind and its numbers alone. */
export interface FailureView {
  id: string;
  job: string;
  entityId: string;
  attempts: number;
  maxAttempts: number;
  /** ISO instants; null where it is tried no more. */
  failedAt: string;
  nextAt: string | null;
  isRunning: boolean;
}

const mostFailures = 100;

export async function listWork(ctx: StaffContext): Promise<{ work: WorkView[]; failures: FailureView[] }> {
  authorizeStaff(ctx, "job:list");
  const { tokenHash } = ctx.staff;
  const sql = staffClient();
  const [work, failures] = await Promise.all([
    sql<
      {
        job: string;
        planned: number;
        due: number;
        oldest_due_at: Date | null;
        queued: number;
        failing: number;
        given_up: number;
      }[]
    >`select * from staff_list_work(${tokenHash}, ${ctx.wall}, ${ctx.now})`,
    sql<
      {
        id: string;
        job: string;
        entity_id: string;
        attempts: number;
        max_attempts: number;
        failed_at: Date;
        next_at: Date | null;
        is_running: boolean;
      }[]
    >`select * from staff_list_failures(${tokenHash}, ${mostFailures}, ${ctx.wall})`,
  ]);
  return {
    work: work.map(({ oldest_due_at, given_up, ...row }) => ({
      ...row,
      oldestDueAt: oldest_due_at?.toISOString() ?? null,
      givenUp: given_up,
    })),
    failures: failures.map((row) => ({
      id: row.id,
      job: row.job,
      entityId: row.entity_id,
      attempts: row.attempts,
      maxAttempts: row.max_attempts,
      failedAt: row.failed_at.toISOString(),
      nextAt: row.next_at?.toISOString() ?? null,
      isRunning: row.is_running,
    })),
  };
}

/** At once, with all its tries anew. @throws NotFoundError for a job that is done, runs or has not failed */
export async function retryJob(ctx: StaffContext, { jobId }: z.output<typeof RetryInput>): Promise<void> {
  authorizeStaff(ctx, "job:retry");
  const [row] = await staffClient()<[{ retried: boolean }]>`
    select staff_retry_job(${ctx.staff.tokenHash}, ${jobId}, ${ctx.wall}, ${ctx.now}) as retried`;
  if (!row.retried) throw new NotFoundError("Job");
}
