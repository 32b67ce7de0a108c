import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { NextRequest } from "next/server";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { finishDisconnect } from "@/lib/connections/disconnect-finish";
import { handleNotice } from "@/lib/connections/handle-notice";
import { systemContext } from "@/lib/context";
import { assumeRole } from "@/lib/db";
import { checkReceipt } from "@/lib/receipts/check";
import { startLinkedWorld } from "@/lib/testing/linked-world";
import { ownDatabases } from "@/lib/testing/own-database";
import { POST } from "./route";

// Outside the framework's server there is nothing to hand on.
vi.mock("next/navigation", () => ({ unstable_rethrow: () => undefined }));

const { data: admin } = await ownDatabases();
assumeRole("tallyglass_worker");

/** The door behind HTTP, at the address that the platforms learn. */
const door = createServer(async (incoming, outgoing) => {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const [platform = "", ...notice] = (incoming.url ?? "").split("/").slice(3);
  const request = new NextRequest(`http://127.0.0.1${incoming.url}`, {
    method: "POST",
    headers: incoming.headers as Record<string, string>,
    body: new Uint8Array(Buffer.concat(chunks)),
  });
  const params = Promise.resolve({ platform, ...(notice.length > 0 && { notice }) });
  const answer = await POST(request, { params });
  outgoing.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
});

let world: Awaited<ReturnType<typeof startLinkedWorld>>;
beforeAll(async () => {
  await new Promise<void>((resolve) => door.listen(0, "127.0.0.1", resolve));
  process.env.APP_URL = `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
  world = await startLinkedWorld();
});
afterAll(async () => {
  await world.close();
  door.closeAllConnections();
  door.close();
});

const tell = async (account: string, notice: object) =>
  (await world.post(`/control/accounts/${account}/notices`, notice)).body as { status: number; body: string };

/** What the worker does, until nothing is left. @param seconds later */
async function work(seconds = 0): Promise<void> {
  const clock = await world.get<{ now: string }>("/clock");
  const now = new Date(Date.parse(clock.now) + seconds * 1000);
  for (;;) {
    const due = await admin<{ job: string; entity_id: string; workspace_id: string | null }[]>`
      select job, entity_id, workspace_id from due_work
      where job in ('handle-notice', 'finish-disconnect') and due_at <= ${now} order by job, entity_id`;
    if (due.length === 0) return;
    for (const { job, entity_id, workspace_id } of due) {
      const ctx = systemContext(job, {
        workspaceId: workspace_id ? BigInt(workspace_id) : null,
        now,
      });
      await (job === "handle-notice" ? handleNotice : finishDisconnect)(ctx, BigInt(entity_id));
    }
  }
}

const accountsOf = async (ctx: { workspaceId: bigint | null }) =>
  (
    await admin`select c.state from accounts a join connections c on c.account_id = a.id
      where a.workspace_id = ${String(ctx.workspaceId)}`
  ).map((row) => row.state);
const newestOutcome = async () =>
  (await admin`select outcome from inbox order by id desc limit 1`)[0]?.outcome;

describe("as TikTok sends them", () => {
  test("each reason ends the access, and history with it", async () => {
    for (const kind of ["unknown", "disconnected", "account-deleted", "account-banned", "revoked-by-app"]) {
      const { ctx } = await world.on("tiktok").linked(`left-${kind}`);
      expect(await tell(`left-${kind}`, { kind })).toMatchObject({ status: 200, body: "" });
      await work();
      expect(await accountsOf(ctx)).toEqual([]);
      expect(await newestOutcome()).toBe("ended");
    }
  });

  test("a changed age restricts the person", async () => {
    const { ctx } = await world.on("tiktok").linked("young");
    expect(await tell("young", { kind: "age-changed" })).toMatchObject({ status: 200 });
    await work();
    expect(await accountsOf(ctx)).toEqual([]);
    const [row] = await admin`select restricted_by from users where id = ${String(ctx.actor.userId)}`;
    expect(row?.restricted_by).toBe("tiktok");
  });

  test("delivered twice, of no interest, forged or old: one effect, none, or refused", async () => {
    const { ctx } = await world.on("tiktok").linked("heard");
    const before = await admin`select from inbox`;
    for (const signature of ["wrong", "altered", "missing"]) {
      expect(await tell("heard", { kind: "disconnected", signature })).toMatchObject({ status: 403 });
    }
    for (const age of [301, -301]) {
      expect(await tell("heard", { kind: "disconnected", age })).toMatchObject({ status: 403 });
    }
    expect(await tell("heard", { kind: "another-event" })).toMatchObject({ status: 200 });
    expect(await admin`select from inbox`).toHaveLength(before.length);
    expect(await accountsOf(ctx)).toEqual(["active"]);
    const createTime = Date.parse((await world.get<{ now: string }>("/clock")).now) / 1000;
    for (let n = 0; n < 3; n += 1) await tell("heard", { kind: "disconnected", createTime });
    expect(await admin`select from inbox`).toHaveLength(before.length + 1);
    await work();
    expect(await accountsOf(ctx)).toEqual([]);
  });
});

describe("as Instagram sends them", () => {
  const instagram = () => world.on("instagram");

  test.each([{}, { secret: "meta" }, { bareId: true }, { padded: true }])(
    "the removal of the app ends the access and keeps the history: %o",
    async (how) => {
      const name = `left-${Object.keys(how).join("").toLowerCase()}`;
      const { ctx } = await instagram().linked(name);
      expect(await tell(name, { kind: "deauthorize", ...how })).toMatchObject({ status: 200, body: "" });
      await work();
      expect(await accountsOf(ctx)).toEqual(["revoked"]);
    },
  );

  test("a request for deletion has a receipt from its answer on, and takes everything", async () => {
    const { ctx } = await instagram().linked("forgotten");
    const answer = await tell("forgotten", { kind: "delete" });
    expect(answer.status).toBe(200);
    const { url, confirmation_code: code } = JSON.parse(answer.body);
    expect(await checkReceipt(code)).toMatchObject({ body: { state: "pending", steps: [] } });
    // The grant itself stands until the person ends it there: the old token is tried three times.
    for (const seconds of [0, 20, 40]) await work(seconds);
    expect(await accountsOf(ctx)).toEqual([]);
    expect(await checkReceipt(url.split("/").at(-1))).toMatchObject({
      body: { state: "complete", cause: "deletion-asked", platform: "instagram" },
    });
  });

  test("forged ones are refused", async () => {
    const { ctx } = await instagram().linked("heard-too");
    for (const how of [{ secret: "wrong" }, { altered: true }, { algorithm: "HMAC-SHA1" }]) {
      expect(await tell("heard-too", { kind: "delete", ...how })).toMatchObject({ status: 403 });
    }
    const issuedAt = "2026-11-10T12:00:00Z";
    expect(await tell("heard-too", { kind: "delete", issuedAt })).toMatchObject({ status: 403 });
    await work();
    expect(await accountsOf(ctx)).toEqual(["active"]);
  });
});
