import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { inWorkspace, systemContext } from "@/lib/context";
import { assumeRole, clients } from "@/lib/db";
import type { Message } from "@/lib/email/send";
import { compose } from "@/lib/email/templates";
import { handlers } from "@/lib/jobs/handlers";
import { scheduleWork } from "@/lib/jobs/queue";
import { runJob } from "@/lib/jobs/run-job";
import { nextTurn } from "@/lib/jobs/schedule";
import { createPerson, testNow } from "@/lib/testing/builders";
import { ownDatabases } from "@/lib/testing/own-database";
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

const { ctx } = await createPerson();
const night = new Date("2026-06-16T03:00:00Z");

/** The nightly turn, as the queue does it. @returns what the log said */
async function turn(now = night): Promise<Record<string, unknown>[]> {
  calendar.now = now;
  const scheduled = systemContext("verify-audit", { now });
  await inWorkspace(scheduled, (tx) =>
    scheduleWork(tx, { job: "verify-audit", entityId: 0n, dueAt: now }, now),
  );
  const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const payload = { entityId: 0n, workspaceId: null, userId: null };
  await runJob("verify-audit", payload, handlers["verify-audit"]);
  const lines = write.mock.calls.map(([line]) => JSON.parse(String(line)));
  write.mockRestore();
  return lines;
}

beforeEach(async () => {
  sent.mails = [];
  sent.contact = "privacy@example.test";
  await admin`truncate audit_chain, unsealed_events, audit_events`;
  for (const action of ["account.paused", "account.resumed", "account.paused"]) {
    await inWorkspace(ctx, (tx) => recordEvent(tx, ctx, { action }));
  }
  await sealAuditEvents(systemContext("seal-audit", { now: testNow }));
});

test("walks the whole chain every night at three, and says how far it is whole", async () => {
  const [head] = await admin`select encode(hash, 'hex') as hash from audit_chain where sequence = 3`;
  expect(await turn()).toMatchObject([
    { level: "info", event: "audit.verified", count: 3, sequence: "3", hash: head?.hash },
  ]);
  expect(sent.mails).toEqual([]);
  const [due] = await admin`select due_at from due_work where job = 'verify-audit'`;
  expect(due?.due_at).toEqual(new Date("2026-06-17T03:00:00Z"));
  expect(nextTurn("verify-audit", night)).toEqual(due?.due_at);
});

test("raises the alarm and mails the privacy contact, each night until it is whole", async () => {
  const [second] = await admin`
    update audit_events set action = 'account.forged' where id = (
      select event_id from audit_chain where sequence = 2) returning id`;
  expect(await turn()).toMatchObject([
    {
      level: "alarm",
      event: "audit.broken",
      kind: "event-altered",
      sequence: "2",
      entityId: second?.id,
      count: 1,
    },
  ]);
  const finding = `The audit chain is broken at link 2 (event ${second?.id}): its event was altered.`;
  const mail = (day: string) => ({
    to: "privacy@example.test",
    language: "en",
    template: "audit-broken",
    data: { day, finding },
    idempotencyKey: `audit-broken-${day}`,
  });
  expect(sent.mails).toEqual([mail("2026-06-16")]);
  await turn(new Date("2026-06-17T03:00:00Z"));
  expect(sent.mails).toEqual([mail("2026-06-16"), mail("2026-06-17")]);
  expect(compose("audit-broken", { day: "2026-06-16", finding }).text).toContain(finding);
  await admin`update audit_events set action = 'account.resumed' where id = ${second?.id}`;
  expect(await turn(new Date("2026-06-18T03:00:00Z"))).toMatchObject([{ event: "audit.verified" }]);
  expect(sent.mails).toHaveLength(2);
});

test("where nobody is named the alarm alone is raised, also for an event that nobody linked", async () => {
  sent.contact = null;
  const [lost] = await admin`
    with gone as (delete from audit_chain where sequence = 3 returning event_id) select event_id from gone`;
  expect(await turn()).toMatchObject([
    { level: "alarm", event: "audit.broken", kind: "event-unlinked", entityId: lost?.event_id },
  ]);
  expect(sent.mails).toEqual([]);
});
