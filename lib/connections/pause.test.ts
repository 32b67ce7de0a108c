import { afterAll, expect, test } from "vitest";
import { clients } from "@/lib/db";
import { ForbiddenError, NotFoundError } from "@/lib/errors";
import { createAccount } from "@/lib/testing/accounts";
import { at, createPerson } from "@/lib/testing/builders";
import { rows } from "@/lib/testing/linked-world";
import { listConnections } from "./list-connections";
import { pause, resume } from "./pause";

afterAll(() => clients().close());

test("pausing twice changes nothing and is written down once", async () => {
  const { ctx } = await createPerson();
  const { publicId: accountId } = await createAccount(ctx);
  await pause(ctx, { accountId });
  await pause(at(ctx, { now: new Date("2026-06-16T10:00:00Z") }), { accountId });
  expect(await rows(ctx, "select to_json(paused_at) as at from accounts")).toEqual([
    { at: "2026-06-15T09:30:00+00:00" },
  ]);
  expect(await rows(ctx, "select action from audit_events")).toEqual([{ action: "account.paused" }]);
});

test("resuming what is not paused changes nothing", async () => {
  const { ctx } = await createPerson();
  const { publicId: accountId } = await createAccount(ctx);
  await resume(ctx, { accountId });
  expect(await rows(ctx, "select action from audit_events")).toEqual([]);
});

test("a paused account may be resumed and disconnected, not read", async () => {
  const { ctx } = await createPerson();
  const { publicId: accountId } = await createAccount(ctx, { handle: "@quiet" });
  await pause(ctx, { accountId });
  const [view] = await listConnections(ctx);
  expect(view).toMatchObject({
    handle: "@quiet",
    weather: { state: "paused" },
    canSync: false,
    canPause: false,
    canResume: true,
    canDisconnect: true,
    nextReadAt: null,
  });
});

test("a viewer may not pause, and another workspace's account is not found", async () => {
  const { ctx } = await createPerson();
  const { publicId: accountId } = await createAccount(ctx);
  const stranger = (await createPerson()).ctx;
  for (const verb of [pause, resume]) {
    await expect(verb(at(ctx, { role: "viewer" }), { accountId })).rejects.toThrow(ForbiddenError);
    await expect(verb(stranger, { accountId })).rejects.toThrow(NotFoundError);
  }
  expect(await rows(ctx, "select paused_at from accounts")).toEqual([{ paused_at: null }]);
});

test("the list shows one workspace's connections only, and none to billing members", async () => {
  const { ctx } = await createPerson();
  await createAccount(ctx, { handle: "@mine" });
  const stranger = (await createPerson()).ctx;
  await createAccount(stranger, { handle: "@theirs" });
  expect((await listConnections(ctx)).map((view) => view.handle)).toEqual(["@mine"]);
  await expect(listConnections(at(ctx, { role: "billing" }))).rejects.toThrow(ForbiddenError);
});
