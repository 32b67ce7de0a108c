import "server-only";
import { authorize } from "@/lib/auth/permissions";
import type { PersonContext } from "@/lib/context";
import { env } from "@/lib/env";
import { NotFoundError } from "@/lib/errors";
import { logError } from "@/lib/log";
import { PlatformError } from "@/lib/platforms/errors";
import { missingScopes, platform as platformOf } from "@/lib/platforms/registry";
import type { Grant, Platform, PlatformAccount } from "@/lib/platforms/types";
import { beginAttempt, spendAttempt } from "./connect-attempt";
import type { ConnectOutcome } from "./connect-outcome";
import { storeLink } from "./connect-store";
import { findWanted, isLinked, isWanted, recordOtherAccount } from "./connect-wanted";
import { dispensable } from "./scopes";

interface ConnectInput {
  platform: string;
  /** HMACs of the browser's cookie, the current key's first. */
  browser: readonly Buffer[];
}

interface StartConnectInput extends ConnectInput {
  /** The public id of the account that is to be connected again: no other will do. */
  accountId?: string | null;
}

interface CompleteConnectInput extends ConnectInput {
  state: string;
  /** What the platform sent back: one of the two. */
  code?: string | undefined;
  error?: string | undefined;
}

/**
 * Begins a link: where to send the browser.
 * @throws NotFoundError for a platform we do not know or that has no credentials here, and for an account that is not
 *   of this workspace and platform
 */
export async function startConnect(ctx: PersonContext, input: StartConnectInput): Promise<URL> {
  authorize(ctx, "account:connect");
  const platform = platformOf(input.platform);
  if (!platform.isConfigured()) throw new NotFoundError("Platform");
  const account = input.accountId ? await findWanted(ctx, input.accountId, input.platform) : null;
  const attempt = await beginAttempt(ctx, { ...input, accountId: account?.id ?? null });
  return platform.authorizationUrl({ ...attempt, redirectUri: redirectUri(platform) });
}

/**
 * Ends a link. The state is used up first, so that whatever follows happens once; what the platform granted is stored
 * with its account, its first sync and their audit event, or given back.
 */
export async function completeConnect(
  ctx: PersonContext,
  input: CompleteConnectInput,
): Promise<ConnectOutcome> {
  authorize(ctx, "account:connect");
  const platform = platformOf(input.platform);
  const attempt = await spendAttempt(ctx, input);
  if (attempt.kind !== "valid") return attempt;
  if (input.error || !input.code) {
    return { kind: input.error === "access_denied" ? "denied" : "refused" };
  }
  const granted = await exchange(platform, input.code, attempt.verifier, ctx.now);
  if (granted.kind !== "granted") return granted;
  const { grant, account } = granted;
  if (attempt.accountId !== null && !(await isWanted(ctx, attempt.accountId, account))) {
    await recordOtherAccount(ctx, attempt.id, account.handle);
    if (!(await isLinked(ctx, platform, account.externalId))) await giveBack(platform, grant);
    return { kind: "other-account" };
  }
  // Where it is refused the account is linked already, and giving this grant back could end that one: platforms know
  // one permission of a person for an app. The new tokens are forgotten.
  const outcome = await storeLink(ctx, platform, grant, account);
  if (outcome.kind === "not-allowed" && !(await isLinked(ctx, platform, account.externalId))) {
    await giveBack(platform, grant);
  }
  return outcome;
}

type Granted = { kind: "granted"; grant: Grant; account: PlatformAccount };

/** Code to grant to account, or why not. A grant that cannot serve is given back. */
async function exchange(
  platform: Platform,
  code: string,
  verifier: string,
  now: Date,
): Promise<Granted | ConnectOutcome> {
  let grant: Grant | undefined;
  try {
    grant = await platform.exchangeCode({ code, verifier, redirectUri: redirectUri(platform), now });
    const missing = missingScopes(platform, grant);
    if (missing.some(({ needed }) => needed === "link")) {
      await giveBack(platform, grant);
      return { kind: "scope-missing", scopes: missing.map(({ scope }) => scope) };
    }
    return await readAsGranted(platform, grant);
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    if (grant) await giveBack(platform, grant);
    return outcomeOf(error, platform);
  }
}

/** Where the platform says that it granted less than it said, the account is read with that. */
async function readAsGranted(platform: Platform, grant: Grant): Promise<Granted> {
  try {
    return { kind: "granted", grant, account: await platform.fetchAccount(grant) };
  } catch (error) {
    const failure = error instanceof PlatformError ? error.failure : null;
    const lost = dispensable(failure, { platform: platform.descriptor.id, scopes: grant.scopes });
    if (!lost) throw error;
    const scopes = grant.scopes.filter((scope) => !lost.includes(scope));
    return readAsGranted(platform, { ...grant, scopes });
  }
}

function outcomeOf(error: PlatformError, { descriptor }: Platform): ConnectOutcome {
  const { failure } = error;
  if (failure.kind === "expired") {
    if (failure.reason === "no-account" || failure.reason === "account-closed") return { kind: "no-account" };
    if (failure.reason === "scope-missing") {
      return { kind: "scope-missing", scopes: failure.scopes ?? descriptor.scopes.map((s) => s.scope) };
    }
    return { kind: "refused" };
  }
  if (failure.kind === "unexpected") {
    logError("connect.unexpected", error, { platform: descriptor.id, detail: describe(failure) });
    return { kind: "refused" };
  }
  return { kind: "unavailable" };
}

const describe = (failure: { reason: string; path?: string }) =>
  failure.path ? `${failure.reason} at ${failure.path}` : failure.reason;

/** What was granted and is of no use is revoked; where that fails, the tokens are forgotten all the same. */
async function giveBack(platform: Platform, grant: Grant): Promise<void> {
  // An attempt could end an older grant of the same account as well, and the person has just been asked.
  if (!platform.descriptor.canRevoke) return;
  try {
    await platform.revoke(grant);
  } catch (error) {
    logError("connect.give-back-failed", error, { platform: platform.descriptor.id });
  }
}

const redirectUri = ({ descriptor }: Platform) =>
  new URL(`/api/connect/${descriptor.id}/callback`, env.APP_URL).href;
