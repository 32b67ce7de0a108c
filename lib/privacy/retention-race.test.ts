import type postgres from "postgres";
import { expect, test } from "vitest";
import { openKey } from "@/lib/crypto/keyring";
import { open, seal } from "@/lib/crypto/seal";
import { assumeRole } from "@/lib/db";
import { createAccount } from "@/lib/testing/accounts";
import { createPerson, testNow } from "@/lib/testing/builders";
import { ownDatabases } from "@/lib/testing/own-database";
import { expire } from "./retention";

const { data } = await ownDatabases();
assumeRole("tallyglass_worker");

const ago = (days: number) => new Date(testNow.getTime() - days * 86_400_000);

/** Retention that has found what is old, and comes to it just when somebody else has changed it. */
async function expireWhile(change: (tx: postgres.TransactionSql) => Promise<unknown>) {
  let expired: ReturnType<typeof expire> | undefined;
  await data.begin(async (tx) => {
    await change(tx);
    expired = expire({ now: testNow, wall: testNow });
    for (;;) {
      const waiting = await data`
        select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      if (waiting.length > 0) break;
    }
  });
  return expired;
}

test("a name that is read just before its turn to be blanked stays", async () => {
  const { ctx } = await createPerson();
  const { id, publicId } = await createAccount(ctx, { handle: "@before" });
  await data`update accounts set profile_read_at = ${ago(80)} where id = ${String(id)}`;
  const key = await openKey(ctx.actor.keyId);
  const place = { table: "accounts", column: "handle", row: publicId };
  const expired = await expireWhile(
    (tx) => tx`update accounts set profile_read_at = ${testNow}, handle_sealed = ${seal(key, "@today", place)}
      where id = ${String(id)}`,
  );
  expect(expired).toEqual({});
  const [row] = await data`select handle_sealed from accounts where id = ${String(id)}`;
  expect(open(key, row?.handle_sealed, place)).toBe("@today");
});

test("a grant that is confirmed just before its end is planned gets none", async () => {
  const { ctx } = await createPerson();
  const account = await createAccount(ctx);
  const id = String(account.connectionId);
  await data`update connections set verified_at = ${ago(28)} where id = ${id}`;
  await expireWhile((tx) => tx`update connections set verified_at = ${testNow} where id = ${id}`);
  const [row] = await data`select delete_data_at from connections where id = ${id}`;
  expect(row?.delete_data_at).toBeNull();
  expect(await data`select from due_work where job = 'end-grace' and entity_id = ${id}`).toEqual([]);
});

test("somebody who proves their address in the last moment is not erased", async () => {
  const { ctx } = await createPerson();
  const id = String(ctx.actor.userId);
  await data`update users set created_at = ${ago(8)}, verified_at = null where id = ${id}`;
  const expired = await expireWhile((tx) => tx`update users set verified_at = ${testNow} where id = ${id}`);
  expect(expired).toEqual({});
  const [row] = await data`select frozen_at from users where id = ${id}`;
  expect(row?.frozen_at).toBeNull();
  expect(await data`select from erasures where user_id = ${id}`).toEqual([]);
});
