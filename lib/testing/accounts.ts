import "server-only";
import { randomUUID } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { accountMonths, accounts, connections, posts, syncRuns } from "@/db/schema";
import { storeGrant } from "@/lib/connections/secrets";
import { inWorkspace, type PersonContext, workspaceOf } from "@/lib/context";
import { openKey } from "@/lib/crypto/keyring";
import { lookup } from "@/lib/crypto/keys";
import { seal } from "@/lib/crypto/seal";
import { clients } from "@/lib/db";
import { platform as platformOf } from "@/lib/platforms/registry";
import type { Grant } from "@/lib/platforms/types";

export interface MadeAccount {
  id: bigint;
  publicId: string;
  connectionId: bigint;
  postIds: string[];
  externalId: string;
  grant: Grant;
}

export interface AccountOptions {
  platform?: string;
  handle?: string;
  externalId?: string;
  grant?: Partial<Grant>;
  /** First days of months that hold 31 readings each. */
  months?: readonly string[];
  /** Posts, each with one reading on the day of `ctx.now`. */
  posts?: number;
}

/** A linked account with a working connection, sealed tokens, readings and posts, as linking and reading leave it. */
export async function createAccount(ctx: PersonContext, options: AccountOptions = {}): Promise<MadeAccount> {
  const publicId = uuidv7();
  const platform = options.platform ?? "youtube";
  const externalId = options.externalId ?? `external-${randomUUID()}`;
  const key = await openKey(ctx.actor.keyId);
  const sealed = (column: string, text: string) =>
    seal(key, text, { table: "accounts", column, row: publicId });
  const grant: Grant = {
    accessToken: `access-${randomUUID()}`,
    refreshToken: `refresh-${randomUUID()}`,
    accessExpiresAt: new Date(ctx.now.getTime() + 3_600_000),
    endsAt: null,
    scopes: platformOf(platform).descriptor.scopes.map(({ scope }) => scope),
    ...options.grant,
  };
  const workspaceId = workspaceOf(ctx);
  return inWorkspace(ctx, async (tx) => {
    const [claim] = await clients().sql.begin(async (sql) => {
      await sql`select set_config('tallyglass.workspace', ${workspaceId.toString()}, true)`;
      const hash = `\\x${lookup("external-lookup", `${platform}:${externalId}`).toString("hex")}`;
      return sql<{ outcome: string; account_id: string }[]>`
        select * from claim_account(${platform}, ${[hash]}::text[])`;
    });
    if (claim?.outcome !== "new") throw new Error(`The account is taken: ${claim?.outcome}`);
    const id = BigInt(claim.account_id);
    await tx
      .insert(accounts)
      .overridingSystemValue()
      .values({
        workspaceId,
        id,
        publicId,
        grantedBy: ctx.actor.userId,
        keyId: ctx.actor.keyId,
        platform,
        externalId: sealed("external_id", externalId),
        handle: sealed("handle", options.handle ?? "@atlas"),
        profileReadAt: ctx.now,
        linkedAt: ctx.now,
        firstReadingAt: ctx.now,
        lastReadingAt: ctx.now,
      });
    const [connection] = await tx
      .insert(connections)
      .values({
        workspaceId,
        publicId: uuidv7(),
        accountId: id,
        state: "active",
        scopes: [...grant.scopes],
        grantedAt: ctx.now,
        verifiedAt: ctx.now,
      })
      .returning({ id: connections.id });
    if (!connection) throw new Error("The connection was not written");
    await storeGrant(tx, ctx, { connectionId: connection.id, grant });
    await tx.insert(syncRuns).values({
      workspaceId,
      accountId: id,
      reason: "first",
      startedAt: ctx.now,
      finishedAt: ctx.now,
      outcome: "done",
    });
    for (const month of options.months ?? []) {
      const counts = Array.from({ length: 31 }, (_, day) => BigInt(1_000 + day));
      await tx.insert(accountMonths).values({
        workspaceId,
        accountId: id,
        month,
        followers: counts,
        views: counts,
        // followers rounded (2), following missing (0), views measured (1): two bits each.
        states: Array.from({ length: 31 }, () => 2 | (1 << 4)),
        readSeconds: Array.from({ length: 31 }, () => 36_000),
      });
    }
    const postIds: string[] = [];
    for (let number = 0; number < (options.posts ?? 0); number += 1) {
      const postId = uuidv7();
      const external = `${externalId}-post-${number}`;
      await tx.insert(posts).values({
        workspaceId,
        publicId: postId,
        accountId: id,
        externalId: seal(key, external, { table: "posts", column: "external_id", row: postId }),
        externalLookup: lookup("external-lookup", `${platform}:${external}`),
        kind: "video",
        publishedAt: ctx.now,
        firstSeenAt: ctx.now,
        lastSeenAt: ctx.now,
        nextReadDay: ctx.now.toISOString().slice(0, 10),
        readAt: [ctx.now],
        ageDays: [0],
        views: [4_321n],
        likes: [21n],
        comments: [3n],
        shares: [0n],
        // views, likes and comments measured, shares missing.
        states: [1 | (1 << 2) | (1 << 4)],
      });
      postIds.push(postId);
    }
    return { id, publicId, connectionId: connection.id, postIds, externalId, grant };
  });
}
