import "server-only";
import { randomUUID } from "node:crypto";
import { getTableColumns, getTableName, is, sql } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import * as schema from "@/db/schema";
import { recordEvent } from "@/lib/audit/events";
import { inWorkspace, type PersonContext, workspaceOf } from "@/lib/context";
import { openKey } from "@/lib/crypto/keyring";
import { lookup } from "@/lib/crypto/keys";
import { seal } from "@/lib/crypto/seal";
import { parseDay } from "@/lib/dates";
import { clients } from "@/lib/db";
import { classOf, tableNames, tables } from "@/lib/privacy/inventory";
import { createAccount, type MadeAccount } from "./accounts";
import { createPerson } from "./builders";
import { plantFactors } from "./canary-factors";
import { bringDays } from "./imports";
import { plantStaff } from "./staff";

export interface MarkedPerson {
  ctx: PersonContext;
  address: string;
  account: MadeAccount;
  /** What must be in the export, by column. */
  exported: Map<string, string>;
  /** What must be nowhere but in its own column, by column. */
  secret: Map<string, string>;
}

/** A person with a row in every table that can lead to one, and a mark of their own in every column that bears text. */
export async function createMarkedPerson(): Promise<MarkedPerson> {
  const exported = new Map<string, string>();
  const secret = new Map<string, string>();
  const mark = (column: string, kept = exported) => {
    const text = `canary-${column.replace(/\W/g, "-")}-${randomUUID()}`;
    kept.set(column, text);
    return text;
  };
  const address = `${mark("users.address")}@example.test`;
  exported.set("users.address", address);
  const { ctx } = await createPerson({ address });
  const key = await openKey(ctx.actor.keyId);
  const { userId, publicId } = ctx.actor;
  const owner = userId.toString();
  const at = ctx.now;
  const sealed = (table: string, column: string, row: string) =>
    seal(key, mark(`${table}.${column}`), { table, column, row });
  const hash = (column: string) => Buffer.from(mark(column, secret));

  const account = await createAccount(ctx, {
    handle: mark("accounts.handle"),
    externalId: mark("accounts.external_id"),
    grant: {
      accessToken: mark("connection_secrets.access", secret),
      refreshToken: mark("connection_secrets.refresh", secret),
      scopes: [mark("connections.scopes")],
    },
    months: ["2026-05-01", "2026-06-01"],
    posts: 2,
  });
  const counts = { followers: { state: "counted", count: 1_200n, power: 2 } } as const;
  await bringDays(ctx, account, [{ day: parseDay("2025-12-31"), second: null, counts }]);
  exported.set("posts.external_id", `${account.externalId}-post-1`);
  exported.set("accounts.public_id", account.publicId);
  const session = randomUUID();
  await inWorkspace(ctx, async (tx) => {
    await tx.execute(sql`update users set name_sealed = ${sealed("users", "name", publicId)},
      password_hash = ${mark("users.password_hash", secret)}, password_browser = ${hash("users.password_browser")},
      terms_version = ${mark("users.terms_version")}, verified_at = ${at.toISOString()}::timestamptz
      where id = ${owner}::bigint`);
    await tx.insert(schema.sessions).values({
      publicId: session,
      userId,
      tokenHash: hash("sessions.token_hash"),
      device: sealed("sessions", "device", session),
      network: sealed("sessions", "network", session),
      createdAt: at,
      lastSeenAt: at,
      authenticatedAt: at,
      expiresAt: at,
    });
    const line = randomUUID();
    await tx.insert(schema.activity).values({
      publicId: line,
      userId,
      at,
      kind: mark("activity.kind"),
      device: sealed("activity", "device", line),
      network: sealed("activity", "network", line),
      reason: sealed("activity", "reason", line),
    });
    await tx
      .insert(schema.supportGrants)
      .values({ publicId: randomUUID(), userId, grantedAt: at, expiresAt: at });
    await tx.insert(schema.oneTimeSecrets).values({
      userId,
      purpose: "sign-in",
      secretHash: hash("one_time_secrets.secret_hash"),
      codeHash: hash("one_time_secrets.code_hash"),
      browserHash: hash("one_time_secrets.browser_hash"),
      createdAt: at,
      expiresAt: at,
    });
    await plantFactors(
      tx,
      { userId, publicId, at },
      {
        sealed,
        sealedSecret: (table, column, row) =>
          seal(key, mark(`${table}.${column}`, secret), { table, column, row }),
        hash,
        mark,
      },
    );
    await tx
      .insert(schema.knownDevices)
      .values({ userId, deviceHash: hash("known_devices.hash"), lastUsedAt: at });
    await tx.insert(schema.connectAttempts).values({
      userId,
      sessionId: 1n,
      platform: mark("connect_attempts.platform"),
      stateHash: hash("connect_attempts.state_hash"),
      browserHash: hash("connect_attempts.browser_hash"),
      verifier: seal(key, mark("connect_attempts.verifier", secret), {
        table: "connect_attempts",
        column: "verifier",
        row: "1",
      }),
      createdAt: at,
      expiresAt: at,
    });
    const invitation = randomUUID();
    await tx.insert(schema.invitations).values({
      publicId: invitation,
      userId,
      keyId: key.id,
      hostWorkspace: workspaceOf(ctx),
      address: seal(key, mark("invitations.address", secret), {
        table: "invitations",
        column: "address",
        row: invitation,
      }),
      addressLookup: hash("invitations.address_lookup"),
      role: "viewer",
      createdAt: at,
      expiresAt: at,
    });
    await tx.insert(schema.leftWorkspaces).values({ userId, hostWorkspace: 0n, leftAt: at });
    const [room] = await tx.select({ publicId: schema.workspaces.publicId }).from(schema.workspaces);
    const place = { table: "workspaces", column: "name", row: room?.publicId ?? "" };
    await tx
      .update(schema.workspaces)
      .set({ name: seal(key, mark("workspaces.name", secret), place), nameKeyId: key.id });
    const note = randomUUID();
    await tx.insert(schema.notes).values({
      workspaceId: workspaceOf(ctx),
      publicId: note,
      userId,
      keyId: key.id,
      day: "2026-06-01",
      text: sealed("notes", "text", note),
      writtenAt: at,
    });
    const label = randomUUID();
    const [post] = await tx.select({ id: schema.posts.id }).from(schema.posts);
    await tx.insert(schema.postLabels).values({
      workspaceId: workspaceOf(ctx),
      postId: post?.id ?? 0n,
      accountId: account.id,
      publicId: label,
      nameLookup: hash("post_labels.name_lookup"),
      name: sealed("post_labels", "name", label),
      labelledAt: at,
    });
    await tx.execute(sql`update connections set problem = ${mark("connections.problem")}`);
    await tx.execute(sql`update sync_runs set outcome = ${mark("sync_runs.outcome")}`);
    await recordEvent(tx, ctx, { action: mark("audit_events.action"), entityId: account.publicId });
    await tx.execute(sql`select schedule_work('sync-account', ${account.id.toString()}::bigint,
      ${ctx.workspaceId?.toString()}::bigint, null, ${at.toISOString()}::timestamptz, ${at.toISOString()}::timestamptz)`);
    // Off the list again and still in the queue.
    await tx.execute(sql`select schedule_work('build-export', ${owner}::bigint + 1000000, null, ${owner}::bigint,
      ${at.toISOString()}::timestamptz, ${at.toISOString()}::timestamptz)`);
    await tx.execute(sql`select finish_work('build-export', ${owner}::bigint + 1000000)`);
  });
  await plantStaff(ctx);
  await clients().sql`select take_turn(${lookup("rate-limit", address)}, 3, '1 hour', ${at})`;
  return { ctx, address, account, exported, secret };
}

/** Tables that lead to a person and hold no row of anybody: nothing could be proven about them. */
export async function emptyTables(admin: {
  unsafe(query: string): PromiseLike<readonly { n: number }[]>;
}): Promise<string[]> {
  const empty: string[] = [];
  for (const name of tableNames) {
    const table = tables[name];
    if (!is(table, PgTable) || Object.keys(getTableColumns(table)).length === 0) continue;
    if (classOf(name).subject.via === "nobody") continue;
    const [row] = await admin.unsafe(`select count(*)::int as n from ${getTableName(table)}`);
    if (row?.n === 0) empty.push(name);
  }
  return empty;
}
