import "server-only";
import { and, eq, gt, inArray, isNull } from "drizzle-orm";
import { connectAttempts } from "@/db/schema";
import { authorize } from "@/lib/auth/permissions";
import { wallClock } from "@/lib/clock";
import { inWorkspace, type PersonContext } from "@/lib/context";
import { openKey } from "@/lib/crypto/keyring";
import { randomToken, sha256 } from "@/lib/crypto/keys";
import { open, seal } from "@/lib/crypto/seal";
import type { ConnectOutcome } from "./connect-outcome";

// By the wall clock: it measures a person's way to the platform and back.
const attemptMilliseconds = 10 * 60_000;

/** A new `state`, single use, bound to person, session, browser and platform, with the PKCE verifier kept beside it. */
export async function beginAttempt(
  ctx: PersonContext,
  input: { platform: string; browser: readonly Buffer[]; accountId: bigint | null },
): Promise<{ state: string; verifier: string }> {
  authorize(ctx, "account:connect");
  const [state, verifier] = [randomToken(), randomToken()];
  const stateHash = sha256(state);
  const key = await openKey(ctx.actor.keyId);
  const wall = wallClock();
  await inWorkspace(ctx, (tx) =>
    tx.insert(connectAttempts).values({
      userId: ctx.actor.userId,
      sessionId: ctx.actor.sessionId,
      platform: input.platform,
      accountId: input.accountId,
      stateHash,
      browserHash: firstOf(input.browser),
      verifier: seal(key, verifier, verifierPlace(stateHash)),
      createdAt: wall,
      expiresAt: new Date(wall.getTime() + attemptMilliseconds),
    }),
  );
  return { state, verifier };
}

type Attempt = {
  kind: "valid";
  id: bigint;
  verifier: string;
  /** The account that is to be connected again; null for any. */
  accountId: bigint | null;
};

/** Uses a state up. One statement decides who may; only then is it asked why not. */
export async function spendAttempt(
  ctx: PersonContext,
  { platform, state, browser }: { platform: string; state: string; browser: readonly Buffer[] },
): Promise<Attempt | ConnectOutcome> {
  authorize(ctx, "account:connect");
  const wall = wallClock();
  const stateHash = sha256(state);
  const isIt = eq(connectAttempts.stateHash, stateHash);
  const found = await inWorkspace(ctx, async (tx) => {
    const [used] = await tx
      .update(connectAttempts)
      .set({ usedAt: wall })
      .where(
        and(
          isIt,
          eq(connectAttempts.platform, platform),
          eq(connectAttempts.sessionId, ctx.actor.sessionId),
          inArray(connectAttempts.browserHash, [...browser]),
          isNull(connectAttempts.usedAt),
          gt(connectAttempts.expiresAt, wall),
        ),
      )
      .returning({
        id: connectAttempts.id,
        verifier: connectAttempts.verifier,
        accountId: connectAttempts.accountId,
      });
    if (used) return { used };
    const [refused] = await tx
      .select({
        platform: connectAttempts.platform,
        usedAt: connectAttempts.usedAt,
        expiresAt: connectAttempts.expiresAt,
      })
      .from(connectAttempts)
      .where(isIt);
    return { refused };
  });
  if (found.used) {
    const key = await openKey(ctx.actor.keyId);
    const { id, verifier, accountId } = found.used;
    return { kind: "valid", id, accountId, verifier: open(key, verifier, verifierPlace(stateHash)) };
  }
  if (found.refused?.platform !== platform) return { kind: "state-unknown" };
  if (found.refused.usedAt) return { kind: "state-used" };
  return { kind: found.refused.expiresAt <= wall ? "state-expired" : "state-foreign" };
}

const verifierPlace = (stateHash: Buffer) => ({
  table: "connect_attempts",
  column: "verifier",
  row: stateHash.toString("hex"),
});

function firstOf(hashes: readonly Buffer[]): Buffer {
  const [first] = hashes;
  if (!first) throw new Error("A browser has at least one hash");
  return first;
}
