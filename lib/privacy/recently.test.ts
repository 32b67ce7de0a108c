import { expect, test } from "vitest";
import { recordEvent } from "@/lib/audit/events";
import { disconnect } from "@/lib/connections/disconnect";
import { inWorkspace, type PersonContext } from "@/lib/context";
import { ForbiddenError } from "@/lib/errors";
import { createAccount } from "@/lib/testing/accounts";
import { createPerson } from "@/lib/testing/builders";
import { whatHappened } from "./recently";

const record = (ctx: PersonContext, action: string) =>
  inWorkspace(ctx, (tx) => recordEvent(tx, ctx, { action }));

test("tells what a person did, newest first, in words", async () => {
  const { ctx } = await createPerson();
  await record(ctx, "account.paused");
  await record(ctx, "note.added");
  await record(ctx, "account.resumed");
  const { happenings } = await whatHappened(ctx);
  expect(happenings.map(({ text }) => text)).toEqual(["You resumed an account", "You paused an account"]);
});

test("leads to the receipt of a disconnect while it is under way", async () => {
  const { ctx } = await createPerson();
  const { publicId } = await createAccount(ctx);
  const { receiptCode } = await disconnect(ctx, { accountId: publicId, history: "delete" });
  expect((await whatHappened(ctx)).underway).toMatchObject([
    { receiptCode, requestedAt: ctx.now.toISOString() },
  ]);
});

test("tells nothing of what others did", async () => {
  const [{ ctx }, other] = [await createPerson(), await createPerson()];
  await record(other.ctx, "account.paused");
  expect(await whatHappened(ctx)).toEqual({ happenings: [], underway: [] });
});

test("is closed while the account is being deleted", async () => {
  const { ctx } = await createPerson();
  const frozen = { ...ctx, actor: { ...ctx.actor, isFrozen: true } };
  await expect(whatHappened(frozen)).rejects.toThrow(ForbiddenError);
});
