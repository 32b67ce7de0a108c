import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { roles } from "@/db/schema";
import { clients } from "./db";
import type { RateChoice } from "./metrics/rate-choice";

export type Role = (typeof roles)[number];

/** A signed-in person, as far as verbs need to know them. */
export interface Person {
  readonly kind: "person";
  readonly userId: bigint;
  /** The only identifier of a person that logs and audit events may carry. */
  readonly publicId: string;
  /** Their profile key in the keystore. */
  readonly keyId: string;
  readonly sessionId: bigint;
  /** Last proof of identity in this session (wall clock); step-up compares it. */
  readonly authenticatedAt: Date;
  /** An erasure waits or runs: only it may still be acted on. */
  readonly isFrozen: boolean;
  /** The platform that said they are too young, until that is cleared up: nothing is read or linked. */
  readonly restrictedBy: string | null;
  /** They said "This was not me": until they lift the guard nothing leaves and nothing changes. */
  readonly isGuarded: boolean;
  /** The engagement rate they chose to see; null for the one we would show. */
  readonly rate: RateChoice | null;
  /** Their calm mode: a median a week instead of every day, and figures only when asked for. */
  readonly hasWeeklyMedians: boolean;
  readonly hasHiddenCounts: boolean;
}

/** A background job. `userId` is set where it works for one person. */
interface SystemActor {
  readonly kind: "system";
  readonly job: string;
  readonly userId: bigint | null;
}

/** Who acts, where, and when: the first argument of every verb. Made by `auth/session.ts` and `systemContext` only. */
export interface Context<A extends Person | SystemActor = Person | SystemActor> {
  readonly actor: A;
  /** Null only for a job that works for a person across workspaces. */
  readonly workspaceId: bigint | null;
  readonly role: Role | "system";
  /** The product's calendar, read once at the start. */
  readonly now: Date;
  readonly requestId: string;
}

export type PersonContext = Context<Person>;

interface SystemScope {
  workspaceId?: bigint | null;
  userId?: bigint | null;
  now: Date;
}

/** The context of a background job. */
export function systemContext(job: string, scope: SystemScope): Context<SystemActor> {
  return {
    actor: { kind: "system", job, userId: scope.userId ?? null },
    workspaceId: scope.workspaceId ?? null,
    role: "system",
    now: scope.now,
    requestId: `${job}-${scope.now.getTime()}`,
  };
}

/**
 * Runs `work` in one transaction in which row-level security shows the context's workspace and person, and nothing
 * else. Outside it those tables look empty.
 */
export function inWorkspace<T>(ctx: Context, work: (tx: Tx) => Promise<T>): Promise<T> {
  return clients().transactions.transaction(async (tx) => {
    await tx.execute(
      sql`select set_config('tallyglass.workspace', ${ctx.workspaceId?.toString() ?? ""}, true),
                 set_config('tallyglass.user', ${ctx.actor.userId?.toString() ?? ""}, true)`,
    );
    return work(tx);
  });
}

/** The workspace's key. @throws Error in a context that has none: a bug */
export function workspaceOf(ctx: Context): bigint {
  if (ctx.workspaceId === null) throw new Error(`No workspace in this context (${ctx.requestId})`);
  return ctx.workspaceId;
}
