import { mkdir, readdir, writeFile } from "node:fs/promises";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { sealAuditEvents } from "@/lib/audit/seal";
import { verifyAuditChain } from "@/lib/audit/verify";
import { finishDisconnect } from "@/lib/connections/disconnect-finish";
import { endGrace } from "@/lib/connections/end-grace";
import { type PersonContext, systemContext } from "@/lib/context";
import { assumeRole } from "@/lib/db";
import { ConflictError, InvalidInputError, NotFoundError } from "@/lib/errors";
import { addNote } from "@/lib/notes/write-notes";
import { PlatformError } from "@/lib/platforms/errors";
import type * as registry from "@/lib/platforms/registry";
import { checkReceipt } from "@/lib/receipts/check";
import { createAccount } from "@/lib/testing/accounts";
import { at, createPerson, testNow } from "@/lib/testing/builders";
import { createMarkedPerson, emptyTables } from "@/lib/testing/canaries";
import { cutAtEveryStatement } from "@/lib/testing/cut";
import { joinWorkspace } from "@/lib/testing/members";
import { ownDatabases } from "@/lib/testing/own-database";
import { renderTables } from "@/lib/testing/render";
import { newScript, type Script, scripted } from "@/lib/testing/scripted-platform";
import { buildExport } from "./build-export";
import { erasePerson } from "./erase";
import { eraseNow, getErasure, requestErasure, undoErasure } from "./erase-request";
import { requestExport } from "./export";
import { exportPath, exportsFolder } from "./export-files";

const { data, keystore } = await ownDatabases();
assumeRole("tallyglass_worker");
const post = vi.hoisted(() => ({
  mails: [] as { to: string; template: string; idempotencyKey: string }[],
  isDown: false,
}));
vi.mock("@/lib/email/send", async () => {
  const { UnavailableError } = await import("@/lib/errors");
  return {
    send: async (mail: (typeof post.mails)[number]) => {
      if (post.isDown) throw new UnavailableError("no answer");
      if (!post.mails.some(({ idempotencyKey }) => idempotencyKey === mail.idempotencyKey))
        post.mails.push(mail);
    },
  };
});
let script: Script;
vi.mock("@/lib/platforms/registry", async (load) => {
  const real = await load<typeof registry>();
  return { ...real, platform: (id: string) => scripted(real.platform(id), script) };
});

const days = (count: number) => new Date(testNow.getTime() + count * 86_400_000);
/** What an erasure leaves behind on purpose, counts that lead to nobody, and the queue's names of jobs. */
const kept = [
  "public.receipts",
  "public.audit_chain",
  "public.unsealed_events",
  "public.erasure_ledger",
  "public.rate_limits",
  "public.allowance_spending",
  "graphile_worker._private_tasks",
];
const state = async () =>
  new Map([...(await renderTables(data, kept)), ...(await renderTables(keystore, kept))]);

beforeEach(() => {
  script = newScript();
  post.mails = [];
  post.isDown = false;
});

async function run(ctx: PersonContext, now = ctx.now): Promise<void> {
  const [row] = await data`select id from erasures where user_id = ${String(ctx.actor.userId)}`;
  await erasePerson(systemContext("erase-person", { userId: ctx.actor.userId, now }), BigInt(row?.id ?? 0));
}

async function eraseAtOnce(who: { ctx: PersonContext; address: string }): Promise<string> {
  const { receiptCode } = await requestErasure(who.ctx, { email: who.address, now: "on" });
  await run(who.ctx);
  return receiptCode;
}

async function receipt(code: string) {
  const checked = await checkReceipt(code);
  if (checked.state !== "verified" || checked.body.kind !== "erasure") throw new Error(checked.state);
  return checked.body;
}

describe("everything goes", () => {
  test("no row of the person is left in any table, queue or file, and nobody else's changed", async () => {
    const neighbour = await createMarkedPerson();
    const before = await state();
    const person = await createMarkedPerson();
    await mkdir(exportsFolder(), { recursive: true });
    const { id } = await requestExport(person.ctx, { accounts: [], from: null, to: null });
    const [row] = await data`select id from export_archives where public_id = ${id}`;
    await buildExport(
      systemContext("build-export", { userId: person.ctx.actor.userId, now: testNow }),
      BigInt(row?.id),
    );
    await writeFile(`${exportPath(id)}.7.part`, "cut off");
    // Only what is in a table can be shown to be gone from it.
    expect(await emptyTables(data)).toEqual(["erasures", "disconnects"]);
    const seal = () => sealAuditEvents(systemContext("seal-audit", { now: testNow }));
    await seal();

    const code = await eraseAtOnce(person);
    await seal();

    expect(await state()).toEqual(before);
    expect(await verifyAuditChain([], async () => testNow)).toMatchObject({ broken: null, expired: 0 });
    expect(await data`select from unsealed_events`).toEqual([]);
    const everything = [...(await renderTables(data)), ...(await renderTables(keystore))].flat(2).join("\n");
    const marks = [...person.exported, ...person.secret, ["id", person.ctx.actor.publicId] as const];
    const found = marks.filter(
      ([, mark]) => everything.includes(mark) || everything.includes(Buffer.from(mark).toString("hex")),
    );
    expect(found.map(([column]) => column)).toEqual([]);
    expect((await readdir(exportsFolder())).filter((name) => name.startsWith(id))).toEqual([]);
    expect(await keystore`select from wrapped_keys where key_id = ${person.ctx.actor.keyId}`).toHaveLength(0);
    expect(await keystore`select from erasure_ledger where key_id = ${person.ctx.actor.keyId}`).toHaveLength(
      1,
    );
    expect(post.mails.map(({ to, template }) => [to, template])).toContainEqual([
      person.address,
      "erasure-done",
    ]);

    const body = await receipt(code);
    expect(body).toMatchObject({
      state: "complete",
      connections: { ended: 1, pending: 0 },
      closingMail: "sent",
      finishedAt: testNow.toISOString(),
    });
    const counts = Object.fromEntries(body.deleted.map(({ what, rows }) => [what, rows]));
    expect(counts).toMatchObject({
      "Your profile": 1,
      "Linked accounts": 1,
      "Counts of accounts": 3,
      Exports: 1,
    });
    expect(script.revoked).toEqual([person.account.grant.accessToken]);
    expect(neighbour.ctx.actor.publicId).not.toBe(person.ctx.actor.publicId);
  });

  test("the receipt names nobody", async () => {
    const person = await createMarkedPerson();
    const code = await eraseAtOnce(person);
    const rows = await data`select body from receipts`;
    const text = rows.map(({ body }) => body).join();
    const ids = [
      person.ctx.actor.publicId,
      person.account.publicId,
      person.address,
      person.account.externalId,
    ];
    expect(ids.filter((id) => text.includes(id))).toEqual([]);
    expect(text).toContain(code);
  });

  test("late work for somebody who is gone does nothing", async () => {
    const person = await createMarkedPerson();
    const { userId } = person.ctx.actor;
    await eraseAtOnce(person);
    const after = await state();
    const ctx = systemContext("late", { userId, workspaceId: person.ctx.workspaceId, now: testNow });
    await erasePerson(ctx, 1n);
    await buildExport(ctx, 1n);
    await finishDisconnect(ctx, 1n);
    await endGrace(ctx, person.account.connectionId);
    expect(await state()).toEqual(after);
  });
});

describe("days to undo", () => {
  test("freeze at once: sessions end, platforms are told, reading stops, and nothing is deleted yet", async () => {
    const person = await createMarkedPerson();
    const { receiptCode, runAt } = await requestErasure(person.ctx, {
      email: ` ${person.address.toUpperCase()} `,
    });
    expect(runAt).toBe(days(6).toISOString());
    const user = String(person.ctx.actor.userId);
    expect(await data`select from sessions where user_id = ${user}`).toHaveLength(0);
    expect(await data`select frozen_at from users where id = ${user}`).toMatchObject([
      { frozen_at: testNow },
    ]);
    expect(
      await data`select from due_work where job = 'sync-account' and entity_id = ${String(person.account.id)}`,
    ).toHaveLength(0);
    expect(await data`select from disconnects where user_id = ${user}`).toHaveLength(1);
    expect(await data`select from posts where account_id = ${String(person.account.id)}`).toHaveLength(2);
    expect(await receipt(receiptCode)).toMatchObject({ state: "waiting", finishedAt: null, runAt });
    expect(post.mails.map(({ template }) => template)).toEqual(["erasure-scheduled"]);
    await run(person.ctx, new Date(days(6).getTime() - 1));
    expect(await data`select from users where id = ${user}`).toHaveLength(1);
    await run(person.ctx, days(6));
    expect(await data`select from users where id = ${user}`).toHaveLength(0);
    expect((await receipt(receiptCode)).state).toBe("complete");
  });

  test("kept in time, history is there, connections are to be granted again, and the receipt says so", async () => {
    const person = await createMarkedPerson();
    const { receiptCode } = await requestErasure(person.ctx, { email: person.address });
    expect(await requestErasure(person.ctx, { email: person.address })).toMatchObject({ receiptCode });
    const frozen = { ...person.ctx, now: days(2), actor: { ...person.ctx.actor, isFrozen: true } };
    expect(await getErasure(frozen)).toMatchObject({ receiptCode, hasBegun: false });
    await undoErasure(frozen);
    const later = at(person.ctx, { now: days(2) });
    expect(await getErasure(later)).toBeNull();
    expect(await receipt(receiptCode)).toMatchObject({ state: "kept", runAt: null });
    const account = String(person.account.id);
    expect(await data`select from account_months where account_id = ${account}`).toHaveLength(3);
    expect(await data`select delete_data_at from connections where account_id = ${account}`).toMatchObject([
      { delete_data_at: days(7) },
    ]);
    await run(person.ctx, days(7));
    expect(await data`select from users where id = ${String(person.ctx.actor.userId)}`).toHaveLength(1);
    await expect(undoErasure(later)).rejects.toThrow(NotFoundError);
  });

  test("after an undo, figures whose platform was not granted again go on the seventh day", async () => {
    const person = await createMarkedPerson();
    await requestErasure(person.ctx, { email: person.address });
    const [row] = await data`select id from disconnects where user_id = ${String(person.ctx.actor.userId)}`;
    const work = (now: Date) => systemContext("x", { workspaceId: person.ctx.workspaceId, now });
    await finishDisconnect(work(testNow), BigInt(row?.id));
    await undoErasure(at(person.ctx, { now: days(1) }));
    const left = () => data`select from accounts where id = ${String(person.account.id)}`;
    await endGrace(work(new Date(days(7).getTime() - 1)), person.account.connectionId);
    expect(await left()).toHaveLength(1);
    await endGrace(work(days(7)), person.account.connectionId);
    expect(await left()).toHaveLength(0);
  });

  test("can be cut short, but not by a wrong address", async () => {
    const person = await createMarkedPerson();
    await requestErasure(person.ctx, { email: person.address });
    const frozen = { ...person.ctx, actor: { ...person.ctx.actor, isFrozen: true } };
    await expect(eraseNow(frozen, { email: "somebody@example.test" })).rejects.toThrow(InvalidInputError);
    await eraseNow(frozen, { email: person.address });
    await run(person.ctx);
    expect(await data`select from users where id = ${String(person.ctx.actor.userId)}`).toHaveLength(0);
  });

  test("once begun it cannot be undone", async () => {
    const person = await createMarkedPerson();
    await requestErasure(person.ctx, { email: person.address, now: "on" });
    await data`update erasures set started_at = ${testNow} where user_id = ${String(person.ctx.actor.userId)}`;
    await expect(undoErasure(person.ctx)).rejects.toThrow(ConflictError);
    await run(person.ctx);
  });

  test("a wrong address begins nothing", async () => {
    const person = await createMarkedPerson();
    const stranger = await createMarkedPerson();
    await expect(requestErasure(person.ctx, { email: stranger.address, now: "on" })).rejects.toThrow(
      InvalidInputError,
    );
    expect(await getErasure(person.ctx)).toBeNull();
  });
});

describe("nothing holds it up", () => {
  test("a silent platform: the data goes, the sealed token alone stays, and its own receipt is completed later", async () => {
    script.revoke = [new PlatformError({ kind: "unavailable", reason: "outage" })];
    const person = await createMarkedPerson();
    const before = await receipt(await eraseAtOnce(person));
    expect(before).toMatchObject({ state: "complete", connections: { ended: 0, pending: 1 } });
    expect(await data`select from users where id = ${String(person.ctx.actor.userId)}`).toHaveLength(0);
    const [left] = await data`select id, user_id, receipt_code, workspace_id from disconnects
      where connection_id = ${String(person.account.connectionId)}`;
    expect(left?.user_id).toBeNull();
    expect(
      await data`select from due_work where job = 'finish-disconnect' and entity_id = ${left?.id}`,
    ).toHaveLength(1);
    script.revoke = ["confirmed"];
    const later = systemContext("finish-disconnect", {
      workspaceId: BigInt(left?.workspace_id),
      now: days(1),
    });
    await finishDisconnect(later, BigInt(left?.id));
    expect(await checkReceipt(left?.receipt_code)).toMatchObject({ body: { state: "complete" } });
    const rest = [...(await renderTables(data, kept))].flat(2).join("\n");
    expect(rest).not.toContain(person.ctx.actor.publicId);
    expect(
      await data`select from connection_secrets where connection_id = ${String(person.account.connectionId)}`,
    ).toHaveLength(0);
    expect(await data`select from audit_events where workspace_id = ${left?.workspace_id}`).toHaveLength(0);
  });

  test("a silent mail provider: the receipt says that the closing mail failed", async () => {
    const person = await createMarkedPerson();
    post.isDown = true;
    expect((await receipt(await eraseAtOnce(person))).closingMail).toBe("failed");
  });

  test("cut off at any statement it goes on to the same end, with one closing mail", async () => {
    const names = await data<{ name: string }[]>`select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'`;
    const before = await state();
    const survived = await cutAtEveryStatement(
      data,
      names.map(({ name }) => name),
      async (cut) => {
        const person = await createMarkedPerson();
        post.mails = [];
        const { receiptCode } = await requestErasure(person.ctx, { email: person.address, now: "on" });
        await cut(() => run(person.ctx));
        await run(person.ctx);
        expect(await state()).toEqual(before);
        expect((await receipt(receiptCode)).state).toBe("complete");
        expect(post.mails.filter(({ template }) => template === "erasure-done")).toHaveLength(1);
      },
    );
    expect(survived).toBeGreaterThan(20);
  }, 240_000);
});

describe("in a shared workspace", () => {
  test("a member takes what they granted along, and leaves the rest as it was", async () => {
    const host = await createPerson();
    await createAccount(host.ctx, { months: ["2026-06-01"], posts: 1 });
    const before = await state();
    const member = await createMarkedPerson();
    const there = await joinWorkspace(member.ctx, host.ctx, "manager");
    await createAccount(there, { months: ["2026-06-01"], posts: 2 });
    await eraseAtOnce(member);
    expect(await state()).toEqual(before);
    expect(script.revoked).toHaveLength(2);
  });

  test("the last owner ends the workspace, with everybody's grants in it", async () => {
    const owner = await createMarkedPerson();
    const member = await createMarkedPerson();
    const before = await data`select public_id from users where id = ${String(member.ctx.actor.userId)}`;
    const there = await joinWorkspace(member.ctx, owner.ctx, "manager");
    const theirs = await createAccount(there, { posts: 1 });
    await eraseAtOnce(owner);
    expect(await data`select from accounts where id = ${String(theirs.id)}`).toHaveLength(0);
    expect(
      await data`select from connection_secrets where connection_id = ${String(theirs.connectionId)}`,
    ).toHaveLength(0);
    expect(script.revoked).toContain(theirs.grant.accessToken);
    expect(await data`select public_id from users where id = ${String(member.ctx.actor.userId)}`).toEqual(
      before,
    );
    expect(await data`select from workspaces where id = ${String(owner.ctx.workspaceId)}`).toHaveLength(0);
    expect(await data`select from accounts where id = ${String(member.account.id)}`).toHaveLength(1);
  });

  test("what others wrote at an account goes with it, what they wrote elsewhere stays", async () => {
    const owner = await createMarkedPerson();
    const member = await createMarkedPerson();
    const there = await joinWorkspace(member.ctx, owner.ctx, "manager");
    const theirs = await createAccount(there);
    const write = (accountId: string, text: string) =>
      addNote(owner.ctx, { accountId, day: "2026-06-01", text });
    const { id: gone } = await write(theirs.publicId, "At the member's account");
    const { id: stays } = await write(owner.account.publicId, "At the owner's own");
    await eraseAtOnce(member);
    const left = await data`select public_id from notes where public_id = any (${[gone, stays]})`;
    expect(left.map((row) => row.public_id)).toEqual([stays]);
  });

  test("with a second owner it stays", async () => {
    const owner = await createMarkedPerson();
    const member = await createMarkedPerson();
    await joinWorkspace(member.ctx, owner.ctx, "owner");
    await eraseAtOnce(owner);
    expect(await data`select from workspaces where id = ${String(owner.ctx.workspaceId)}`).toHaveLength(1);
    expect(
      await data`select from accounts where workspace_id = ${String(owner.ctx.workspaceId)}`,
    ).toHaveLength(0);
  });
});
