import { mkdir, readdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import * as schema from "@/db/schema";
import { endGrace } from "@/lib/connections/end-grace";
import { inWorkspace, systemContext } from "@/lib/context";
import { openKey } from "@/lib/crypto/keyring";
import { open } from "@/lib/crypto/seal";
import { parseDay } from "@/lib/dates";
import { assumeRole } from "@/lib/db";
import type * as registry from "@/lib/platforms/registry";
import { createAccount } from "@/lib/testing/accounts";
import { createPerson, testNow } from "@/lib/testing/builders";
import { bringDays } from "@/lib/testing/imports";
import { ownDatabases } from "@/lib/testing/own-database";
import { newScript, scripted } from "@/lib/testing/scripted-platform";
import { erasePerson } from "./erase";
import { applyRetention, expire } from "./retention";

const { data, keystore } = await ownDatabases();
assumeRole("tallyglass_worker");
const mails = vi.hoisted(
  () => [] as { template: string; idempotencyKey: string; data: { handle?: string } }[],
);
vi.mock("@/lib/email/send", () => ({
  send: async (mail: (typeof mails)[number]) => {
    if (!mails.some(({ idempotencyKey }) => idempotencyKey === mail.idempotencyKey)) mails.push(mail);
  },
}));
const script = newScript();
vi.mock("@/lib/platforms/registry", async (load) => {
  const real = await load<typeof registry>();
  const all = () => real.platforms().map((platform) => scripted(platform, script));
  return { ...real, platforms: all, platform: (id: string) => scripted(real.platform(id), script) };
});

const day = 86_400_000;
const ago = (days: number) => new Date(testNow.getTime() - days * day);
const just = (at: Date) => new Date(at.getTime() + 1);
const both = { now: testNow, wall: testNow };

const count = async (table: string, user: bigint) => {
  const [row] = await data.unsafe(`select count(*)::int as n from ${table} where user_id = ${user}`);
  return row?.n;
};

test("rows of a person go in the instant their period is over, and not before", async () => {
  const { ctx } = await createPerson();
  const { userId } = ctx.actor;
  const hash = () => Buffer.from(crypto.randomUUID());
  const old = { createdAt: ago(400), lastSeenAt: ago(400), authenticatedAt: ago(400) };
  const secret = () => ({
    userId,
    secretHash: hash(),
    codeHash: hash(),
    browserHash: hash(),
    createdAt: ago(400),
  });
  const attempt = () => ({
    userId,
    sessionId: 1n,
    platform: "x",
    stateHash: hash(),
    browserHash: hash(),
    verifier: hash(),
    createdAt: ago(400),
  });
  const pending = () => ({ userId, tokenHash: hash(), browserHash: hash(), createdAt: ago(2) });
  const challenge = () => ({
    userId,
    challengeHash: hash(),
    purpose: "confirm" as const,
    browserHash: hash(),
    createdAt: ago(2),
  });
  const archive = () => ({ publicId: crypto.randomUUID(), userId });
  await inWorkspace(ctx, async (tx) => {
    await tx.insert(schema.sessions).values([
      { ...old, publicId: crypto.randomUUID(), userId, tokenHash: hash(), expiresAt: testNow },
      { ...old, publicId: crypto.randomUUID(), userId, tokenHash: hash(), expiresAt: just(testNow) },
    ]);
    await tx.insert(schema.oneTimeSecrets).values([
      { ...secret(), purpose: "reset", expiresAt: ago(1) },
      { ...secret(), purpose: "reset", expiresAt: just(ago(1)) },
    ]);
    await tx.insert(schema.pendingSignIns).values([
      { ...pending(), expiresAt: ago(1) },
      { ...pending(), expiresAt: just(ago(1)) },
    ]);
    await tx.insert(schema.passkeyChallenges).values([
      { ...challenge(), expiresAt: ago(1) },
      { ...challenge(), expiresAt: just(ago(1)) },
    ]);
    await tx.insert(schema.connectAttempts).values([
      { ...attempt(), expiresAt: ago(1) },
      { ...attempt(), expiresAt: just(ago(1)) },
    ]);
    await tx.insert(schema.knownDevices).values([
      { userId, deviceHash: hash(), lastUsedAt: ago(180) },
      { userId, deviceHash: hash(), lastUsedAt: just(ago(180)) },
    ]);
    await tx.insert(schema.exportArchives).values([
      { ...archive(), state: "expired", requestedAt: ago(90) },
      { ...archive(), state: "failed", requestedAt: just(ago(90)) },
      { ...archive(), state: "ready", requestedAt: ago(90) },
    ]);
  });
  const tables = [
    "sessions",
    "one_time_secrets",
    "pending_sign_ins",
    "passkey_challenges",
    "connect_attempts",
    "known_devices",
    "export_archives",
  ];
  const counts = async () => Promise.all(tables.map((table) => count(table, userId)));
  expect(await counts()).toEqual([2, 2, 2, 2, 2, 2, 3]);
  const first = await expire(both);
  expect(first).toMatchObject({
    sessions: 1,
    one_time_secrets: 1,
    pending_sign_ins: 1,
    passkey_challenges: 1,
    connect_attempts: 1,
    known_devices: 1,
    exports: 1,
  });
  expect(await counts()).toEqual([1, 1, 1, 1, 1, 1, 2]);
  expect(await expire(both)).toEqual({});
  await expire({ now: just(testNow), wall: just(testNow) });
  expect(await counts()).toEqual([0, 0, 0, 0, 0, 0, 1]);
});

test("rows of every workspace go after 90 days", async () => {
  const people = [await createPerson(), await createPerson()];
  for (const { ctx } of people) {
    const account = await createAccount(ctx);
    await inWorkspace(ctx, async (tx) => {
      const run = { workspaceId: ctx.workspaceId ?? 0n, accountId: account.id, reason: "asked" } as const;
      await tx.insert(schema.syncRuns).values([
        { ...run, startedAt: ago(90) },
        { ...run, startedAt: just(ago(90)) },
      ]);
      const event = { workspaceId: ctx.workspaceId ?? 0n, action: "x.y" };
      await tx.insert(schema.auditEvents).values([
        { ...event, at: ago(90) },
        { ...event, at: just(ago(90)) },
      ]);
    });
  }
  expect(await expire(both)).toMatchObject({ sync_runs: 2, audit_events: 2 });
  for (const { ctx } of people) {
    const ws = String(ctx.workspaceId);
    expect(await data`select from sync_runs where workspace_id = ${ws}`).toHaveLength(2);
    expect(await data`select from audit_events where workspace_id = ${ws}`).toHaveLength(1);
  }
});

test("links of the audit chain go after three years, but for one that shows they were that old", async () => {
  await data`delete from audit_chain`;
  const link = (sequence: number, sealedAt: Date) => data`
    insert into audit_chain (sequence, kind, event_id, sealed_at, previous_hash, hash, key_mark)
    values (${sequence}, 'erased', ${-sequence}, ${sealedAt}, '', '', '')`;
  await link(1, ago(3 * 365 + 1));
  await link(2, ago(3 * 365));
  await link(3, just(ago(3 * 365)));
  expect(await expire(both)).toEqual({ audit_chain: 1 });
  expect(await data`select sequence::int from audit_chain order by sequence`).toEqual([
    { sequence: 2 },
    { sequence: 3 },
  ]);
  expect(await expire(both)).toEqual({});
});

test("a deleted note stays for the day in which it can be brought back, a note for good", async () => {
  const { ctx } = await createPerson();
  const { userId, keyId } = ctx.actor;
  const note = (deletedAt: Date | null) => ({
    workspaceId: ctx.workspaceId ?? 0n,
    publicId: crypto.randomUUID(),
    userId,
    keyId,
    day: "2020-01-01",
    text: Buffer.from("sealed"),
    writtenAt: ago(900),
    deletedAt,
  });
  const made = [note(ago(1)), note(just(ago(1))), note(null)];
  await inWorkspace(ctx, (tx) => tx.insert(schema.notes).values(made));
  expect(await expire(both)).toEqual({ notes: 1 });
  const left = await data`select public_id from notes where user_id = ${String(userId)} order by id`;
  expect(left.map((row) => row.public_id)).toEqual(made.slice(1).map(({ publicId }) => publicId));
});

test("counters against abuse go with their window", async () => {
  const [here, later] = [Buffer.from("here"), Buffer.from("later")];
  await data`insert into rate_limits values (${here}, 1, ${testNow}), (${later}, 1, ${just(testNow)})`;
  await expire(both);
  expect((await data`select key from rate_limits`).map(({ key }) => String(key))).toEqual(["later"]);
});

test("figures go by the day where a platform limits their age, and only there", async () => {
  const { ctx } = await createPerson();
  const account = await createAccount(ctx, { months: ["2023-05-01", "2023-06-01", "2023-07-01"], posts: 1 });
  const id = String(account.id);
  await data`update posts set read_at = array['2023-06-14 23:59:59Z', '2023-06-15 00:00Z', '2026-06-15 00:00Z']::timestamptz[],
    age_days = '{1,2,3}', views = '{10,20,30}', likes = '{1,2,3}', comments = '{1,2,3}', shares = '{1,2,3}', states = '{1,1,1}'
    where account_id = ${id}`;
  const months =
    () => data`select month::text, followers[14] as day14, followers[15] as day15, array_dims(states) as dims,
    read_seconds[14] as second from account_months where account_id = ${id} order by month`;
  const whole = await months();
  expect(await expire(both)).toEqual({});
  expect(await months()).toEqual(whole);
  script.descriptor = { keepMonths: 36 };
  try {
    expect(await expire(both)).toEqual({ figures: 3 });
    expect(await months()).toEqual([
      { month: "2023-06-01", day14: null, day15: "1014", dims: "[1:31]", second: null },
      { month: "2023-07-01", day14: "1013", day15: "1014", dims: "[1:31]", second: 36_000 },
    ]);
    const [post] =
      await data`select views, age_days, array_dims(read_at) as dims from posts where account_id = ${id}`;
    expect(post).toEqual({ views: ["20", "30"], age_days: [2, 3], dims: "[1:2]" });
    expect(await expire(both)).toEqual({});
  } finally {
    script.descriptor = {};
  }
});

test("what a person brought goes by the same limit, and what can be taken back with it", async () => {
  const { ctx } = await createPerson();
  const account = await createAccount(ctx);
  const counts = { followers: { state: "counted", count: 5n, power: 0 } } as const;
  const bring = (...days: string[]) =>
    bringDays(
      ctx,
      account,
      days.map((text) => ({ day: parseDay(text), second: null, counts })),
    );
  await bring("2023-06-10");
  const { importId } = await bring("2023-06-14", "2023-06-15");
  script.descriptor = { keepMonths: 36 };
  try {
    expect(await expire(both)).toEqual({ figures: 1 });
    const [left] = await data`select array_to_json(imported[14:15]) as marks,
      array_to_json(followers[14:15]) as counts from account_months
      where account_id = ${String(account.id)}`;
    expect(left).toEqual({ marks: [null, 0], counts: [null, 5] });
    expect(await data`select followers from import_months where import_id = ${String(importId)}`).toEqual([
      { followers: 1 << 14 },
    ]);
    expect(await data`select id from imports where account_id = ${String(account.id)}`).toEqual([
      { id: String(importId) },
    ]);
    expect(await expire(both)).toEqual({});
  } finally {
    script.descriptor = {};
  }
});

test("a name that was not refreshed for 30 days is blanked, once", async () => {
  const { ctx } = await createPerson();
  const [old, fresh] = [
    await createAccount(ctx, { handle: "@old" }),
    await createAccount(ctx, { handle: "@fresh" }),
  ];
  await data`update accounts set profile_read_at = ${ago(30)} where id = ${String(old.id)}`;
  await data`update accounts set profile_read_at = ${just(ago(30))} where id = ${String(fresh.id)}`;
  expect(await expire(both)).toEqual({ names: 1 });
  expect(await expire(both)).toEqual({});
  const key = await openKey(ctx.actor.keyId);
  const nameOf = async ({ id, publicId }: typeof old) => {
    const [row] = await inWorkspace(ctx, (tx) =>
      tx.select({ handle: schema.accounts.handle }).from(schema.accounts).where(eq(schema.accounts.id, id)),
    );
    return open(key, row?.handle ?? Buffer.alloc(0), { table: "accounts", column: "handle", row: publicId });
  };
  expect(await nameOf(old)).toBe("");
  expect(await nameOf(fresh)).toBe("@fresh");
});

test("a grant without a sign of life for 27 days gets an end, which a reading calls off", async () => {
  const { ctx } = await createPerson();
  const account = await createAccount(ctx);
  const id = String(account.connectionId);
  const verified = (at: Date) => data`update connections set verified_at = ${at} where id = ${id}`;
  const end = async () =>
    (await data`select delete_data_at from connections where id = ${id}`)[0]?.delete_data_at;
  await verified(ago(27));
  await expire(both);
  expect(await end()).toBeNull();
  await verified(new Date(ago(27).getTime() - 1));
  await expire(both);
  expect(await end()).toEqual(new Date(ago(-3).getTime() - 1));
  await verified(testNow);
  const work = systemContext("end-grace", { workspaceId: ctx.workspaceId, now: ago(-3) });
  await endGrace(work, account.connectionId);
  expect(await end()).toBeNull();
  expect(await data`select from accounts where id = ${String(account.id)}`).toHaveLength(1);
});

test("figures whose grant was lost stay to their last instant, and go in the next", async () => {
  const { ctx } = await createPerson();
  const made = [await createAccount(ctx, { handle: "@one" }), await createAccount(ctx, { handle: "@two" })];
  const ids = made.map(({ connectionId }) => String(connectionId));
  const end = ago(-28);
  await data`update connections set state = 'needs-reconnect', delete_data_at = ${end} where id = any (${ids}::bigint[])`;
  const runAt = async (now: Date) => {
    for (const { connectionId } of made) {
      await endGrace(systemContext("end-grace", { workspaceId: ctx.workspaceId, now }), connectionId);
    }
  };
  const due = async () =>
    (await data`select due_at from due_work where job = 'end-grace' and entity_id = ${ids[0] ?? ""}`)[0]
      ?.due_at;
  await runAt(testNow);
  expect(await due()).toEqual(end);
  await runAt(new Date(end.getTime() - 1));
  const left = () =>
    data`select from accounts where id = any (${made.map(({ id }) => String(id))}::bigint[])`;
  expect(await left()).toHaveLength(2);
  await runAt(end);
  expect(await left()).toHaveLength(0);
  expect(await data`select from disconnects where connection_id = any (${ids}::bigint[])`).toHaveLength(2);
});

test("a sign-up whose address nobody proves is erased after 7 days, without a mail to it", async () => {
  const [old, young, proven] = [await createPerson(), await createPerson(), await createPerson()];
  const set = ({ ctx }: typeof old, at: Date, verifiedAt: Date | null) =>
    data`update users set created_at = ${at}, verified_at = ${verifiedAt} where id = ${String(ctx.actor.userId)}`;
  await set(old, ago(7), null);
  await set(young, just(ago(7)), null);
  await set(proven, ago(70), ago(70));
  mails.length = 0;
  expect(await expire(both)).toEqual({ unproven: 1 });
  const [row] = await data`select id from erasures where user_id = ${String(old.ctx.actor.userId)}`;
  await erasePerson(
    systemContext("erase-person", { userId: old.ctx.actor.userId, now: testNow }),
    BigInt(row?.id),
  );
  const left =
    await data`select id from users where id in ${data([old, young, proven].map(({ ctx }) => String(ctx.actor.userId)))} order by id`;
  expect(left.map(({ id }) => BigInt(id))).toEqual([young, proven].map(({ ctx }) => ctx.actor.userId));
  expect(mails).toEqual([]);
});

test("names of destroyed keys go after three years, mails kept as files after 90 days", async () => {
  const [gone, kept] = [crypto.randomUUID(), crypto.randomUUID()];
  await keystore`insert into erasure_ledger values (${gone}, ${ago(3 * 365)}), (${kept}, ${just(ago(3 * 365))})`;
  const folder = join(process.env.DATA_DIR ?? "", "outbox");
  await mkdir(folder, { recursive: true });
  for (const [name, at] of [
    ["old.eml", ago(90)],
    ["new.eml", just(ago(90))],
  ] as const) {
    await writeFile(join(folder, name), "To: nobody@example.test\n\n");
    await utimes(join(folder, name), at, at);
  }
  expect(await expire(both)).toMatchObject({ keys: 1, mails: 1 });
  expect(await keystore`select key_id from erasure_ledger where key_id in (${gone}, ${kept})`).toEqual([
    { key_id: kept },
  ]);
  expect(await readdir(folder)).toEqual(["new.eml"]);
});

test("a signal of a platform keeps after 30 days only what keeps it from counting twice", async () => {
  const insert = (event: number, receivedAt: Date, handledAt: Date | null) => data`
    insert into inbox (provider, event_digest, kind, reason, receipt_code, occurred_at, received_at, handled_at)
    values ('x', ${Buffer.of(event)}, 'delete', 'asked', 'code', ${receivedAt}, ${receivedAt}, ${handledAt})`;
  await insert(1, ago(30), ago(30));
  await insert(2, just(ago(30)), ago(30));
  await insert(3, ago(30), null);
  expect(await expire(both)).toEqual({ inbox: 1 });
  expect(await data`select event_digest, reason, receipt_code from inbox order by id`).toEqual([
    { event_digest: Buffer.of(1), reason: null, receipt_code: null },
    { event_digest: Buffer.of(2), reason: "asked", receipt_code: "code" },
    { event_digest: Buffer.of(3), reason: "asked", receipt_code: "code" },
  ]);
  expect(await expire(both)).toEqual({});
});

test("the nightly work runs for the whole installation", async () => {
  await applyRetention(systemContext("apply-retention", { now: testNow }));
});
