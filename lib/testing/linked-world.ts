import "server-only";
import postgres from "postgres";
import { answerConsentPage } from "@/e2e/simulators/consent-client";
import { simulatorEnvironment } from "@/e2e/simulators/environment";
import { noon, type Stage, startStage } from "@/e2e/simulators/test-stage";
import type { ConsentAnswer } from "@/e2e/simulators/vendor";
import { completeConnect, startConnect } from "@/lib/connections/connect";
import type { ConnectOutcome } from "@/lib/connections/connect-outcome";
import { type Context, inWorkspace, type PersonContext, systemContext } from "@/lib/context";
import { syncAccount } from "@/lib/sync/sync-account";
import { createPerson } from "./builders";
import { newEar } from "./ear";

export const browser = [Buffer.alloc(32, 1)];
export const platformId = "youtube";

export interface JournalEntry {
  n: number;
  account: string | null;
  operation: string;
  status: number;
}

/** The platform's servers and ways to go through linking and reading as a browser and the worker do. */
export type LinkedWorld = Awaited<ReturnType<typeof startLinkedWorld>>;

/** Call before anything reads the environment: it points at these servers from then on. */
export async function startLinkedWorld(platform = platformId) {
  const heard = newEar();
  const stage: Stage = await startStage({ sent: heard.hear });
  Object.assign(process.env, simulatorEnvironment(stage.port));

  /** Past every wall: what the list of due work says. */
  const admin = postgres(process.env.DATABASE_URL ?? "", { max: 1 });

  /** When that work is due; null when it is not on the list. */
  async function dueAt(job: string, entityId: bigint): Promise<string | null> {
    const [row] = await admin<{ due_at: Date }[]>`
      select due_at from due_work where job = ${job} and entity_id = ${entityId.toString()}`;
    return row?.due_at.toISOString() ?? null;
  }

  return {
    ...stage,
    ...linkingOf(stage, platform),
    /** The same for another platform, over the same servers. */
    on: (other: string) => linkingOf(stage, other),
    /** Every number the platform has sent. */
    heard,
    close: async () => {
      await admin.end();
      await stage.close();
    },
    admin,
    dueAt,
    /** Requests of one kind that the platform has seen for an account. */
    async calls(account: string, operation: string): Promise<number> {
      const query = `account=${account}&operation=${operation}`;
      return (await stage.get<JournalEntry[]>(`/control/journal?${query}`)).length;
    },
  };
}

function linkingOf(stage: Stage, platform: string) {
  /** A person on the world's day. */
  async function person(now: Date = new Date(noon)): Promise<PersonContext> {
    return (await createPerson({ now })).ctx;
  }

  /**
   * From the button to the way back: what the platform sends the browser home with.
   * @param accountId the account that is to be connected again
   */
  async function consent(
    ctx: PersonContext,
    answer: ConsentAnswer,
    accountId: string | null = null,
  ): Promise<URL> {
    const url = await startConnect(ctx, { platform, browser, accountId });
    return answerConsentPage(url.href, answer);
  }

  function comeBack(ctx: PersonContext, back: URL): Promise<ConnectOutcome> {
    return completeConnect(ctx, {
      platform,
      browser,
      state: back.searchParams.get("state") ?? "",
      code: back.searchParams.get("code") ?? undefined,
      error: back.searchParams.get("error") ?? undefined,
    });
  }

  async function connect(ctx: PersonContext, account: string): Promise<ConnectOutcome> {
    return comeBack(ctx, await consent(ctx, { account }));
  }

  /** One more small account, linked by a new person. */
  async function linked(account: string, now: Date = new Date(noon)) {
    await stage.post("/control/accounts", { id: account, platform });
    const ctx = await person(now);
    const outcome = await connect(ctx, account);
    if (outcome.kind !== "connected") throw new Error(`Linking ended with ${outcome.kind}`);
    const [row] = await rows<{ id: string; connection_id: string }>(
      ctx,
      `select a.id, c.id as connection_id from accounts a join connections c on c.account_id = a.id`,
    );
    if (!row) throw new Error("Nothing was linked");
    return {
      ctx,
      accountId: BigInt(row.id),
      connectionId: BigInt(row.connection_id),
      publicId: outcome.accountId,
    };
  }

  return { person, consent, comeBack, connect, linked };
}

/** The context in which the worker works for that person. */
export function jobContext(ctx: PersonContext, now: Date = ctx.now): Context {
  return systemContext("sync-account", { workspaceId: ctx.workspaceId, userId: ctx.actor.userId, now });
}

export function sync(
  link: { ctx: PersonContext; accountId: bigint },
  now: Date = link.ctx.now,
): Promise<void> {
  return syncAccount(jobContext(link.ctx, now), link.accountId);
}

/** Rows as they stand, seen from inside that person's workspace. */
export async function rows<Row extends Record<string, unknown>>(ctx: Context, query: string): Promise<Row[]> {
  return inWorkspace(ctx, async (tx) => [...(await tx.execute<Row>(query))] as Row[]);
}
