import { expect, test } from "vitest";
import { inWorkspace, systemContext } from "@/lib/context";
import { assumeRole, clients } from "@/lib/db";
import { testNow } from "@/lib/testing/builders";
import { ownDatabases } from "@/lib/testing/own-database";
import { canonical } from "./body";
import { appendReceipt, type NewReceipt } from "./chain";
import { checkReceipt } from "./check";
import { newReceiptCode, parseReceiptCode } from "./code";

const { data: admin } = await ownDatabases();
assumeRole("tallyglass_worker");

const ctx = systemContext("finish-disconnect", { now: testNow });

const receipt = (code: string, state: "pending" | "complete" = "complete"): NewReceipt => ({
  kind: "disconnect",
  code,
  state,
  platform: "somewhere",
  steps: [{ step: "revoke", result: "confirmed", at: testNow.toISOString() }],
  deletedRows: 12,
  remains: [],
});

async function issue(code = newReceiptCode(), state?: "pending" | "complete"): Promise<string> {
  await inWorkspace(ctx, (tx) => appendReceipt(tx, receipt(code, state), testNow));
  return code;
}

test("verifies a receipt and shows its newest entry", async () => {
  const code = await issue(undefined, "pending");
  await issue(code, "complete");
  const checked = await checkReceipt(code);
  expect(checked).toMatchObject({ state: "verified", code, body: { state: "complete", deletedRows: 12 } });
  expect(checked.state === "verified" && checked.written).toHaveLength(2);
});

test("finds a code however it is typed", async () => {
  const code = await issue();
  expect((await checkReceipt(` ${code.toLowerCase().replaceAll("-", " ")} `)).state).toBe("verified");
  expect(parseReceiptCode("OIL00-00000-00000-00000")).toBe("01100-00000-00000-00000");
});

test("says politely that it knows no such code, or that it is none", async () => {
  expect(await checkReceipt(newReceiptCode())).toEqual({ state: "unknown" });
  expect(await checkReceipt("' or 1=1 --")).toEqual({ state: "unknown" });
});

test.each([
  ["its text", "body = replace(body, '12', '13')"],
  ["its hash", "hash = sha256(hash)"],
  ["its signature", "signature = sha256(signature)"],
  ["its predecessor's hash", "previous_hash = sha256(previous_hash)"],
  ["its code alone", "code = 'AAAAA-AAAAA-AAAAA-AAAAA'"],
  ["its time alone", "issued_at = issued_at + interval '1 day'"],
])("an entry is altered when %s changed", async (_what, change) => {
  const code = await issue();
  await issue();
  const [kept] = await admin`select * from receipts where code = ${code}`;
  await admin.unsafe(`update receipts set ${change} where code = '${code}'`);
  const asked = change.startsWith("code") ? "AAAAA-AAAAA-AAAAA-AAAAA" : code;
  expect((await checkReceipt(asked)).state).toBe("altered");
  await admin`update receipts set ${admin(kept ?? {})} where sequence = ${kept?.sequence}`;
  expect((await checkReceipt(code)).state).toBe("verified");
});

test("an entry that was removed is noticed by its neighbours", async () => {
  const [before, gone, after] = [await issue(), await issue(), await issue()];
  const [row] = await admin`delete from receipts where code = ${gone} returning *`;
  expect((await checkReceipt(before)).state).toBe("altered");
  expect((await checkReceipt(after)).state).toBe("altered");
  await admin`insert into receipts ${admin(row ?? {})}`;
  expect((await checkReceipt(after)).state).toBe("verified");
});

test("entries written at the same time stand in one gapless line", async () => {
  await Promise.all(Array.from({ length: 24 }, () => issue()));
  const [line] = await admin`
    select count(*)::int as entries, (max(sequence) - min(sequence) + 1)::int as span,
      count(*) filter (where previous_hash <> coalesce(
        (select b.hash from receipts b where b.sequence = r.sequence - 1), decode(repeat('00', 32), 'hex')))::int as breaks
    from receipts r`;
  expect(line).toMatchObject({ entries: line?.span, breaks: 0 });
});

test("an entry that was rolled back leaves no gap", async () => {
  const attempt = inWorkspace(ctx, async (tx) => {
    await appendReceipt(tx, receipt(newReceiptCode()), testNow);
    throw new Error("something later failed");
  });
  await expect(attempt).rejects.toThrow("something later failed");
  expect((await checkReceipt(await issue())).state).toBe("verified");
});

test("the roles of web and worker can only append what continues the chain", async () => {
  const { sql } = clients();
  for (const statement of [
    "select * from receipts",
    "update receipts set body = ''",
    "delete from receipts",
    "insert into receipts (sequence) values (1)",
    "truncate receipts",
  ]) {
    await expect(sql.unsafe(statement)).rejects.toThrow(/permission denied/);
  }
  const empty = Buffer.alloc(32);
  await expect(
    sql`select append_receipt(1, 'X', 'erasure', ${testNow}, '{}', ${empty}, ${empty}, ${empty})`,
  ).rejects.toThrow(/does not continue the chain/);
});

test("after its period an old entry goes, and the one that is then the oldest still verifies", async () => {
  await admin`delete from receipts`;
  const [first, second] = [await issue(), await issue()];
  const third = newReceiptCode();
  const [earlier, later] = [-1, 1].map((shift) => new Date(testNow.getTime() + shift));
  await inWorkspace(ctx, (tx) => appendReceipt(tx, receipt(third), later ?? testNow));
  const expire = (before: Date | undefined) =>
    clients().sql`select expire_receipts(${before ?? testNow}) as expired`;
  expect(await expire(earlier)).toMatchObject([{ expired: 0 }]);
  expect(await expire(testNow)).toMatchObject([{ expired: 2 }]);
  expect((await checkReceipt(first)).state).toBe("unknown");
  expect((await checkReceipt(second)).state).toBe("unknown");
  expect((await checkReceipt(third)).state).toBe("verified");
  await expire(later);
  expect((await checkReceipt(third)).state).toBe("verified");
  expect((await checkReceipt(await issue())).state).toBe("verified");
});

test("one body has one text", () => {
  expect(canonical({ b: [2, { d: null, c: "ä" }], a: true })).toBe('{"a":true,"b":[2,{"c":"ä","d":null}]}');
});
