import postgres from "postgres";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { PersonContext } from "@/lib/context";
import { ConflictError, ForbiddenError, NotFoundError } from "@/lib/errors";
import { expectOneUse } from "@/lib/testing/at-once";
import { at } from "@/lib/testing/builders";
import {
  browser,
  type LinkedWorld,
  platformId,
  rows,
  startLinkedWorld,
  sync,
} from "@/lib/testing/linked-world";
import { joinWorkspace } from "@/lib/testing/members";
import { changeRole } from "@/lib/workspaces/change-role";
import { removeMember } from "@/lib/workspaces/end-membership";
import { completeConnect, startConnect } from "./connect";
import type { ConnectOutcome } from "./connect-outcome";
import { findOtherAccount } from "./connect-wanted";

let world: LinkedWorld;
beforeAll(async () => {
  world = await startLinkedWorld();
});
afterAll(() => world.close());

const spare = async (id: string) => {
  await world.post("/control/accounts", { id });
  return id;
};
const accountsOf = (ctx: Parameters<typeof rows>[0]) =>
  rows<{ id: string; public_id: string }>(ctx, "select id, public_id from accounts");

test("a link makes the account, its connection, sealed tokens and a first sync that is due at once", async () => {
  const ctx = await world.person();
  const outcome = await world.connect(ctx, await spare("link-new"));
  const [account, ...others] = await accountsOf(ctx);
  expect(outcome).toEqual({ kind: "connected", accountId: account?.public_id, isNew: true, missing: [] });
  expect(others).toEqual([]);
  expect(await rows(ctx, "select state, problem, failures from connections")).toEqual([
    { state: "active", problem: null, failures: 0 },
  ]);
  expect(await rows(ctx, "select version from connection_secrets")).toEqual([{ version: 1 }]);
  expect(await rows(ctx, "select reason, finished_at from sync_runs")).toEqual([
    { reason: "first", finished_at: null },
  ]);
  expect(await rows(ctx, "select action from audit_events")).toEqual([{ action: "account.connected" }]);
  expect(await world.dueAt("sync-account", BigInt(account?.id ?? 0))).toBe(ctx.now.toISOString());
  const [job] = await world.admin`
    select payload from graphile_worker._private_jobs where key = ${`sync-account:${account?.id}`}`;
  expect(job?.payload).toEqual({
    entityId: account?.id,
    workspaceId: ctx.workspaceId?.toString(),
    userId: ctx.actor.userId.toString(),
  });
});

test("neither the tokens nor the channel's id stand anywhere readable", async () => {
  const { ctx } = await world.linked("link-sealed");
  const shown = await world.get<{ channel: { id: string; title: string } }>("/control/accounts/link-sealed");
  const [row] = await rows<{ text: string }>(
    ctx,
    `select concat(encode(a.external_id_sealed, 'escape'), encode(a.handle_sealed, 'escape'),
       encode(s.tokens_sealed, 'escape')) as text from accounts a, connection_secrets s`,
  );
  expect(row?.text).not.toContain(shown.channel.id);
  expect(row?.text).not.toContain("ya29");
  expect(row?.text).not.toContain("refreshToken");
});

test("a denied consent stores nothing", async () => {
  const ctx = await world.person();
  const back = await world.consent(ctx, { account: await spare("link-denied"), decision: "deny" });
  expect(await world.comeBack(ctx, back)).toEqual({ kind: "denied" });
  expect(await accountsOf(ctx)).toEqual([]);
});

test("an answer that is neither a code nor a refusal is not taken for one", async () => {
  const ctx = await world.person();
  const back = await world.consent(ctx, { account: await spare("link-odd"), decision: "deny" });
  back.searchParams.set("error", "server_error");
  expect(await world.comeBack(ctx, back)).toEqual({ kind: "refused" });
});

test("a state nobody gave out is refused before the platform is asked", async () => {
  const ctx = await world.person();
  const outcome = await completeConnect(ctx, {
    platform: platformId,
    browser,
    state: "made-up",
    code: "4/x",
  });
  expect(outcome).toEqual({ kind: "state-unknown" });
});

test("a state works once: the second use changes nothing and makes no second account", async () => {
  const ctx = await world.person();
  const account = await spare("link-twice");
  const back = await world.consent(ctx, { account });
  const both = await Promise.all([world.comeBack(ctx, back), world.comeBack(ctx, back)]);
  expect(both.map((outcome) => outcome.kind).sort()).toEqual(["connected", "state-used"]);
  expect(await accountsOf(ctx)).toHaveLength(1);
  expect(await world.calls(account, "oauth.exchange")).toBe(1);
});

test("of fifty ways back at once under one state one links", () => {
  let round = 0;
  return expectOneUse(async () => {
    const ctx = await world.person();
    round += 1;
    const back = await world.consent(ctx, { account: await spare(`link-fifty-${round}`) });
    return async () => {
      const { kind } = await world.comeBack(ctx, back);
      if (kind !== "connected") throw new ConflictError(kind);
    };
  });
});

test("a code used before is refused under a fresh state, and the connection it made stays", async () => {
  const ctx = await world.person();
  const account = await spare("link-code-twice");
  const first = await world.consent(ctx, { account });
  expect((await world.comeBack(ctx, first)).kind).toBe("connected");
  const second = await world.consent(ctx, { account });
  second.searchParams.set("code", first.searchParams.get("code") ?? "");
  expect((await world.comeBack(ctx, second)).kind).toBe("refused");
  expect(await accountsOf(ctx)).toHaveLength(1);
  expect(await rows(ctx, "select state from connections")).toEqual([{ state: "active" }]);
});

test("somebody else's state looks like no state at all, and stays good for its owner", async () => {
  const ctx = await world.person();
  const stranger = await world.person();
  const back = await world.consent(ctx, { account: await spare("link-foreign") });
  expect(await world.comeBack(stranger, back)).toEqual({ kind: "state-unknown" });
  expect((await world.comeBack(ctx, back)).kind).toBe("connected");
});

test("a state of another browser or another session of the same person is refused", async () => {
  const ctx = await world.person();
  const back = await world.consent(ctx, { account: await spare("link-browser") });
  const input = {
    platform: platformId,
    state: back.searchParams.get("state") ?? "",
    code: back.searchParams.get("code") ?? "",
  };
  const elsewhere = [Buffer.alloc(32, 9)];
  expect(await completeConnect(ctx, { ...input, browser: elsewhere })).toEqual({ kind: "state-foreign" });
  const session = { ...ctx, actor: { ...ctx.actor, sessionId: 77n } };
  expect(await completeConnect(session, { ...input, browser })).toEqual({ kind: "state-foreign" });
  expect((await completeConnect(ctx, { ...input, browser })).kind).toBe("connected");
});

test("a state ends after ten minutes of the wall clock", async () => {
  const ctx = await world.person();
  const back = await world.consent(ctx, { account: await spare("link-late") });
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 10 * 60_000 + 1_000 });
  try {
    expect(await world.comeBack(ctx, back)).toEqual({ kind: "state-expired" });
  } finally {
    vi.useRealTimers();
  }
});

test("an unticked permission is named, nothing is stored, and what was granted is given back", async () => {
  const ctx = await world.person();
  const account = await spare("link-scope");
  const back = await world.consent(ctx, { account, granted: [] });
  expect(await world.comeBack(ctx, back)).toEqual({
    kind: "scope-missing",
    scopes: ["https://www.googleapis.com/auth/youtube.readonly"],
  });
  expect(await accountsOf(ctx)).toEqual([]);
  expect(await world.calls(account, "oauth.revoke")).toBe(1);
});

test("an account without a channel is said to have none, and the grant is given back", async () => {
  const ctx = await world.person();
  const account = await spare("link-no-channel");
  await world.throwSwitch(account, "no-channel");
  expect(await world.connect(ctx, account)).toEqual({ kind: "no-account" });
  expect(await world.calls(account, "oauth.revoke")).toBe(1);
});

test("a platform that is down loses nothing: the next try works", async () => {
  const ctx = await world.person();
  const account = await spare("link-outage");
  await world.throwSwitch(account, "token-outage", { times: 1 });
  expect(await world.connect(ctx, account)).toEqual({ kind: "unavailable" });
  expect(await accountsOf(ctx)).toEqual([]);
  expect((await world.connect(ctx, account)).kind).toBe("connected");
});

test("an account that is linked in another workspace is refused, and the grant it lives by is left alone", async () => {
  const theirs = await world.linked("link-elsewhere");
  const ctx = await world.person();
  expect(await world.connect(ctx, "link-elsewhere")).toEqual({ kind: "linked-elsewhere" });
  expect(await accountsOf(ctx)).toEqual([]);
  expect(await world.calls("link-elsewhere", "oauth.revoke")).toBe(0);
  expect(await rows(theirs.ctx, "select state from connections")).toEqual([{ state: "active" }]);
});

test("of two workspaces that link one account at the same moment one gets it", async () => {
  const account = await spare("link-race");
  const [one, two] = [await world.person(), await world.person()];
  const backs = [await world.consent(one, { account }), await world.consent(two, { account })] as const;
  const outcomes = await Promise.all([world.comeBack(one, backs[0]), world.comeBack(two, backs[1])]);
  expect(outcomes.map((outcome) => outcome.kind).sort()).toEqual(["connected", "linked-elsewhere"]);
});

/** A manager in somebody else's workspace, on the way back from the platform. */
async function memberOnTheWay(account: string) {
  const host = await world.person();
  const own = await world.person();
  const member = await joinWorkspace(own, host, "manager");
  return { host, member, own, back: await world.consent(member, { account: await spare(account) }) };
}
const remove = (host: PersonContext, member: PersonContext) =>
  removeMember(host, { memberId: member.actor.publicId });
/** Until a statement that says this stands still before what another transaction holds. */
const isWaiting = (statement: string) =>
  vi.waitFor(async () => {
    const waiting = await world.admin`
      select from pg_stat_activity where wait_event_type = 'Lock' and query like ${`%${statement}%`}`;
    expect(waiting).toHaveLength(1);
  });

test("whoever is removed while they come back links nothing there, and what was granted is given back", async () => {
  const { host, member, own, back } = await memberOnTheWay("link-removed");
  const holder = postgres(process.env.DATABASE_URL ?? "", { max: 1 });
  let outcome: Promise<ConnectOutcome> | undefined;
  await holder.begin(async (tx) => {
    const whose = [String(host.workspaceId), String(member.actor.userId)];
    await tx`delete from member_index where workspace_id = ${whose[0] ?? ""} and user_id = ${whose[1] ?? ""}`;
    outcome = world.comeBack(member, back);
    await isWaiting("hold_role()");
  });
  await holder.end();
  expect(await outcome).toEqual({ kind: "not-allowed" });
  expect(await accountsOf(host)).toEqual([]);
  expect(await world.calls("link-removed", "oauth.revoke")).toBe(1);
  expect((await world.connect(own, "link-removed")).kind).toBe("connected");
});

test("whoever links in the moment in which they are removed takes the account along", async () => {
  const { host, member, back } = await memberOnTheWay("link-in-time");
  const holder = postgres(process.env.DATABASE_URL ?? "", { max: 1 });
  const [outcome] = await holder.begin(async (tx) => {
    await tx`lock table sync_runs in share mode`;
    const linking = world.comeBack(member, back);
    await isWaiting('delete from "sync_runs"');
    const removing = remove(host, member);
    await isWaiting("end_membership(");
    return [Promise.all([linking, removing])] as const;
  });
  await holder.end();
  expect((await outcome)[0].kind).toBe("connected");
  expect(await rows(host, "select state from connections where state <> 'revoking'")).toEqual([]);
  expect(
    await rows(host, "select action from audit_events where action = 'account.taken-along'"),
  ).toHaveLength(1);
});

test("a member whose new role links nothing links nothing on their way back", async () => {
  const { host, member, back } = await memberOnTheWay("link-demoted");
  await changeRole(host, { memberId: member.actor.publicId, role: "viewer" });
  expect(await world.comeBack(member, back)).toEqual({ kind: "not-allowed" });
  expect(await accountsOf(host)).toEqual([]);
});

test("linking the same account again replaces the connection and keeps its history", async () => {
  const link = await world.linked("link-again");
  await sync(link);
  const before = await rows<{ id: string }>(link.ctx, "select id from posts order by id");
  const [secret] = await rows<{ key_id: string }>(link.ctx, "select key_id from connection_secrets");
  const later = at(link.ctx, { now: new Date("2026-11-21T12:00:00Z") });
  const outcome = await world.connect(later, "link-again");
  expect(outcome).toEqual({ kind: "connected", accountId: link.publicId, isNew: false, missing: [] });
  expect(await rows(later, "select id from posts order by id")).toEqual(before);
  const [connection, ...others] = await rows<{ id: string; state: string }>(
    later,
    "select id, state from connections",
  );
  expect(others).toEqual([]);
  expect(connection?.state).toBe("active");
  expect(BigInt(connection?.id ?? 0)).not.toBe(link.connectionId);
  const secrets = await rows<{ key_id: string }>(later, "select key_id from connection_secrets");
  expect(secrets).toHaveLength(1);
  expect(secrets[0]?.key_id).not.toBe(secret?.key_id);
});

test("connecting one account again refuses another, names both, and gives its grant back", async () => {
  const link = await world.linked("again-wanted");
  const other = await spare("again-other");
  const back = await world.consent(link.ctx, { account: other }, link.publicId);
  expect(await world.comeBack(link.ctx, back)).toEqual({ kind: "other-account" });
  expect(await findOtherAccount(link.ctx)).toEqual({ wanted: "@again-wanted", found: "@again-other" });
  expect(await world.calls(other, "oauth.revoke")).toBe(1);
  expect(await rows(link.ctx, "select id, state from connections")).toEqual([
    { id: String(link.connectionId), state: "active" },
  ]);
  const right = await world.consent(link.ctx, { account: "again-wanted" }, link.publicId);
  expect((await world.comeBack(link.ctx, right)).kind).toBe("connected");
  expect(await findOtherAccount(link.ctx)).toBeNull();
});

test("the grant of another account is left alone where that one is linked already, in any workspace", async () => {
  const link = await world.linked("again-mine");
  await world.linked("again-theirs");
  const back = await world.consent(link.ctx, { account: "again-theirs" }, link.publicId);
  expect(await world.comeBack(link.ctx, back)).toEqual({ kind: "other-account" });
  expect(await world.calls("again-theirs", "oauth.revoke")).toBe(0);
});

test("somebody else's account cannot be connected again, and names are told to who asked", async () => {
  const theirs = await world.linked("again-foreign");
  const ctx = await world.person();
  await expect(
    startConnect(ctx, { platform: platformId, browser, accountId: theirs.publicId }),
  ).rejects.toThrow(NotFoundError);
  expect(await findOtherAccount(ctx)).toBeNull();
});

test("linking again takes the planned end of the old grant off the list", async () => {
  const link = await world.linked("link-grace");
  await world.throwSwitch("link-grace", "revoked");
  await sync(link);
  expect(await world.dueAt("end-grace", link.connectionId)).not.toBeNull();
  await world.throwSwitch("link-grace", "revoked", { on: false });
  expect((await world.connect(link.ctx, "link-grace")).kind).toBe("connected");
  expect(await world.dueAt("end-grace", link.connectionId)).toBeNull();
  expect(await rows(link.ctx, "select state, problem, delete_data_at from connections")).toEqual([
    { state: "active", problem: null, delete_data_at: null },
  ]);
});

test("a connection that is still being revoked is not replaced", async () => {
  const link = await world.linked("link-leaving");
  await rows(link.ctx, "update connections set state = 'revoking'");
  expect(await world.connect(link.ctx, "link-leaving")).toEqual({ kind: "still-leaving" });
});

test("a viewer may not link, and an unknown platform is not found", async () => {
  const ctx = await world.person();
  await expect(startConnect(at(ctx, { role: "viewer" }), { platform: platformId, browser })).rejects.toThrow(
    ForbiddenError,
  );
  await expect(startConnect(ctx, { platform: "nowhere", browser })).rejects.toThrow(NotFoundError);
});
