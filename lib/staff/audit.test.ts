import { afterAll, beforeEach, expect, test } from "vitest";
import { clients } from "@/lib/db";
import { ForbiddenError } from "@/lib/errors";
import { createPerson, testNow } from "@/lib/testing/builders";
import { ownDatabases } from "@/lib/testing/own-database";
import { createStaff, type MadeStaff } from "@/lib/testing/staff";
import { listAudit, verifyAudit } from "./audit";

const { data: admin } = await ownDatabases();
afterAll(() => clients().close());

let guard: MadeStaff;
beforeEach(async () => {
  guard = await createStaff("privacy");
  await admin`delete from audit_events`;
});

/** So many events of a person's workspace, the oldest first. */
async function happened(count: number) {
  const { ctx } = await createPerson();
  const entityId = ctx.actor.publicId;
  await admin`insert into audit_events (workspace_id, at, actor_id, action, entity_id)
    select ${String(ctx.workspaceId)}, ${testNow}, null, 'note.written', ${entityId} from generate_series(1, ${count})`;
  const ids = await admin`select id from audit_events order by id desc`;
  return { entityId, ids: ids.map(({ id }) => String(id)) };
}

test("the audit is shown newest first, fifty at a time, down to its beginning", async () => {
  const { entityId, ids } = await happened(101);
  const first = await listAudit(guard.staff, {});
  expect(first.events.map(({ id }) => id)).toEqual(ids.slice(0, 50));
  expect(first.older).toBe(ids[49]);
  expect(first.events[0]).toEqual({
    id: ids[0],
    at: testNow.toISOString(),
    actorId: null,
    action: "note.written",
    entityId,
    isStaff: false,
    link: null,
  });
  const second = await listAudit(guard.staff, { before: ids[49] });
  expect(second.events.map(({ id }) => id)).toEqual(ids.slice(50, 100));
  expect(await listAudit(guard.staff, { before: ids[99] })).toMatchObject({
    events: [{ id: ids[100] }],
    older: null,
  });
});

test("fifty events are one page, and nothing is older than none", async () => {
  const { ids } = await happened(50);
  expect(await listAudit(guard.staff, {})).toMatchObject({ older: null });
  expect(await listAudit(guard.staff, { before: ids[49] })).toEqual({ events: [], older: null });
});

test("walking the chain says what is wrong with it, and that it was walked", async () => {
  const sound = await verifyAudit(guard.staff);
  expect(sound).toEqual({ broken: null, links: 0, head: null, expired: 0, erased: 0 });
  const last = async () =>
    (await admin`select actor_id, action from audit_events order by id desc limit 1`)[0];
  expect(await last()).toEqual({ actor_id: guard.ctx.actor.publicId, action: "staff.audit-verified" });
  const { ids } = await happened(1);
  await admin`delete from unsealed_events`;
  expect((await verifyAudit(guard.staff)).broken).toEqual({
    fault: "event-unlinked",
    sequence: null,
    eventId: ids.at(-1),
  });
  expect((await last())?.action).toBe("staff.audit-found-broken");
});

test("the audit is neither billing's nor support's", async () => {
  for (const role of ["billing", "support"] as const) {
    const { staff } = await createStaff(role);
    await expect(listAudit(staff, {})).rejects.toThrow(ForbiddenError);
    await expect(verifyAudit(staff)).rejects.toThrow(ForbiddenError);
  }
});
