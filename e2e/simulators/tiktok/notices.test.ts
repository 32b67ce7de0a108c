import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { parseNotice } from "@/lib/platforms/tiktok/notice";
import { tiktokClientSecret } from "./environment.ts";
import { type Stage, startStage } from "./test-stage.ts";

const account = "tiktok-small";
const now = new Date("2026-11-20T12:00:00Z");

let stage: Stage;
let product: Awaited<ReturnType<typeof listen>>;
beforeEach(async () => {
  product = await listen();
  stage = await startStage({ productUrl: product.url });
});
afterEach(async () => {
  await stage.close();
  await product.close();
});

/** Something that listens where the product would, and remembers what came. */
async function listen() {
  const came: { path: string; headers: IncomingMessage["headers"]; body: Buffer }[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    came.push({ path: request.url ?? "", headers: request.headers, body: Buffer.concat(chunks) });
    response.writeHead(200).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { came, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

/** What the product makes of the latest notice. */
function understood() {
  const { headers, body } = product.came.at(-1) ?? { headers: {}, body: Buffer.alloc(0) };
  const names = Object.entries(headers).map(([name, value]) => [name, String(value)]);
  return parseNotice({ slug: "", headers: Object.fromEntries(names), body, now }, [tiktokClientSecret]);
}

const send = (kind: string, more: object = {}) =>
  stage.post(`/control/accounts/${account}/notices`, { kind, ...more });

test.each([
  ["unknown", "ended", "unknown"],
  ["disconnected", "ended", "disconnected-there"],
  ["account-deleted", "ended", "account-deleted"],
  ["age-changed", "age-changed", "age-changed"],
  ["account-banned", "ended", "account-banned"],
  ["revoked-by-app", "ended", "revoked-by-us"],
])("%s is delivered signed, with the tokens dead already", async (kind, expected, reason) => {
  await stage.connect(account).catch(() => null);
  const { body } = await send(kind);
  expect(body).toEqual({ path: "/api/webhooks/tiktok", status: 200, body: "" });
  const shown = await stage.get<{ openId: string; liveGrants: number }>(`/control/accounts/${account}`);
  expect(shown.liveGrants).toBe(0);
  expect(understood()).toMatchObject({ kind: expected, reason, externalId: shown.openId, occurredAt: now });
});

test("another event is signed as well, concerns nobody, and ends no grant", async () => {
  await send("another-event");
  expect(understood()).toMatchObject({ kind: "ignored", externalId: null });
});

test("the same second is the same event, delivered again", async () => {
  const ids = [];
  for (const createTime of [1_700_000_000, 1_700_000_000, 1_700_000_001]) {
    await send("disconnected", { createTime });
    ids.push(understood()?.eventId);
  }
  expect(ids[0]).toBe(ids[1]);
  expect(ids[2]).not.toBe(ids[0]);
});

test.each([
  { signature: "wrong" },
  { signature: "altered" },
  { signature: "missing" },
  { age: 301 },
  { age: -301 },
])("%j is not to be believed", async (more) => {
  await send("disconnected", more);
  expect(understood()).toBeNull();
});

test("a signature of five minutes ago still is", async () => {
  await send("disconnected", { age: 300 });
  expect(understood()).not.toBeNull();
});
