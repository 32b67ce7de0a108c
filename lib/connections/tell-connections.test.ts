import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { systemContext } from "@/lib/context";
import type { Message } from "@/lib/email/send";
import { createAccount } from "@/lib/testing/accounts";
import { createPerson } from "@/lib/testing/builders";
import { type OwnDatabases, ownDatabases } from "@/lib/testing/own-database";
import { remindConnections, tellConnections } from "./tell-connections";

const mails: Message[] = [];
let isMailDown = false;
vi.mock("@/lib/email/send", () => ({
  send: async (message: Message) => {
    if (isMailDown) throw new Error("the mail provider is silent");
    if (!mails.some(({ idempotencyKey }) => idempotencyKey === message.idempotencyKey)) mails.push(message);
  },
}));

let data: OwnDatabases["data"];
beforeAll(async () => {
  ({ data } = await ownDatabases());
});
beforeEach(() => {
  mails.length = 0;
  isMailDown = false;
});

const noon = (day: string) => new Date(`${day}T12:00:00Z`);
type Person = Awaited<ReturnType<typeof createPerson>>;

async function person(...handles: string[]) {
  const made = await createPerson();
  const ids: string[] = [];
  for (const handle of handles) ids.push(String((await createAccount(made.ctx, { handle })).connectionId));
  return { ...made, ids };
}

const lose = (id: string | undefined, end: string) =>
  data`update connections set state = 'needs-reconnect', delete_data_at = ${noon(end)} where id = ${id ?? ""}`;

const run = ({ ctx }: Person, at: Date) =>
  tellConnections(systemContext("tell-connections", { userId: ctx.actor.userId, now: at }), ctx.actor.userId);

async function dueAt({ ctx }: Person): Promise<string | null> {
  const [row] = await data`select due_at from due_work where job = 'tell-connections'
    and entity_id = ${String(ctx.actor.userId)}`;
  return row?.due_at.toISOString() ?? null;
}

const handlesOf = (mail: Message | undefined) =>
  mail?.template === "connections" ? mail.data.items.map(({ handle, until }) => [handle, until]) : [];

test("connections lost on one day are one mail, and asking again writes nothing", async () => {
  const robin = await person("@one", "@two");
  for (const id of robin.ids) await lose(id, "2026-12-18");
  await run(robin, noon("2026-11-20"));
  await run(robin, noon("2026-11-20"));
  expect(mails).toHaveLength(1);
  expect(handlesOf(mails[0])).toEqual([
    ["@one", noon("2026-12-18")],
    ["@two", noon("2026-12-18")],
  ]);
  expect(await dueAt(robin)).toBeNull();
});

test("what is lost later on the same day is told the next morning", async () => {
  const robin = await person("@one", "@two");
  await lose(robin.ids[0], "2026-12-18");
  await run(robin, noon("2026-11-20"));
  await lose(robin.ids[1], "2026-12-18");
  await run(robin, new Date("2026-11-20T15:00:00Z"));
  expect(mails).toHaveLength(1);
  expect(await dueAt(robin)).toBe("2026-11-21T08:00:00.000Z");
  await run(robin, new Date("2026-11-21T08:00:00Z"));
  expect(handlesOf(mails[1])).toEqual([["@two", noon("2026-12-18")]]);
  expect(await dueAt(robin)).toBeNull();
});

test("a mail that is not taken is tried again, and nothing counts as told before", async () => {
  const robin = await person("@one");
  await lose(robin.ids[0], "2026-12-18");
  isMailDown = true;
  await expect(run(robin, noon("2026-11-20"))).rejects.toThrow("silent");
  isMailDown = false;
  await run(robin, noon("2026-11-20"));
  expect(mails).toHaveLength(1);
});

test("the daily look finds ends within eight days, and writes to each person once", async () => {
  const [robin, wren] = [await person("@one", "@two"), await person("@three")];
  await lose(robin.ids[0], "2026-11-27");
  await data`update connections set ends_at = ${noon("2026-11-21")}, granted_at = ${noon("2026-01-01")}
    where id = ${robin.ids[1] ?? ""}`;
  await data`update connections set ends_at = ${noon("2026-12-30")} where id = ${wren.ids[0] ?? ""}`;
  await remindConnections(systemContext("remind-connections", { now: noon("2026-11-20") }));
  expect([await dueAt(robin), await dueAt(wren)]).toEqual(["2026-11-20T12:00:00.000Z", null]);
  await run(robin, noon("2026-11-20"));
  expect(mails.map(handlesOf)).toEqual([
    [
      ["@one", noon("2026-11-27")],
      ["@two", noon("2026-11-21")],
    ],
  ]);
});

test("somebody whose account is being deleted is not written to", async () => {
  const robin = await person("@one");
  await lose(robin.ids[0], "2026-12-18");
  await data`update users set frozen_at = ${noon("2026-11-19")} where id = ${String(robin.ctx.actor.userId)}`;
  await run(robin, noon("2026-11-20"));
  expect(mails).toEqual([]);
});
