import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { inWorkspace, type PersonContext, systemContext } from "@/lib/context";
import { assumeRole, clients } from "@/lib/db";
import { bundle } from "@/lib/start/bundle-worker";
import { root } from "@/lib/start/paths";
import { createPerson, testNow } from "@/lib/testing/builders";
import { cutAtEveryStatement } from "@/lib/testing/cut";
import { ownDatabases } from "@/lib/testing/own-database";
import { recordEvent } from "./events";
import { sealAuditEvents } from "./seal";
import { type Broken, verifyAuditChain } from "./verify";

const { data: admin } = await ownDatabases();
assumeRole("tallyglass_worker");
afterAll(() => clients().close());

const day = 86_400_000;
const later = (days: number) => new Date(testNow.getTime() + days * day);
const seal = (now = testNow) => sealAuditEvents(systemContext("seal-audit", { now }));
const verify = (now = testNow) => verifyAuditChain([], async () => now);
const fault = async (now = testNow) => (await verify(now)).broken;

let ctx: PersonContext;
const record = (action = "account.paused") => inWorkspace(ctx, (tx) => recordEvent(tx, ctx, { action }));
const recordMany = async (count: number) => {
  for (let n = 0; n < count; n += 1) await record(`test.event-${n}`);
};
const eventAt = async (sequence: number) => {
  const [link] = await admin`select event_id from audit_chain where sequence = ${sequence}`;
  return String(link?.event_id);
};

beforeEach(async () => {
  await admin`truncate audit_chain, unsealed_events, audit_events`;
  ({ ctx } = await createPerson());
  await seal();
  await admin`truncate audit_chain, unsealed_events, audit_events`;
});
afterEach(() => vi.unstubAllEnvs());

test("events are linked once each, in one line from 1 on", async () => {
  expect(await verify()).toMatchObject({ broken: null, links: 0, head: null });
  await recordMany(3);
  await seal();
  await seal();
  await recordMany(2);
  await seal();
  const links =
    await admin`select sequence::int, event_id, previous_hash, hash from audit_chain order by sequence`;
  expect(links.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5]);
  expect(new Set(links.map(({ event_id }) => event_id)).size).toBe(5);
  expect(links[0]?.previous_hash).toEqual(Buffer.alloc(32));
  expect(links.slice(1).map((link) => link.previous_hash)).toEqual(
    links.slice(0, -1).map(({ hash }) => hash),
  );
  expect(await verify()).toEqual({
    broken: null,
    links: 5,
    head: { sequence: 5n, hash: links[4]?.hash },
    expired: 0,
    erased: 0,
  });
  expect(await admin`select from unsealed_events`).toEqual([]);
});

test("more than one batch is sealed in one go, and verified over several", async () => {
  await admin`insert into audit_events (workspace_id, at, action)
    select ${String(ctx.workspaceId)}, ${testNow}, 'test.event-' || n from generate_series(1, 1203) n`;
  await seal();
  expect(await verify()).toMatchObject({ broken: null, links: 1203, head: { sequence: 1203n } });
  await admin`update audit_events set action = 'x' where id = ${await eventAt(1100)}`;
  expect(await fault()).toMatchObject({ fault: "event-altered", sequence: 1100n });
});

test("fifty writers that commit in any order, or not at all, and two sealers: no gap, nothing twice", async () => {
  const stopping = new AbortController();
  const sealer = async () => {
    while (!stopping.signal.aborted) await seal();
  };
  const sealers = [sealer(), sealer()];
  const overtaken = Promise.withResolvers<void>();
  const write = (n: number) =>
    inWorkspace(ctx, async (tx) => {
      await recordEvent(tx, ctx, { action: `writer.${n}` });
      // The number is taken, and others overtake: one writer waits until a later one is linked.
      await (n === 1 ? overtaken.promise : wait(Math.random() * 60));
      await recordEvent(tx, ctx, { action: `writer.${n}-again` });
      if (n % 5 === 0) throw new Error("changed its mind");
    });
  const writers = Array.from({ length: 50 }, (_, n) => write(n));
  void Promise.all([writers[2], writers[3], writers[4]])
    .then(() => seal())
    .then(() => overtaken.resolve());
  const ends = await Promise.allSettled(writers);
  stopping.abort();
  await Promise.all(sealers);
  await seal();
  expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(40);
  const [row] = await admin`
    select count(*)::int as links, min(sequence)::int as first, max(sequence)::int as last,
      count(distinct event_id)::int as events, count(*) filter (where event_id < before)::int as overtaken
    from (select *, lag(event_id) over (order by sequence) as before from audit_chain) c`;
  expect(row).toMatchObject({ links: 80, first: 1, last: 80, events: 80 });
  // Otherwise nothing was shown: numbers must have been committed out of their order.
  expect(row?.overtaken).toBeGreaterThan(0);
  expect(await verify()).toMatchObject({ broken: null, links: 80 });
});

test("sealing that is cut off anywhere seals the same events once afterwards", async () => {
  let expected = 0;
  const cuts = await cutAtEveryStatement(admin, ["audit_chain", "unsealed_events"], async (run) => {
    await admin`delete from unsealed_events`;
    await admin`insert into audit_events (workspace_id, at, action)
      select ${String(ctx.workspaceId)}, ${testNow}, 'test.event' from generate_series(1, 4)`;
    expected += 4;
    await run(() => seal());
    await seal();
    const [row] =
      await admin`select count(*)::int as links, count(distinct event_id)::int as events from audit_chain`;
    expect(row).toEqual({ links: expected, events: expected });
    expect(await verify()).toMatchObject({
      broken: null,
      links: expected,
      head: { sequence: BigInt(expected) },
    });
  });
  expect(cuts).toBe(8);
});

test("a sealer that is killed while it links leaves everything to the next one", async () => {
  await recordMany(3);
  const program = join(root, "dist", `seal-once-${process.pid}.mjs`);
  await bundle("lib/testing/seal-once.ts", program);
  const held = await admin.reserve();
  const linking = async () => admin`
    select from pg_stat_activity
    where datname = current_database() and query like '%append_audit_links%' and pid <> pg_backend_pid()
      and application_name = 'tallyglass' and state <> 'idle'`;
  await held`begin`;
  await held`lock table audit_chain in share mode`;
  const sealer = spawn(process.execPath, [program], { stdio: "inherit" });
  const ended = once(sealer, "exit");
  await vi.waitFor(async () => expect(await linking()).toHaveLength(1), { timeout: 10_000, interval: 50 });
  sealer.kill("SIGKILL");
  expect(await ended).toEqual([null, "SIGKILL"]);
  await held`rollback`;
  held.release();
  await vi.waitFor(async () => expect(await linking()).toHaveLength(0), { timeout: 5_000, interval: 50 });
  await rm(program);
  await rm(`${program}.map`);
  expect(await verify()).toMatchObject({ broken: null, links: 0 });
  await seal();
  expect(await verify()).toMatchObject({ broken: null, links: 3 });
});

test.each<[string, string, Partial<Broken>]>([
  ["an event's action", "update audit_events set action = 'x.y' where id = $3", { fault: "event-altered" }],
  [
    "an event's moment, by a microsecond",
    "update audit_events set at = at + interval '1 microsecond' where id = $3",
    { fault: "event-altered" },
  ],
  [
    "who did it",
    "update audit_events set actor_id = gen_random_uuid() where id = $3",
    { fault: "event-altered" },
  ],
  [
    "to what it was done",
    "update audit_events set entity_id = gen_random_uuid() where id = $3",
    { fault: "event-altered" },
  ],
  [
    "an event's workspace",
    "update audit_events set workspace_id = 0 where id = $3",
    { fault: "event-altered" },
  ],
  ["an event taken away", "delete from audit_events where id = $3", { fault: "event-removed" }],
  [
    "a link's digest",
    "update audit_chain set digest = sha256(digest) where sequence = 3",
    { fault: "link-altered" },
  ],
  [
    "a link's hash",
    "update audit_chain set hash = sha256(hash) where sequence = 3",
    { fault: "link-altered" },
  ],
  [
    "a link made old, to hide that its event is gone",
    "with gone as (delete from audit_events where id = $3) update audit_chain set at = at - interval '1 year' where sequence = 3",
    { fault: "link-altered" },
  ],
  [
    "a link made an erasure",
    "update audit_chain set kind = 'erased' where sequence = 3",
    { fault: "link-altered" },
  ],
  ["a link's key", "update audit_chain set key_mark = '\\x00' where sequence = 3", { fault: "unknown-key" }],
  [
    "a link taken away",
    "delete from audit_chain where sequence = 3",
    { fault: "link-removed", eventId: null },
  ],
  [
    "a link taken away and the others moved up",
    `with gone as (delete from audit_chain where sequence = 3 returning 1)
      update audit_chain set sequence = sequence + 100 where sequence > 3`,
    { fault: "link-removed", eventId: null },
  ],
  [
    "two links that changed places",
    `update audit_chain set sequence = case sequence when 3 then 4 else 3 end + 100 where sequence in (3, 4);
      update audit_chain set sequence = sequence - 100 where sequence > 100`,
    { fault: "link-altered" },
  ],
])("%s is named at its place", async (_what, damage, expected) => {
  await recordMany(6);
  await seal();
  expect(await fault()).toBeNull();
  const eventId = await eventAt(3);
  await admin.unsafe(damage.replace("$3", eventId));
  expect(await fault()).toMatchObject({ sequence: 3n, ...expected });
});

test("links moved up into the place of one that was taken away are named there", async () => {
  await recordMany(5);
  await seal();
  await admin`delete from audit_chain where sequence = 3`;
  await admin`update audit_chain set sequence = 3 where sequence = 4`;
  await admin`update audit_chain set sequence = 4 where sequence = 5`;
  expect(await fault()).toMatchObject({ fault: "link-altered", sequence: 3n });
});

test("a link of an earlier chain that is put back is named", async () => {
  await recordMany(3);
  await seal();
  const [link] = await admin`select * from audit_chain where sequence = 3`;
  const second = await eventAt(2);
  await admin`delete from audit_chain where sequence > 1`;
  await admin`delete from audit_events where id = ${second}`;
  await record("something.else");
  await seal();
  await admin`insert into audit_chain ${admin(link ?? {})}`;
  expect(await fault()).toMatchObject({ fault: "link-altered", sequence: 3n });
});

test("a chain without its beginning is named at 1, one without its end by the events it leaves", async () => {
  await recordMany(4);
  await seal();
  const last = await eventAt(4);
  await admin`delete from audit_chain where sequence = 4`;
  expect(await fault()).toEqual({ fault: "event-unlinked", sequence: null, eventId: last });
  await admin`delete from audit_chain where sequence = 1`;
  expect(await fault()).toMatchObject({ fault: "link-removed", sequence: 1n });
});

test("an event whose note was taken away before it was sealed is found", async () => {
  await recordMany(2);
  await admin`delete from unsealed_events where event_id = (select max(event_id) from unsealed_events)`;
  await seal();
  expect(await fault()).toMatchObject({ fault: "event-unlinked", sequence: null });
});

test("a head noted down outside shows that the end was cut off or the whole chain written anew", async () => {
  await recordMany(4);
  await seal();
  const { head } = await verify();
  if (!head) throw new Error("no head");
  const compare = async () => (await verifyAuditChain([head], async () => testNow)).broken;
  expect(await compare()).toBeNull();
  await admin`delete from audit_events where id = ${await eventAt(4)}`;
  await admin`delete from audit_chain where sequence = 4`;
  expect(await fault()).toBeNull();
  expect(await compare()).toMatchObject({ fault: "link-removed", sequence: 4n });
  await record("something.else");
  await seal();
  expect(await fault()).toBeNull();
  expect(await compare()).toMatchObject({ fault: "other-head", sequence: 4n });
});

test("a chain under another key is named at its first link, one under an earlier key is whole", async () => {
  await recordMany(2);
  await seal();
  const old = process.env.APP_KEYS ?? "";
  const renewed = `b2:${Buffer.alloc(32, 7).toString("base64")}`;
  const under = async (keys: string) => {
    vi.stubEnv("APP_KEYS", keys);
    vi.resetModules();
    const [{ verifyAuditChain: again }, { sealAuditEvents: sealAgain }, db] = await Promise.all([
      import("./verify"),
      import("./seal"),
      import("@/lib/db"),
    ]);
    db.assumeRole("tallyglass_worker");
    return { fault: async () => (await again([], async () => testNow)).broken, sealAgain };
  };
  expect(await (await under(renewed)).fault()).toMatchObject({ fault: "unknown-key", sequence: 1n });
  const rotated = await under(`${renewed},${old}`);
  expect(await rotated.fault()).toBeNull();
  await record();
  await rotated.sealAgain(systemContext("seal-audit", { now: testNow }));
  expect(await rotated.fault()).toBeNull();
  expect(await (await under(old)).fault()).toMatchObject({ fault: "unknown-key", sequence: 3n });
});

test("the chain stays whole when events run their period, and not a moment earlier", async () => {
  await recordMany(3);
  await seal();
  await clients().sql`select expire_audit_events(${testNow})`;
  expect(await admin`select from audit_events`).toEqual([]);
  expect(await fault(new Date(later(90).getTime() - 1))).toMatchObject({
    fault: "event-removed",
    sequence: 1n,
  });
  expect(await verify(later(90))).toMatchObject({ broken: null, links: 3, expired: 3, erased: 0 });
  await admin`update audit_chain set digest = sha256(digest) where sequence = 2`;
  expect(await fault(later(90))).toMatchObject({ fault: "link-altered", sequence: 2n });
});

test("the chain stays whole when events go with a person, sealed or not, and says how many went", async () => {
  const other = await createPerson();
  await record();
  await inWorkspace(other.ctx, (tx) => recordEvent(tx, other.ctx, { action: "account.paused" }));
  await seal();
  await record("never.sealed");
  const erase = async (who: PersonContext) =>
    inWorkspace(who, (tx) =>
      tx.execute(sql`select erase_audit_events(${String(who.actor.userId)}::bigint, true)`),
    );
  await erase(ctx);
  expect(await verify()).toMatchObject({ broken: null, links: 2, erased: 1 });
  await seal();
  expect(await verify()).toMatchObject({ broken: null, links: 3, erased: 1, expired: 0 });
  const [row] = await admin`select array_agg(kind order by sequence) as kinds from audit_chain`;
  expect(row?.kinds).toEqual(["written", "written", "erased"]);
  expect(await admin`select from unsealed_events`).toEqual([]);
  // Another's event, taken away the same way but by hand.
  await admin`delete from audit_events`;
  expect(await fault()).toMatchObject({ fault: "event-removed", sequence: 2n });
});

test("after their period old links go, and one stays to show that they were old", async () => {
  for (const [when, count] of [
    [0, 2],
    [1, 2],
    [2, 1],
  ] as const) {
    await recordMany(count);
    await seal(later(when));
  }
  await clients().sql`select expire_audit_events(${testNow})`;
  const expire = (before: Date) => clients().sql`select expire_audit_chain(${before}) as expired`;
  expect(await expire(later(-1))).toMatchObject([{ expired: 0 }]);
  expect(await expire(later(1))).toMatchObject([{ expired: 3 }]);
  expect(await verify(later(3 * 365 + 1))).toMatchObject({ broken: null, links: 2, head: { sequence: 5n } });
  // Not old enough to have gone by themselves.
  expect(await fault(later(3 * 365))).toMatchObject({ fault: "link-removed", sequence: 1n });
  expect(await expire(later(9))).toMatchObject([{ expired: 1 }]);
  await record();
  await seal(later(10));
  expect(await verify(later(3 * 365 + 9))).toMatchObject({ broken: null, links: 2, head: { sequence: 6n } });
});

test("neither role can read or change the chain, or append what does not continue it", async () => {
  await record();
  await seal();
  for (const role of ["tallyglass_app", "tallyglass_worker"]) {
    for (const table of ["audit_chain", "unsealed_events"]) {
      for (const statement of [
        `select from ${table}`,
        `insert into ${table} (event_id, kind) values (1, 'written')`,
        `update ${table} set kind = kind`,
        `delete from ${table}`,
        `truncate ${table}`,
      ]) {
        const attempt = admin.begin(async (tx) => {
          await tx.unsafe(`set local role ${role}`);
          await tx.unsafe(statement);
        });
        await expect(attempt, `${role}: ${statement}`).rejects.toMatchObject({ code: "42501" });
      }
    }
    const truncate = admin.begin(async (tx) => {
      await tx.unsafe(`set local role ${role}`);
      await tx.unsafe("truncate audit_events");
    });
    await expect(truncate).rejects.toMatchObject({ code: "42501" });
  }
  const forged = (sequence: number, previous: string) =>
    clients().sql`select append_audit_links(${JSON.stringify([
      {
        sequence,
        kind: "erased",
        event_id: 1,
        sealed_at: testNow,
        previous_hash: previous,
        hash: "00",
        key_mark: "00",
      },
    ])}::text::jsonb)`;
  await expect(forged(1, "00".repeat(32))).rejects.toThrow(/does not continue the chain/);
  await expect(forged(2, "00".repeat(32))).rejects.toThrow(/does not continue the chain/);
});

test("the command says one line, and ends with 1 when the chain is broken", async () => {
  await recordMany(3);
  await seal();
  const { head } = await verify();
  const noted = `${head?.sequence}:${head?.hash.toString("hex")}`;
  const run = (...words: string[]) =>
    spawnSync(process.execPath, ["lib/start/verify-audit.ts", ...words], { cwd: root, encoding: "utf8" });
  expect(run(noted)).toMatchObject({
    status: 0,
    stdout: `The audit chain is whole: 3 links, up to ${noted}. Of their events, 0 have run their period and 0 went with a person.\n`,
    stderr: "",
  });
  const id = await eventAt(2);
  await admin`update audit_events set action = 'x.y' where id = ${id}`;
  expect(run()).toMatchObject({
    status: 1,
    stdout: `The audit chain is broken at link 2 (event ${id}): its event was altered.\n`,
  });
  expect(run("3:abc")).toMatchObject({
    status: 1,
    stdout: "",
    stderr: expect.stringContaining("Name heads"),
  });
}, 40_000);
