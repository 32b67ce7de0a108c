import { afterAll, beforeAll, expect, test } from "vitest";
import { destroyKey } from "@/lib/crypto/keyring";
import { PlatformError } from "@/lib/platforms/errors";
import { jobContext, type LinkedWorld, rows, startLinkedWorld } from "@/lib/testing/linked-world";
import { withGrant } from "./renewal";
import { destroyGrant, openGrant } from "./secrets";

let world: LinkedWorld;
beforeAll(async () => {
  world = await startLinkedWorld();
});
afterAll(() => world.close());

test("a destroyed grant cannot be opened again, not even from a copy of its row", async () => {
  const link = await world.linked("secret-destroyed");
  const ctx = jobContext(link.ctx);
  const [secret] = await rows<{ key_id: string }>(link.ctx, "select key_id from connection_secrets");
  await destroyKey(secret?.key_id ?? "", ctx.now);
  expect(await openGrant(ctx, link.connectionId)).toBeNull();
  await expect(withGrant(ctx, link.connectionId, async () => "used")).rejects.toThrow(PlatformError);
  await destroyGrant(ctx, link.connectionId);
  await destroyGrant(ctx, link.connectionId);
  expect(await rows(link.ctx, "select * from connection_secrets")).toEqual([]);
});

test("another workspace's grant is not there", async () => {
  const link = await world.linked("secret-foreign");
  const stranger = jobContext(await world.person());
  expect(await openGrant(stranger, link.connectionId)).toBeNull();
  await destroyGrant(stranger, link.connectionId);
  expect(await openGrant(jobContext(link.ctx), link.connectionId)).not.toBeNull();
});
