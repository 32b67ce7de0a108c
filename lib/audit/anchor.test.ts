import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { inWorkspace, systemContext } from "@/lib/context";
import { assumeRole, clients } from "@/lib/db";
import type { Message } from "@/lib/email/send";
import { compose } from "@/lib/email/templates";
import { handlers } from "@/lib/jobs/handlers";
import { scheduleWork } from "@/lib/jobs/queue";
import { runJob } from "@/lib/jobs/run-job";
import { createPerson, testNow } from "@/lib/testing/builders";
import { ownDatabases } from "@/lib/testing/own-database";
import { anchorAuditChain } from "./anchor";
import { recordEvent } from "./events";
import { sealAuditEvents } from "./seal";

const { data: admin } = await ownDatabases();
assumeRole("tallyglass_worker");
afterAll(() => clients().close());

const sent = vi.hoisted(() => ({ mails: [] as Message[], contact: "privacy@example.test" as string | null }));
vi.mock("@/lib/email/send", () => ({
  send: async (mail: Message) => {
    sent.mails.push(mail);
  },
}));
vi.mock("@/lib/privacy/contact", () => ({ privacyContact: () => sent.contact }));
const calendar = vi.hoisted(() => ({ now: new Date(0) }));
vi.mock("@/lib/clock", async (load) => ({
  ...(await load<typeof import("@/lib/clock")>()),
  now: async () => calendar.now,
}));

const morning = new Date("2026-06-16T00:05:00Z");
const anchor = (now = morning) => anchorAuditChain(systemContext("anchor-audit", { now }));
const { ctx } = await createPerson();
async function sealOne(now: Date): Promise<void> {
  await inWorkspace(ctx, (tx) => recordEvent(tx, ctx, { action: "account.paused" }));
  await sealAuditEvents(systemContext("seal-audit", { now }));
}

beforeEach(() => {
  sent.mails = [];
  sent.contact = "privacy@example.test";
});

test("the head of yesterday is mailed and logged, the same however often it is asked for", async () => {
  await admin`truncate audit_chain, unsealed_events`;
  await sealOne(testNow);
  await sealOne(new Date("2026-06-15T23:59:59Z"));
  const [head] = await admin`select encode(hash, 'hex') as hash from audit_chain where sequence = 2`;
  await sealOne(new Date("2026-06-16T00:00:00Z"));
  const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  await anchor();
  await sealOne(new Date("2026-06-16T00:06:00Z"));
  await anchor(new Date("2026-06-16T00:07:00Z"));
  const lines = write.mock.calls.map(([line]) => JSON.parse(String(line)));
  write.mockRestore();
  const data = { day: "2026-06-15", sequence: "2", hash: head?.hash };
  const mail = {
    to: "privacy@example.test",
    language: "en",
    template: "audit-head",
    data,
    idempotencyKey: "audit-head-2026-06-15",
  };
  expect(sent.mails).toEqual([mail, mail]);
  expect(lines).toMatchObject([
    { event: "audit.head", ...data },
    { event: "audit.head", ...data },
  ]);
  expect(compose("audit-head", data).text).toContain(`npm run audit:verify -- 2:${head?.hash}`);
});

test("where nobody is named it is logged alone, also when the chain is empty", async () => {
  await admin`truncate audit_chain, unsealed_events`;
  sent.contact = null;
  const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  await anchor();
  const lines = write.mock.calls.map(([line]) => JSON.parse(String(line)));
  write.mockRestore();
  expect(sent.mails).toEqual([]);
  expect(lines).toMatchObject([{ event: "audit.head", sequence: "0", hash: "0".repeat(64) }]);
});

test("two workers that take the same turn, together or one after the other, send one mail, and one a day", async () => {
  calendar.now = morning;
  const scheduled = systemContext("anchor-audit", { now: morning });
  await inWorkspace(scheduled, (tx) =>
    scheduleWork(tx, { job: "anchor-audit", entityId: 0n, dueAt: morning }, morning),
  );
  const payload = { entityId: 0n, workspaceId: null, userId: null };
  const turn = () => runJob("anchor-audit", payload, handlers["anchor-audit"]);
  await Promise.all([turn(), turn()]);
  await turn();
  expect(sent.mails).toHaveLength(1);
  calendar.now = new Date("2026-06-17T00:05:00Z");
  await Promise.all([turn(), turn()]);
  expect(sent.mails.map(({ idempotencyKey }) => idempotencyKey)).toEqual([
    "audit-head-2026-06-15",
    "audit-head-2026-06-16",
  ]);
});
