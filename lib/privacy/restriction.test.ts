import { beforeEach, describe, expect, test, vi } from "vitest";
import { startConnect } from "@/lib/connections/connect";
import { disconnect } from "@/lib/connections/disconnect";
import { handleNotice } from "@/lib/connections/handle-notice";
import { listConnections } from "@/lib/connections/list-connections";
import { noticeSender, receiveNotice } from "@/lib/connections/receive-notice";
import { inWorkspace, type PersonContext, systemContext } from "@/lib/context";
import { assumeRole } from "@/lib/db";
import { ConflictError, ForbiddenError } from "@/lib/errors";
import type * as registry from "@/lib/platforms/registry";
import { requestSync } from "@/lib/sync/request-sync";
import { syncAccount } from "@/lib/sync/sync-account";
import { EndedMeanwhileError, findTarget, holdConnection } from "@/lib/sync/target";
import { createAccount, type MadeAccount } from "@/lib/testing/accounts";
import { at, createPerson, type MadePerson, testNow } from "@/lib/testing/builders";
import { ownDatabases } from "@/lib/testing/own-database";
import { newScript } from "@/lib/testing/scripted-platform";
import { signedEvent } from "@/lib/testing/signals";
import { requestErasure } from "./erase-request";
import { requestExport } from "./export";
import { restrictionOf, tellRestriction } from "./restriction";

const script = newScript();
vi.mock("@/lib/platforms/registry", async (load) => {
  const { signalRegistry } = await import("@/lib/testing/signals");
  return signalRegistry(await load<typeof registry>(), () => script);
});
interface SentMail {
  to: string;
  template: string;
  idempotencyKey: string;
  data: Record<string, unknown>;
}
const mails = vi.hoisted(() => [] as SentMail[]);
vi.mock("@/lib/email/send", () => ({ send: async (mail: SentMail) => mails.push(mail) }));

const { data: admin } = await ownDatabases();
assumeRole("tallyglass_worker");

const later = new Date(testNow.getTime() + 60_000);

let person: MadePerson;
let young: MadeAccount;
let other: MadeAccount;
beforeEach(async () => {
  await admin`truncate inbox, due_work`;
  mails.length = 0;
  person = await createPerson();
  young = await createAccount(person.ctx, { platform: "tiktok", posts: 1 });
  other = await createAccount(person.ctx, { platform: "youtube", posts: 1 });
});

/** The platform says that the age changed, and that is worked on. */
async function ageChanges(account = young, occurredAt = later): Promise<void> {
  const signal = signedEvent(account.externalId, occurredAt, { reason: 3, sentAt: later });
  await receiveNotice(noticeSender("tiktok", ""), { ...signal, now: later });
  const [row] = await admin`select id from inbox where handled_at is null`;
  await handleNotice(systemContext("handle-notice", { now: later }), BigInt(row?.id ?? 0));
}

const restrictionIn = async ({ ctx }: MadePerson) => {
  const [row] =
    await admin`select restricted_at, restricted_by from users where id = ${String(ctx.actor.userId)}`;
  return { ...row };
};
/** As the next request finds them. */
const asRestricted = (ctx: PersonContext): PersonContext =>
  at({ ...ctx, actor: { ...ctx.actor, restrictedBy: "tiktok" } }, { now: later });
const targetOf = (ctx: PersonContext, { id }: MadeAccount) => inWorkspace(ctx, (tx) => findTarget(tx, id));
const dueJobs = async () =>
  (await admin`select job, entity_id from due_work order by job`).map((row) => `${row.job} ${row.entity_id}`);

describe("a changed age", () => {
  test("purges that account and restricts the person, at the first word", async () => {
    await ageChanges();
    expect(await admin`select from accounts where id = ${String(young.id)}`).toHaveLength(0);
    expect(await admin`select from posts where account_id = ${String(young.id)}`).toHaveLength(0);
    expect(await restrictionIn(person)).toEqual({ restricted_at: later, restricted_by: "tiktok" });
    expect((await admin`select outcome from inbox`).map((row) => row.outcome)).toEqual(["restricted"]);
    await ageChanges();
    expect(await restrictionIn(person)).toEqual({ restricted_at: later, restricted_by: "tiktok" });
  });

  test("leaves everybody else as they are", async () => {
    const neighbour = await createPerson();
    const theirs = await createAccount(neighbour.ctx, { platform: "tiktok" });
    await ageChanges();
    expect(await restrictionIn(neighbour)).toEqual({ restricted_at: null, restricted_by: null });
    expect(await targetOf(neighbour.ctx, theirs)).not.toBeNull();
  });

  test("before the grant changes nothing: the platform granted it to somebody old enough", async () => {
    await ageChanges(young, new Date(testNow.getTime() - 60_000));
    expect(await restrictionIn(person)).toEqual({ restricted_at: null, restricted_by: null });
    expect(await targetOf(person.ctx, young)).not.toBeNull();
  });

  test("is told once by mail, with the reference and whom to write to", async () => {
    await ageChanges();
    expect(await dueJobs()).toContain(`tell-restriction ${person.ctx.actor.userId}`);
    const { userId } = person.ctx.actor;
    const ctx = systemContext("tell-restriction", { userId, now: later });
    await tellRestriction(ctx, userId);
    expect(mails).toEqual([
      {
        to: person.address,
        language: "en",
        template: "restricted",
        data: {
          platform: "TikTok",
          reference: person.ctx.actor.publicId,
          contact: "privacy@tallyglass.test",
        },
        idempotencyKey: `restricted-${person.ctx.actor.publicId}-${later.getTime()}`,
      },
    ]);
    expect(await dueJobs()).not.toContain(`tell-restriction ${userId}`);
  });
});

describe("while restricted", () => {
  beforeEach(() => ageChanges());

  test("no account of theirs is read, and nothing that was being read is stored", async () => {
    const { workspaceId } = person.ctx;
    await admin`select schedule_work('sync-account', ${String(other.id)}, ${String(workspaceId)}, null, ${later}, ${later})`;
    expect(await targetOf(person.ctx, other)).toBeNull();
    await syncAccount(systemContext("sync-account", { workspaceId, now: later }), other.id);
    expect(await dueJobs()).not.toContain(`sync-account ${other.id}`);
    const target = { connectionId: other.connectionId } as Parameters<typeof holdConnection>[1];
    const storing = inWorkspace(person.ctx, (tx) => holdConnection(tx, target));
    await expect(storing).rejects.toThrow(EndedMeanwhileError);
  });

  test("they can neither link nor have read, and another member cannot have it read for them", async () => {
    const ctx = asRestricted(person.ctx);
    const input = { platform: "youtube", browser: [Buffer.alloc(32)] };
    await expect(startConnect(ctx, input)).rejects.toThrow(ForbiddenError);
    await expect(requestSync(ctx, { accountId: other.publicId })).rejects.toThrow(ForbiddenError);
    const member = { ...(await createPerson()).ctx, workspaceId: ctx.workspaceId, role: "manager" as const };
    await expect(requestSync(member, { accountId: other.publicId })).rejects.toThrow(ConflictError);
  });

  test("their connections say so, and offer nothing that would be refused", async () => {
    const [card] = await listConnections(asRestricted(person.ctx));
    expect(card).toMatchObject({ canSync: false, reconnectHref: null, weather: { state: "paused" } });
    expect(card?.weather.text).toContain("age");
  });

  test("export, disconnect and deletion go on", async () => {
    const ctx = asRestricted(person.ctx);
    await expect(requestExport(ctx, { accounts: [], from: null, to: null })).resolves.toBeTruthy();
    await expect(disconnect(ctx, { accountId: other.publicId, history: "delete" })).resolves.toBeTruthy();
    await expect(requestErasure(ctx, { email: person.address })).resolves.toMatchObject({ hasBegun: false });
  });

  test("every page says why and whom to write to", () => {
    expect(restrictionOf(person.ctx)).toBeNull();
    expect(restrictionOf(asRestricted(person.ctx))).toEqual({
      platform: "TikTok",
      contact: "privacy@tallyglass.test",
      reference: person.ctx.actor.publicId,
    });
  });
});

test("lifted by the operator, every account they granted is read again, in each of their workspaces", async () => {
  const host = await createPerson();
  const [there, user] = [String(host.ctx.workspaceId), String(person.ctx.actor.userId)];
  await admin`insert into members values (${there}, ${user}, 'manager', ${testNow})`;
  await admin`insert into member_index values (${user}, ${there}, 'manager')`;
  const elsewhere = await createAccount(
    { ...person.ctx, workspaceId: host.ctx.workspaceId },
    { platform: "youtube" },
  );
  const hosts = await createAccount(host.ctx, { platform: "youtube" });
  await ageChanges();
  await admin`truncate due_work`;
  const lift = async () =>
    (await admin`select lift_restriction(${person.ctx.actor.publicId}, ${later}) as lifted`)[0]?.lifted;
  expect(await lift()).toBe(true);
  expect(await restrictionIn(person)).toEqual({ restricted_at: null, restricted_by: null });
  expect(await dueJobs()).toEqual([`sync-account ${other.id}`, `sync-account ${elsewhere.id}`]);
  expect(await dueJobs()).not.toContain(`sync-account ${hosts.id}`);
  expect(await targetOf(person.ctx, other)).not.toBeNull();
  expect(await lift()).toBe(false);
});
