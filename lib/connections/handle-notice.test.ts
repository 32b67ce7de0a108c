import { randomInt } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { systemContext } from "@/lib/context";
import { assumeRole } from "@/lib/db";
import { planOnce } from "@/lib/jobs/planner";
import { leaseSeconds } from "@/lib/jobs/run-job";
import { PlatformError } from "@/lib/platforms/errors";
import type * as registry from "@/lib/platforms/registry";
import { checkReceipt } from "@/lib/receipts/check";
import { type AccountOptions, createAccount, type MadeAccount } from "@/lib/testing/accounts";
import { createPerson, type MadePerson, testNow } from "@/lib/testing/builders";
import { cutAtEveryStatement } from "@/lib/testing/cut";
import { ownDatabases } from "@/lib/testing/own-database";
import { newScript, type Script } from "@/lib/testing/scripted-platform";
import { type Signal, signedEvent, signedForm } from "@/lib/testing/signals";
import { disconnect } from "./disconnect";
import { finishDisconnect } from "./disconnect-finish";
import { handleNotice } from "./handle-notice";
import { pause } from "./pause";
import { noticeSender, receiveNotice } from "./receive-notice";

let script: Script;
vi.mock("@/lib/platforms/registry", async (load) => {
  const { signalRegistry } = await import("@/lib/testing/signals");
  return signalRegistry(await load<typeof registry>(), () => script);
});
const mails = vi.hoisted(() => [] as { template: string; data: Record<string, unknown> }[]);
vi.mock("@/lib/email/send", () => ({ send: async (mail: (typeof mails)[number]) => mails.push(mail) }));

const { data: admin } = await ownDatabases();
assumeRole("tallyglass_worker");

const seconds = (count: number) => new Date(testNow.getTime() + count * 1000);
const newId = () => String(randomInt(2 ** 47));

let person: MadePerson;
beforeEach(async () => {
  await admin`truncate inbox, due_work`;
  script = newScript();
  mails.length = 0;
  person = await createPerson();
});

function link(platform: string, options: AccountOptions = {}, who = person): Promise<MadeAccount> {
  return createAccount(who.ctx, {
    platform,
    externalId: newId(),
    months: ["2026-06-01"],
    posts: 2,
    ...options,
  });
}

/** @returns the receipt's code, where deletion is asked for */
async function deliver(platform: string, signal: Signal, now = seconds(60)): Promise<string | null> {
  const answer = await receiveNotice(noticeSender(platform, signal.slug), { ...signal, now });
  return answer?.confirmation_code ?? null;
}

/** Everything on the list of the two kinds, until nothing is. */
async function work(now = seconds(60)): Promise<void> {
  for (;;) {
    const due = await admin<{ job: string; entity_id: string; workspace_id: string | null }[]>`
      select job, entity_id, workspace_id from due_work
      where job in ('handle-notice', 'finish-disconnect') and due_at <= ${now} order by job, entity_id`;
    if (due.length === 0) return;
    for (const { job, entity_id, workspace_id } of due) {
      const ctx = systemContext(job, { workspaceId: workspace_id ? BigInt(workspace_id) : null, now });
      await (job === "handle-notice" ? handleNotice : finishDisconnect)(ctx, BigInt(entity_id));
    }
  }
}

async function stateOf({ id, connectionId }: MadeAccount) {
  const [row] = await admin`select
    (select state from connections where id = ${String(connectionId)}) as state,
    (select count(*)::int from accounts where id = ${String(id)}) as accounts,
    (select count(*)::int from account_months where account_id = ${String(id)}) as months,
    (select count(*)::int from posts where account_id = ${String(id)}) as posts,
    (select count(*)::int from connection_secrets where connection_id = ${String(connectionId)}) as secrets`;
  return { ...row };
}
const whole = { state: "active", accounts: 1, months: 1, posts: 2, secrets: 1 };
const gone = { state: null, accounts: 0, months: 0, posts: 0, secrets: 0 };
const kept = { ...whole, state: "revoked", secrets: 0 };

const outcomes = async () => (await admin`select outcome from inbox order by id`).map((row) => row.outcome);

async function receipt(code: string | null) {
  const checked = await checkReceipt(code ?? "");
  if (checked.state !== "verified" || checked.body.kind !== "disconnect") throw new Error(checked.state);
  const { steps, ...body } = checked.body;
  return { ...body, steps: steps.map(({ step, result }) => `${step} ${result}`) };
}

describe("an access that ended at the platform", () => {
  test.each([0, 1, 2, 4, 5])("for reason %i is a disconnect whose history goes", async (reason) => {
    const account = await link("tiktok");
    await deliver("tiktok", signedEvent(account.externalId, seconds(60), { reason }));
    await work();
    expect(await stateOf(account)).toEqual(gone);
    expect(await outcomes()).toEqual(["ended"]);
    expect(script.probed).toEqual([account.grant.accessToken]);
    expect(mails).toMatchObject([{ template: "disconnect-done", data: { cause: "ended-there" } }]);
    expect(await receipt(String(mails[0]?.data.receiptCode))).toMatchObject({
      cause: "ended-there",
      state: "complete",
      platform: "tiktok",
      deletedRows: 6,
    });
  });

  test("leaves the history where the platform's rules leave it to the person", async () => {
    const account = await link("instagram");
    await deliver("instagram", signedForm("deauthorize", account.externalId, seconds(60)));
    await work();
    expect(await stateOf(account)).toEqual(kept);
  });

  test("of a lost grant ends what was kept for a reconnect", async () => {
    const account = await link("tiktok");
    await admin`update connections set state = 'needs-reconnect' where id = ${String(account.connectionId)}`;
    await deliver("tiktok", signedEvent(account.externalId, seconds(60)));
    await work();
    expect(await stateOf(account)).toEqual(gone);
  });

  test("which we ended ourselves changes nothing", async () => {
    const account = await link("instagram");
    await disconnect(person.ctx, { accountId: account.publicId, history: "keep" });
    await deliver("instagram", signedForm("deauthorize", account.externalId, seconds(59)));
    await work();
    await deliver("instagram", signedForm("deauthorize", account.externalId, seconds(60)));
    await work();
    expect(await stateOf(account)).toEqual(kept);
    expect(await outcomes()).toEqual(["unchanged", "unchanged"]);
    expect(mails).toMatchObject([{ data: { cause: "asked" } }]);
  });

  test.each([
    [-1, "unchanged"],
    [0, "ended"],
  ])("%i s after the grant, as the platform dates it, leaves it %s", async (second, outcome) => {
    // Half a second after a whole one: the platform's dates are cut to whole seconds.
    const account = await link("tiktok");
    await admin`update connections set granted_at = ${new Date(testNow.getTime() + 500)}
      where id = ${String(account.connectionId)}`;
    await deliver("tiktok", signedEvent(account.externalId, seconds(second), { sentAt: seconds(60) }));
    await work();
    expect(await outcomes()).toEqual([outcome]);
  });

  test("is nobody's where we have no such account", async () => {
    await deliver("tiktok", signedEvent("somebody-else", seconds(60)));
    await work();
    expect(await outcomes()).toEqual(["nothing-held"]);
  });
});

describe("a request for deletion", () => {
  test("takes everything, and its receipt says what", async () => {
    const account = await link("instagram");
    const code = await deliver("instagram", signedForm("delete", account.externalId, seconds(60)));
    expect(await receipt(code)).toMatchObject({ state: "pending", steps: [] });
    await work();
    expect(await stateOf(account)).toEqual(gone);
    expect(await receipt(code)).toMatchObject({
      state: "complete",
      cause: "deletion-asked",
      deletedRows: 6,
      steps: ["delete-history done", "revoke not-offered", "probe refused", "destroy-key done"],
    });
    expect(mails).toMatchObject([{ template: "disconnect-done", data: { cause: "deletion-asked" } }]);
  });

  test("of somebody we do not know is carried out: nothing was held", async () => {
    const code = await deliver("instagram", signedForm("delete", newId(), seconds(60)));
    await work();
    expect(await receipt(code)).toMatchObject({
      state: "complete",
      cause: "deletion-asked",
      deletedRows: 0,
      steps: ["delete-history nothing-held"],
      remains: [],
    });
  });

  test("takes history that was kept after a disconnect", async () => {
    const account = await link("instagram");
    await disconnect(person.ctx, { accountId: account.publicId, history: "keep" });
    await work();
    const code = await deliver("instagram", signedForm("delete", account.externalId, seconds(60)));
    await work();
    expect(await stateOf(account)).toEqual(gone);
    expect(await receipt(code)).toMatchObject({ state: "complete", deletedRows: 6 });
  });

  test("takes it also while the platform is still being told", async () => {
    script.descriptor = { canRevoke: true };
    script.revoke = [new PlatformError({ kind: "unavailable", reason: "outage" }), "confirmed"];
    const account = await link("instagram");
    const own = await disconnect(person.ctx, { accountId: account.publicId, history: "keep" });
    await work();
    const code = await deliver("instagram", signedForm("delete", account.externalId, seconds(60)));
    await work();
    expect(await stateOf(account)).toEqual({ ...gone, secrets: 1 });
    expect(await receipt(code)).toMatchObject({
      state: "complete",
      steps: ["delete-history done"],
      deletedRows: 6,
      remains: [{ what: "The sealed token alone, to tell the platform" }],
    });
    await work(seconds(3_600));
    expect(await stateOf(account)).toEqual(gone);
    expect(await receipt(own.receiptCode)).toMatchObject({ state: "complete", deletedRows: 6 });
  });

  test("older than the grant takes what was before it, and the account begins anew", async () => {
    const account = await link("instagram");
    const code = await deliver("instagram", signedForm("delete", account.externalId, seconds(-60)));
    await work();
    expect(await stateOf(account)).toEqual({ ...whole, months: 0, posts: 0 });
    expect(await outcomes()).toEqual(["begun-anew"]);
    expect(await receipt(code)).toMatchObject({
      state: "complete",
      steps: ["delete-history done", "revoke replaced"],
      deletedRows: 4,
      remains: [{ until: null }],
    });
    const [row] =
      await admin`select first_reading_at, last_reading_at from accounts where id = ${String(account.id)}`;
    expect(row).toEqual({ first_reading_at: null, last_reading_at: null });
    const [due] = await admin`select entity_id, workspace_id from due_work where job = 'sync-account'`;
    expect(due).toEqual({ entity_id: String(account.id), workspace_id: String(person.ctx.workspaceId) });
    expect(script.revoked).toEqual([]);
  });
});

describe("whose it is", () => {
  test("no other account, person or workspace feels it", async () => {
    const stranger = await createPerson();
    const [mine, mineToo] = [await link("tiktok"), await link("instagram", { externalId: "777" })];
    const [theirs, sameNumber] = [
      await link("tiktok", {}, stranger),
      await link("tiktok", { externalId: "777" }, stranger),
    ];
    await deliver("tiktok", signedEvent(mine.externalId, seconds(60)));
    await deliver("instagram", signedForm("delete", "777", seconds(60)));
    await work();
    expect(await stateOf(mine)).toEqual(gone);
    expect(await stateOf(mineToo)).toEqual(gone);
    expect(await stateOf(theirs)).toEqual(whole);
    expect(await stateOf(sameNumber)).toEqual(whole);
    const events = await admin`select distinct workspace_id from audit_events
      where workspace_id in (${String(person.ctx.workspaceId)}, ${String(stranger.ctx.workspaceId)})`;
    expect(events.map((row) => row.workspace_id)).toEqual([String(person.ctx.workspaceId)]);
  });

  test("an account that was indexed under an earlier key is found", async () => {
    const account = await link("tiktok");
    const current = process.env.APP_KEYS ?? "";
    vi.resetModules();
    process.env.APP_KEYS = `a2:${Buffer.alloc(32, 7).toString("base64")},${current}`;
    try {
      const later = await import("./receive-notice");
      const signal = signedEvent(account.externalId, seconds(60));
      await later.receiveNotice(later.noticeSender("tiktok", ""), { ...signal, now: seconds(60) });
    } finally {
      process.env.APP_KEYS = current;
    }
    const [row] = await admin`select cardinality(subject_lookups) as n from inbox`;
    expect(row?.n).toBe(2);
    await work();
    expect(await stateOf(account)).toEqual(gone);
  });

  test("once it is worked on, nothing in it leads to the account", async () => {
    const account = await link("tiktok");
    await deliver("tiktok", signedEvent(account.externalId, seconds(60)));
    await work();
    const [row] = await admin`select subject_lookups, handled_at from inbox`;
    expect(row).toEqual({ subject_lookups: null, handled_at: seconds(60) });
  });
});

describe("whatever happens", () => {
  test.each(["ended", "delete"] as const)("fifty workers at once have one effect: %s", async (kind) => {
    const account = await link("instagram");
    const slug = kind === "ended" ? "deauthorize" : "delete";
    await deliver("instagram", signedForm(slug, account.externalId, seconds(60)));
    const [row] = await admin`select id from inbox`;
    const ctx = systemContext("handle-notice", { now: seconds(60) });
    await Promise.all(Array.from({ length: 50 }, () => handleNotice(ctx, BigInt(row?.id))));
    expect(
      await admin`select from disconnects where connection_id = ${String(account.connectionId)}`,
    ).toHaveLength(1);
    expect(await admin`select from audit_events where entity_id = ${account.publicId}`).toHaveLength(1);
    await work();
    expect(await stateOf(account)).toEqual(kind === "ended" ? kept : gone);
    expect(mails).toHaveLength(1);
  });

  test("a job that was lost with its process is found again on the list", async () => {
    const account = await link("tiktok");
    await deliver("tiktok", signedEvent(account.externalId, seconds(60)));
    await admin`delete from graphile_worker._private_jobs`;
    await planOnce(seconds(60 + leaseSeconds));
    const [row] = await admin`select id from inbox`;
    expect(await admin`select key from graphile_worker.jobs`).toEqual([{ key: `handle-notice:${row?.id}` }]);
  });

  test("cut off at any statement it goes on to the same end", async () => {
    const tables = [
      "inbox",
      "due_work",
      "connections",
      "disconnects",
      "posts",
      "accounts",
      "receipts",
      "audit_events",
    ];
    const survived = await cutAtEveryStatement(admin, tables, async (run) => {
      const account = await link("instagram", { posts: 1 });
      const code = await deliver("instagram", signedForm("delete", account.externalId, seconds(60)));
      const [row] = await admin`select id from inbox where handled_at is null`;
      const ctx = systemContext("handle-notice", { now: seconds(60) });
      await run(() => handleNotice(ctx, BigInt(row?.id)));
      await work();
      expect(await stateOf(account)).toEqual(gone);
      expect(await receipt(code)).toMatchObject({ state: "complete", deletedRows: 5 });
    });
    expect(survived).toBeGreaterThan(5);
  });

  test("a paused account ends like any other", async () => {
    const account = await link("tiktok");
    await pause(person.ctx, { accountId: account.publicId });
    await deliver("tiktok", signedEvent(account.externalId, seconds(60)));
    await work();
    expect(await stateOf(account)).toEqual(gone);
  });
});
