import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { sealAuditEvents } from "@/lib/audit/seal";
import { systemContext } from "@/lib/context";
import { assumeRole, clients } from "@/lib/db";
import { ConflictError, InvalidInputError, NotFoundError } from "@/lib/errors";
import { erasePerson } from "@/lib/privacy/erase";
import { requestErasure } from "@/lib/privacy/erase-request";
import { createPerson, testNow } from "@/lib/testing/builders";
import { ownDatabases } from "@/lib/testing/own-database";
import { signUpFully } from "@/lib/testing/people";
import { createStaff, type MadeStaff } from "@/lib/testing/staff";
import { contextOf, mailsTo } from "@/lib/testing/visitors";
import { listAudit, verifyAudit } from "./audit";
import { findCustomer } from "./find-customer";
import { appointStaff, changeStaff, endStaff, listStaff } from "./members";
import { arrive } from "./visit";

const { data: admin } = await ownDatabases();
afterAll(() => clients().close());

const root = fileURLToPath(new URL("../..", import.meta.url));
const subjects = async (address: string) => (await mailsTo(address)).map(({ subject }) => subject);
const rolesOf = async ({ staff }: MadeStaff) =>
  (await listStaff(staff)).map(({ role, isYou }) => [role, isYou]);
const events = async () =>
  (await admin`select action, entity_id from audit_events where workspace_id = 0 order by id`).map(
    ({ action, entity_id }) => [action, entity_id],
  );

/** Sealing and erasing are the background's, everything else is the web's. */
async function as(role: "tallyglass_app" | "tallyglass_worker"): Promise<void> {
  await clients().close();
  assumeRole(role);
}

describe("a staff role", () => {
  test("is given by an owner to somebody with a proven address, whose sessions end; both are told", async () => {
    await admin`truncate staff_members, staff_visits`;
    const [owner, another] = [await createStaff("owner"), await createStaff("owner")];
    const person = await signUpFully();
    const ctx = await contextOf(person.session.token, person.visitor.wall);
    await appointStaff(owner.staff, { email: person.address, role: "support" });
    expect(await contextOf(person.session.token, person.visitor.wall)).toBeNull();
    expect(await rolesOf(owner)).toEqual([
      ["owner", true],
      ["owner", false],
      ["support", false],
    ]);
    expect((await events()).at(-1)).toEqual(["staff.role-granted", ctx?.actor.publicId]);
    expect(await subjects(person.address)).toContain("Your staff role");
    for (const { address } of [owner, another]) {
      expect(await subjects(address)).toContain("A staff role was given, changed or ended");
    }
    expect((await mailsTo(another.address)).map(({ text }) => text).join()).toContain(
      `${person.address} is now staff of Tallyglass: Support.`,
    );
  });

  test("is given to nobody who has no account, has not proven the address, or is frozen or guarded", async () => {
    const owner = await createStaff("owner");
    const unproven = await createPerson();
    const frozen = await signUpFully();
    const guarded = await signUpFully();
    for (const [column, { session, visitor }] of [
      ["frozen_at", frozen],
      ["guarded_at", guarded],
    ] as const) {
      const ctx = await contextOf(session.token, visitor.wall);
      await admin`update users set ${admin(column)} = now() where id = ${String(ctx?.actor.userId)}`;
    }
    for (const email of ["nobody@example.test", unproven.address, frozen.address, guarded.address]) {
      await expect(appointStaff(owner.staff, { email, role: "billing" }), email).rejects.toThrow(
        InvalidInputError,
      );
    }
  });

  test("changes and ends at once, for a member and for none who is not", async () => {
    const [owner, member] = [await createStaff("owner"), await createStaff("billing")];
    const { publicId } = member.ctx.actor;
    await changeStaff(owner.staff, { memberId: publicId, role: "privacy" });
    expect(await arrive(member.session.token, member.visitor.wall)).toBeNull();
    expect((await events()).at(-1)).toEqual(["staff.role-changed", publicId]);
    await endStaff(owner.staff, { memberId: publicId });
    expect((await events()).at(-1)).toEqual(["staff.role-ended", publicId]);
    expect(await subjects(member.address)).toContain("Your staff role");
    await expect(endStaff(owner.staff, { memberId: publicId })).rejects.toThrow(NotFoundError);
    const { ctx } = await createPerson();
    await expect(changeStaff(owner.staff, { memberId: ctx.actor.publicId, role: "owner" })).rejects.toThrow(
      NotFoundError,
    );
  });

  test("of the last owner neither ends nor changes, also when two end each other at once", async () => {
    await admin`truncate staff_members, staff_visits`;
    const owner = await createStaff("owner");
    const me = { memberId: owner.ctx.actor.publicId };
    await expect(endStaff(owner.staff, me)).rejects.toThrow(ConflictError);
    await expect(changeStaff(owner.staff, { ...me, role: "support" })).rejects.toThrow(ConflictError);
    const other = await createStaff("owner");
    const outcomes = await Promise.allSettled([
      endStaff(owner.staff, { memberId: other.ctx.actor.publicId }),
      endStaff(other.staff, me),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const [left] = await admin`select count(*)::int as owners from staff_members where role = 'owner'`;
    expect(left).toEqual({ owners: 1 });
  });
});

test("what staff did stands in the chain, and goes with whomever it was about or by", async () => {
  const [owner, member] = [await createStaff("owner"), await createStaff("support")];
  const person = await signUpFully();
  const ctx = await contextOf(person.session.token, person.visitor.wall);
  if (!ctx) throw new Error("no session");
  await findCustomer(member.staff, { email: person.address, reason: "They asked about a mail." });
  const seal = () => sealAuditEvents(systemContext("seal-audit", { now: testNow }));
  const erase = async (who: typeof ctx, email: string) => {
    await requestErasure(who, { email, now: "on" });
    const [row] = await admin`select id from erasures where user_id = ${String(who.actor.userId)}`;
    await erasePerson(
      systemContext("erase-person", { userId: who.actor.userId, now: testNow }),
      BigInt(row?.id),
    );
  };
  const about = async (id: string) =>
    (await events()).filter(([action, entity]) => action === "staff.customer-opened" && entity === id).length;
  expect(await about(ctx.actor.publicId)).toBe(1);
  await as("tallyglass_worker");
  await seal();
  await erase(ctx, person.address);
  await seal();
  expect(await about(ctx.actor.publicId)).toBe(0);
  await erase(member.ctx, member.address);
  await seal();
  expect((await events()).map(([, entity]) => entity)).not.toContain(member.ctx.actor.publicId);
  await as("tallyglass_app");
  expect((await verifyAudit(owner.staff)).broken).toBeNull();
  const { events: listed } = await listAudit(owner.staff, {});
  expect(listed[0]).toMatchObject({ action: "staff.audit-verified", isStaff: true, link: null });
  expect(listed[0]?.actorId).toBe(owner.ctx.actor.publicId);
});

test("the first owner is made at the machine, by the address of an account that is there", async () => {
  const person = await signUpFully();
  const run = (...words: string[]) =>
    spawnSync(process.execPath, ["lib/start/grant-staff.ts", ...words], { cwd: root, encoding: "utf8" });
  expect(run("nobody@example.test", "owner")).toMatchObject({
    status: 1,
    stdout: "Nobody has an account with this address, has confirmed it and is free of guard and deletion.\n",
  });
  expect(run(person.address.toUpperCase(), "owner")).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^Granted: this person is staff owner from their next sign-in on\./m),
    stderr: "",
  });
  expect(await subjects(person.address)).toContain("Your staff role");
  expect((await events()).at(-1)?.[0]).toBe("staff.role-granted");
}, 60_000);
