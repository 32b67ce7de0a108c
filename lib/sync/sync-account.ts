import "server-only";
import { authorize } from "@/lib/auth/permissions";
import { renewAhead, verifyGrant } from "@/lib/connections/renewal";
import { dispensable, dropScopes } from "@/lib/connections/scopes";
import { type Context, inWorkspace, workspaceOf } from "@/lib/context";
import { finishWork } from "@/lib/jobs/queue";
import { log, logError } from "@/lib/log";
import { PlatformError, type PlatformFailure } from "@/lib/platforms/errors";
import { lacks, platform } from "@/lib/platforms/registry";
import { otherAccount } from "./own-account";
import { readAccount } from "./read-account";
import { type AccountAnswer, readPosts } from "./read-posts";
import { openRun } from "./runs";
import { settleEnded, settleFailure, settleSuccess, settleVisit } from "./settle";
import { EndedMeanwhileError, findTarget, type Target } from "./target";
import { verifyPosts } from "./verify-posts";
import { beginVisit, type Visit } from "./visit";

/**
 * One visit to an account: reads it where it may be read, says of passed days why they have no reading, and plans the
 * next visit. Done twice it changes nothing; come late, for an account that is gone, it does nothing.
 */
export async function syncAccount(ctx: Context, accountId: bigint): Promise<void> {
  authorize(ctx, "account:sync");
  const target = await inWorkspace(ctx, async (tx) => {
    const found = await findTarget(tx, accountId);
    if (!found) await finishWork(tx, "sync-account", accountId);
    return found;
  });
  if (!target) return;
  if (target.state === "needs-reconnect") return settleVisit(target, false, ctx);
  if (target.pausedAt) return visitPaused(target, ctx);
  await visitActive(target, ctx);
}

async function visitActive(target: Target, ctx: Context): Promise<void> {
  const run = await inWorkspace(ctx, (tx) => openRun(tx, target, workspaceOf(ctx), ctx.now));
  const visit = beginVisit(target, run, ctx);
  try {
    const failure = await readEverything(visit);
    await (failure ? settleFailure(target, run, failure, ctx) : settleSuccess(target, run, ctx));
    log("sync.finished", {
      accountId: target.publicId,
      platform: target.platform,
      kind: failure?.kind ?? "done",
      count: run.calls,
    });
  } catch (error) {
    if (!(error instanceof EndedMeanwhileError)) throw error;
    await settleEnded(target, run, ctx);
  }
}

/**
 * While paused no count is read; the grant is kept alive, and the platform's word that it and the posts still stand. What
 * hinders a look at the posts is no news of the grant: there are days left to look again.
 */
async function visitPaused(target: Target, ctx: Context): Promise<void> {
  const failure = await asGranted({ ctx, target }, () => verifyGrant(ctx, target.connectionId));
  if (failure) return settleFailure(target, null, failure, ctx);
  await failureOf(async () => {
    if (!lacks(platform(target.platform), target, "posts")) await verifyPosts(target, ctx);
  }, target);
  await settleVisit(target, true, ctx);
}

/**
 * Account and posts are read apart: an answer that cannot be understood stops its own part only, and so does a permission
 * that is missing.
 */
async function readEverything(visit: Visit): Promise<PlatformFailure | null> {
  const { target } = visit;
  let account: AccountAnswer | null = null;
  const ofGrant = await failureOf(() => renewAhead(visit.ctx, target.connectionId), target);
  if (ofGrant) return ofGrant;
  const ofAccount = await asGranted(visit, async () => {
    account = await readAccount(visit);
  });
  if (ofAccount && (ofAccount.kind !== "unexpected" || ofAccount.path === otherAccount)) return ofAccount;
  const ofPosts = await asGranted(visit, async () => {
    if (!lacks(platform(target.platform), target, "posts")) await readPosts(visit, account);
  });
  return ofPosts ?? ofAccount;
}

/** Works once more with less where the platform names permissions that were taken back and are not all that counts. */
async function asGranted(
  { ctx, target }: Pick<Visit, "ctx" | "target">,
  work: () => Promise<void>,
): Promise<PlatformFailure | null> {
  for (;;) {
    const failure = await failureOf(work, target);
    const lost = dispensable(failure, target);
    if (!lost) return failure;
    target.scopes = await dropScopes(ctx, target, lost);
  }
}

async function failureOf(work: () => Promise<void>, target: Target): Promise<PlatformFailure | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    if (error.failure.kind === "unexpected") {
      logError("sync.unexpected", error, {
        accountId: target.publicId,
        platform: target.platform,
        detail: [error.failure.reason, error.failure.path].filter(Boolean).join(" at "),
      });
    }
    return error.failure;
  }
}
