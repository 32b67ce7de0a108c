import { afterAll, beforeAll, expect, test } from "vitest";
import { systemContext } from "@/lib/context";
import { checkReceipt } from "@/lib/receipts/check";
import { at } from "@/lib/testing/builders";
import { type LinkedWorld, startLinkedWorld, sync } from "@/lib/testing/linked-world";
import { disconnect } from "./disconnect";
import { finishDisconnect } from "./disconnect-finish";

/** With a platform where only an access token that still works can be revoked. */
let world: LinkedWorld;
beforeAll(async () => {
  world = await startLinkedWorld("tiktok");
});
afterAll(() => world.close());

type Link = Awaited<ReturnType<LinkedWorld["linked"]>>;
const nextDay = "2026-11-21T12:00:00.000Z";

async function begin(link: Link): Promise<{ code: string; id: bigint }> {
  const ctx = at(link.ctx, { now: new Date(nextDay) });
  const { receiptCode } = await disconnect(ctx, { accountId: link.publicId, history: "delete" });
  const [row] =
    await world.admin`select id from disconnects where connection_id = ${link.connectionId.toString()}`;
  return { code: receiptCode, id: BigInt(row?.id ?? 0) };
}

const finish = ({ ctx }: Link, id: bigint, now = nextDay) =>
  finishDisconnect(
    systemContext("finish-disconnect", { workspaceId: ctx.workspaceId, now: new Date(now) }),
    id,
  );

async function steps(code: string): Promise<string[]> {
  const checked = await checkReceipt(code);
  if (checked.state !== "verified" || checked.body.kind !== "disconnect") throw new Error(checked.state);
  return checked.body.steps.map(({ step, result }) => `${step} ${result}`);
}

const operations = async (account: string) =>
  (await world.get<{ operation: string; status: number }[]>(`/control/journal?account=${account}`)).map(
    ({ operation, status }) => `${operation} ${status}`,
  );

const liveGrants = async (account: string) =>
  (await world.get<{ liveGrants: number }>(`/control/accounts/${account}`)).liveGrants;

const done = ["delete-history done", "revoke confirmed", "probe refused", "destroy-key done"];

test("a token that has run out is renewed, and the new one ends the grant and is the one that is probed", async () => {
  const link = await world.linked("living-late");
  await sync(link);
  await world.moveTo(nextDay);
  const { code, id } = await begin(link);
  await finish(link, id);
  expect(await steps(code)).toEqual(done);
  expect((await operations("living-late")).slice(-3)).toEqual([
    "oauth.refresh 200",
    "oauth.revoke 200",
    "user.info 401",
  ]);
  expect(await liveGrants("living-late")).toBe(0);
});

test("a platform that is silent in the middle is asked again with the token that came", async () => {
  const link = await world.linked("living-silent");
  const { code, id } = await begin(link);
  await world.throwSwitch("living-silent", "silent-revoke", { as: "503" });
  await finish(link, id);
  expect(await steps(code)).toEqual(["delete-history done", "revoke no-answer"]);
  await world.throwSwitch("living-silent", "silent-revoke", { on: false });
  await finish(link, id, "2026-11-21T12:00:20.000Z");
  expect(await steps(code)).toEqual(done);
  expect(await world.calls("living-silent", "oauth.refresh")).toBe(1);
});

test("a token endpoint that is down leaves the token for the next try", async () => {
  const link = await world.linked("living-down");
  const { code, id } = await begin(link);
  await world.throwSwitch("living-down", "token-outage");
  await finish(link, id);
  expect(await steps(code)).toEqual(["delete-history done", "revoke no-answer"]);
  await world.throwSwitch("living-down", "token-outage", { on: false });
  await finish(link, id, "2026-11-21T12:00:20.000Z");
  expect(await steps(code)).toEqual(done);
});

test("a grant that is dead there already is confirmed", async () => {
  const link = await world.linked("living-dead");
  await world.throwSwitch("living-dead", "revoked");
  const { code, id } = await begin(link);
  await finish(link, id);
  expect(await steps(code)).toEqual(done);
});
