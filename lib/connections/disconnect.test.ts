import { beforeEach, describe, expect, test, vi } from "vitest";
import { systemContext } from "@/lib/context";
import { NotFoundError } from "@/lib/errors";
import { PlatformError } from "@/lib/platforms/errors";
import type * as registry from "@/lib/platforms/registry";
import { checkReceipt } from "@/lib/receipts/check";
import { createAccount, type MadeAccount } from "@/lib/testing/accounts";
import { at, createPerson, type MadePerson, testNow } from "@/lib/testing/builders";
import { cutAtEveryStatement } from "@/lib/testing/cut";
import { ownDatabases } from "@/lib/testing/own-database";
import { newScript, type Script, scripted } from "@/lib/testing/scripted-platform";
import { disconnect } from "./disconnect";
import { finishDisconnect } from "./disconnect-finish";

let script: Script;
vi.mock("@/lib/platforms/registry", async (load) => {
  const real = await load<typeof registry>();
  return { ...real, platform: (id: string) => scripted(real.platform(id), script) };
});

const { data: admin, keystore } = await ownDatabases();

const silence = () => new PlatformError({ kind: "unavailable", reason: "timeout" });
const later = (seconds: number) => new Date(testNow.getTime() + seconds * 1000);

let person: MadePerson;
let account: MadeAccount;
beforeEach(async () => {
  script = newScript();
  person = await createPerson();
  account = await createAccount(person.ctx, { months: ["2026-05-01", "2026-06-01"], posts: 3 });
});

async function begin(history: "delete" | "keep" = "delete"): Promise<string> {
  return (await disconnect(person.ctx, { accountId: account.publicId, history })).receiptCode;
}

async function finish(now = testNow): Promise<void> {
  const [row] =
    await admin`select id from disconnects where connection_id = ${account.connectionId.toString()}`;
  const scope = { workspaceId: person.ctx.workspaceId, now };
  await finishDisconnect(systemContext("finish-disconnect", scope), BigInt(row?.id ?? 0));
}

async function body(code: string) {
  const checked = await checkReceipt(code);
  if (checked.state !== "verified" || checked.body.kind !== "disconnect") throw new Error(checked.state);
  return checked.body;
}

async function steps(code: string): Promise<string[]> {
  return (await body(code)).steps.map(({ step, result }) => `${step} ${result}`);
}

async function rowsOf(made: MadeAccount) {
  const id = made.id.toString();
  const [row] = await admin`select
    (select count(*)::int from accounts where id = ${id}) as accounts,
    (select count(*)::int from account_index where account_id = ${id}) as claimed,
    (select count(*)::int from account_months where account_id = ${id}) as months,
    (select count(*)::int from posts where account_id = ${id}) as posts,
    (select count(*)::int from sync_runs where account_id = ${id}) as runs,
    (select count(*)::int from connections where account_id = ${id}) as connections,
    (select count(*)::int from connection_secrets where connection_id = ${made.connectionId.toString()}) as secrets,
    (select count(*)::int from disconnects where connection_id = ${made.connectionId.toString()}) as pending`;
  return { ...row };
}

const whole = {
  accounts: 1,
  claimed: 1,
  months: 2,
  posts: 3,
  runs: 1,
  connections: 1,
  secrets: 1,
  pending: 0,
};
const nothing = {
  accounts: 0,
  claimed: 0,
  months: 0,
  posts: 0,
  runs: 0,
  connections: 0,
  secrets: 0,
  pending: 0,
};

describe("at once", () => {
  test("the history is gone and the account free, while the sealed token alone waits", async () => {
    const code = await begin();
    expect(await rowsOf(account)).toEqual({ ...nothing, secrets: 1, pending: 1 });
    expect(await body(code)).toMatchObject({
      state: "pending",
      deletedRows: 8,
      platform: account && "youtube",
    });
    expect(await steps(code)).toEqual(["delete-history done"]);
    const [work] = await admin`select user_id from due_work where job = 'finish-disconnect'
      and entity_id = (select id from disconnects where receipt_code = ${code})`;
    expect(work).toEqual({ user_id: null });
    await expect(
      createAccount((await createPerson()).ctx, { externalId: account.externalId }),
    ).resolves.toBeTruthy();
  });

  test("a platform whose rules say so loses its history even when keeping was asked for", async () => {
    await begin("keep");
    expect(await rowsOf(account)).toMatchObject({ accounts: 0, months: 0, posts: 0 });
  });

  test("elsewhere the history stays as chosen, and can go later", async () => {
    script.descriptor = { historyEndsWithDisconnect: false };
    const code = await begin("keep");
    expect(await rowsOf(account)).toEqual({ ...whole, pending: 1 });
    await finish();
    expect(await rowsOf(account)).toEqual({ ...whole, secrets: 0 });
    expect(await steps(code)).toEqual([
      "delete-history kept",
      "revoke confirmed",
      "probe refused",
      "destroy-key done",
    ]);
    const second = await begin("delete");
    expect(await rowsOf(account)).toEqual(nothing);
    expect(await body(second)).toMatchObject({ state: "complete", deletedRows: 8 });
  });

  test("asking twice gives the same receipt", async () => {
    script.descriptor = { historyEndsWithDisconnect: false };
    expect(await begin("keep")).toBe(await begin("delete"));
    expect(await rowsOf(account)).toEqual({ ...nothing, secrets: 1, pending: 1 });
  });
});

describe("who may", () => {
  test("another workspace's account is not found, and stays as it is", async () => {
    const stranger = await createPerson();
    const attempt = disconnect(stranger.ctx, { accountId: account.publicId, history: "delete" });
    await expect(attempt).rejects.toThrow(NotFoundError);
    expect(await rowsOf(account)).toEqual(whole);
  });

  test.each(["viewer", "billing"] as const)("a %s may not", async (role) => {
    const attempt = disconnect(at(person.ctx, { role }), { accountId: account.publicId, history: "delete" });
    await expect(attempt).rejects.toThrow(/role in this workspace/);
    expect(await rowsOf(account)).toEqual(whole);
  });

  test("a neighbour's rows are untouched", async () => {
    const neighbour = await createPerson();
    const theirs = await createAccount(neighbour.ctx, { months: ["2026-06-01", "2026-05-01"], posts: 3 });
    await begin();
    await finish();
    expect(await rowsOf(theirs)).toEqual(whole);
  });
});

describe("in the background", () => {
  test("the platform confirms, the old token is refused, token and key are destroyed", async () => {
    const [secret] =
      await admin`select key_id from connection_secrets where connection_id = ${account.connectionId.toString()}`;
    const code = await begin();
    await finish();
    expect(await rowsOf(account)).toEqual(nothing);
    expect(script.revoked).toEqual([account.grant.accessToken]);
    expect(script.probed).toEqual([account.grant.accessToken]);
    expect(await keystore`select from wrapped_keys where key_id = ${secret?.key_id}`).toHaveLength(0);
    expect(await keystore`select from erasure_ledger where key_id = ${secret?.key_id}`).toHaveLength(1);
    expect(await body(code)).toMatchObject({
      state: "complete",
      remains: [{ until: later(7 * 86_400).toISOString() }],
    });
    expect(await steps(code)).toEqual([
      "delete-history done",
      "revoke confirmed",
      "probe refused",
      "destroy-key done",
    ]);
    await finish();
  });

  test("a grant that was dead already counts as confirmed", async () => {
    script.revoke = [new PlatformError({ kind: "expired", reason: "revoked" })];
    const code = await begin();
    await finish();
    expect(await steps(code)).toContain("revoke confirmed");
  });

  test("a slow revocation is probed three times in a minute", async () => {
    script.isRefused = [false, false, true];
    const code = await begin();
    await finish();
    expect(await rowsOf(account)).toMatchObject({ secrets: 1, pending: 1 });
    await finish(later(20));
    await finish(later(40));
    expect(script.revoked).toHaveLength(1);
    expect(await steps(code)).toContain("probe refused");
    expect(await rowsOf(account)).toEqual(nothing);
  });

  test("a token that is still taken after that is said to be, and our copy is destroyed", async () => {
    script.isRefused = [false];
    const code = await begin();
    for (const seconds of [0, 20, 40]) await finish(later(seconds));
    expect(await steps(code)).toEqual([
      "delete-history done",
      "revoke confirmed",
      "probe still-accepted",
      "destroy-key done",
    ]);
  });

  test("a silent platform is asked again, and the receipt says that the revocation is pending", async () => {
    script.revoke = [silence(), silence(), "confirmed"];
    const code = await begin();
    await finish();
    await finish(later(20));
    expect(await rowsOf(account)).toEqual({ ...nothing, secrets: 1, pending: 1 });
    expect(await body(code)).toMatchObject({
      state: "pending",
      remains: [
        { what: "The sealed token alone, to tell the platform", until: later(72 * 3600).toISOString() },
      ],
    });
    expect(await steps(code)).toEqual(["delete-history done", "revoke no-answer"]);
    const [work] = await admin`select due_at from due_work where job = 'finish-disconnect'
      and entity_id = (select id from disconnects where receipt_code = ${code})`;
    expect(work?.due_at).toEqual(later(80));
    await finish(later(80));
    expect(await body(code)).toMatchObject({ state: "complete" });
    expect(await rowsOf(account)).toEqual(nothing);
  });

  test("after 72 hours of silence the token is destroyed all the same, and the receipt says failed", async () => {
    script.revoke = [silence()];
    const code = await begin();
    await finish(later(72 * 3600 - 1));
    expect(await rowsOf(account)).toMatchObject({ secrets: 1, pending: 1 });
    await finish(later(72 * 3600));
    expect(await rowsOf(account)).toEqual(nothing);
    expect(await body(code)).toMatchObject({ state: "failed" });
    expect(await steps(code)).toEqual(["delete-history done", "revoke no-answer", "destroy-key done"]);
  });

  test.each([
    ["works", "confirmed", true, "refused"],
    [
      "is not known there",
      new PlatformError({ kind: "unexpected", reason: "request" }),
      false,
      "still-accepted",
    ],
    [
      "is met with silence",
      silence(),
      new PlatformError({ kind: "unavailable", reason: "outage" }),
      "no-answer",
    ],
  ] as const)(
    "where a platform has no revoke call an attempt is made once, which %s, and nobody waits",
    async (_what, revoke, isRefused, probe) => {
      script.descriptor = { canRevoke: false };
      script.revoke = [revoke];
      script.isRefused = [isRefused];
      const code = await begin();
      for (const seconds of [0, 20, 40]) await finish(later(seconds));
      expect(script.revoked).toHaveLength(1);
      expect(await rowsOf(account)).toEqual(nothing);
      expect(await body(code)).toMatchObject({ state: "complete" });
      expect(await steps(code)).toEqual([
        "delete-history done",
        "revoke not-offered",
        `probe ${probe}`,
        "destroy-key done",
      ]);
    },
  );

  test("a new grant that took the old one's place is not revoked", async () => {
    script.descriptor = { historyEndsWithDisconnect: false };
    const code = await begin("keep");
    await admin`update connections set state = 'active' where id = ${account.connectionId.toString()}`;
    await finish();
    expect(script.revoked).toEqual([]);
    expect(await rowsOf(account)).toEqual(whole);
    expect(await steps(code)).toEqual(["delete-history kept", "revoke replaced"]);
  });

  test("a bug in a platform does not pass for an answer", async () => {
    script.revoke = [new TypeError("broken")];
    await begin();
    await expect(finish()).rejects.toThrow(TypeError);
    expect(await rowsOf(account)).toMatchObject({ secrets: 1, pending: 1 });
  });
});

test("cut off at any statement it goes on to the same end", async () => {
  const tables = ["disconnects", "connection_secrets", "receipts", "due_work"];
  const survived = await cutAtEveryStatement(admin, tables, async (run) => {
    account = await createAccount(person.ctx, { posts: 1 });
    const code = await begin();
    await run(() => finish());
    await finish();
    expect(await rowsOf(account)).toEqual(nothing);
    expect(await steps(code)).toEqual([
      "delete-history done",
      "revoke confirmed",
      "probe refused",
      "destroy-key done",
    ]);
  });
  expect(survived).toBeGreaterThan(5);
});
