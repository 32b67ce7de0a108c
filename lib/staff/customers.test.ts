import { describe, expect, test } from "vitest";
import { auditEvents } from "@/db/schema";
import { downloadActivity, listActivity, listStaffLooks } from "@/lib/audit/list-activity";
import { inWorkspace, type PersonContext } from "@/lib/context";
import { ForbiddenError, InvalidInputError, NotFoundError, TooManyRequestsError } from "@/lib/errors";
import { createAccount } from "@/lib/testing/accounts";
import { at, createPerson, testNow } from "@/lib/testing/builders";
import { contextOfPerson } from "@/lib/testing/factors";
import { joinWorkspace } from "@/lib/testing/members";
import { newAddress, signUpFully } from "@/lib/testing/people";
import { createStaff, staffAt } from "@/lib/testing/staff";
import { later, mailsTo } from "@/lib/testing/visitors";
import { FindCustomerInput, findCustomer } from "./find-customer";
import { allowSupport, endSupport, getSupportAccess } from "./support-access";
import { viewConnections, viewCustomer } from "./view-customer";

const reason = "They cannot connect since Monday.";
const minute = 60_000;
const hours = (count: number) => new Date(testNow.getTime() + count * 60 * minute);

const looksOf = async (ctx: PersonContext) =>
  (await listStaffLooks(ctx)).map((look) => [look.text, look.reason]);

describe("a customer", () => {
  test("is found by their exact address, and reads in their activity who looked, and why", async () => {
    const { staff } = await createStaff("support");
    const [mira, noor] = [await createPerson(), await createPerson()];
    const input = FindCustomerInput.parse({ email: ` ${mira.address.toUpperCase()} `, reason });
    const id = await findCustomer(staff, input);
    expect(id).toBe(mira.ctx.actor.publicId);
    expect(await looksOf(mira.ctx)).toEqual([["Our staff looked at your account: support", reason]]);
    expect((await listActivity(mira.ctx, {})).entries[0]?.reason).toBe(reason);
    expect((await downloadActivity(mira.ctx)).rows[0]).toEqual([
      testNow.toISOString(),
      "Our staff looked at your account: support",
      reason,
      null,
      null,
    ]);
    expect(await looksOf(noor.ctx)).toEqual([]);
    const { looks } = await viewCustomer(staff, { id });
    expect(looks.map(({ action }) => action)).toEqual(["staff.customer-opened", "staff.customer-searched"]);
  });

  test("is not found by a part of it, and one who is not there looks like one who was", async () => {
    const { staff } = await createStaff("billing");
    const { address } = await createPerson();
    for (const email of [address.slice(1), address.replace(/\.test$/, ""), newAddress()]) {
      await expect(findCustomer(staff, { email, reason }), email).rejects.toThrow(
        new InvalidInputError("Nobody has this address.", { email: "Nobody has this address." }),
      );
    }
    for (const wrong of [
      { email: address, reason: "because" },
      { email: address, reason: `two\nlines of a reason` },
      { email: "no address", reason },
      { email: address, reason, more: "1" },
    ]) {
      expect(FindCustomerInput.safeParse(wrong).success).toBe(false);
    }
  });

  test("is searched for sixty times an hour by one member of staff, and no more", async () => {
    const member = await createStaff("billing");
    const search = (staff = member.staff) => findCustomer(staff, { email: newAddress(), reason });
    for (let turn = 0; turn < 60; turn += 1) await expect(search()).rejects.toThrow(InvalidInputError);
    await expect(search()).rejects.toThrow(TooManyRequestsError);
    const { staff: another } = await createStaff("billing");
    await expect(search(another)).rejects.toThrow(InvalidInputError);
  });

  test("is open to the visit that gave the reason alone, and for fifteen minutes", async () => {
    const [member, other] = [await createStaff("support"), await createStaff("owner")];
    const { ctx, address } = await createPerson();
    const id = ctx.actor.publicId;
    await expect(viewCustomer(member.staff, { id })).rejects.toThrow(NotFoundError);
    await expect(viewCustomer(member.staff, { id: "no-such-thing" })).rejects.toThrow(NotFoundError);
    await findCustomer(member.staff, { email: address, reason });
    await viewCustomer(member.staff, { id });
    await expect(viewCustomer(other.staff, { id })).rejects.toThrow(NotFoundError);
    await viewCustomer(await staffAt(member, later(member.visitor, 15 * minute - 1)), { id });
    await expect(
      viewCustomer(await staffAt(member, later(member.visitor, 15 * minute)), { id }),
    ).rejects.toThrow(NotFoundError);
  });

  test("shows each role what is named for it and nothing more, of their own accounts alone", async () => {
    const [mira, host] = [await createPerson(), await createPerson()];
    const guest = await joinWorkspace(mira.ctx, host.ctx, "manager");
    await createAccount(mira.ctx, { handle: "@mira" });
    await createAccount(guest, { handle: "@mira.clips", platform: "tiktok" });
    await createAccount(host.ctx, { handle: "@host" });
    const id = mira.ctx.actor.publicId;
    const facts = {
      id,
      createdAt: testNow.toISOString(),
      verifiedAt: null,
      frozenAt: null,
      language: "en",
      workspaces: 2,
      owned: 1,
      connections: 2,
    };
    const states = { states: { active: 2 }, restrictedAt: null };
    const support = { support: { hasSecondStep: false, guardedAt: null, grantExpiresAt: null } };
    const privacy = { privacy: { newestExport: null, erasureRunsAt: null } };
    for (const [role, more] of [
      ["billing", {}],
      ["support", { ...states, ...support }],
      ["privacy", { ...states, ...privacy }],
      ["owner", { ...states, ...support, ...privacy }],
    ] as const) {
      const { staff } = await createStaff(role);
      await findCustomer(staff, { email: mira.address, reason });
      const { looks: _looks, openUntil: _open, ...seen } = await viewCustomer(staff, { id });
      expect(seen, role).toEqual({ ...facts, ...more });
    }
  });

  test("leaves the searches of staff in an audit that no person's export or workspace holds", async () => {
    const { staff, ctx } = await createStaff("billing");
    const { ctx: mira, address } = await createPerson();
    await findCustomer(staff, { email: address, reason });
    for (const person of [ctx, mira]) {
      const events = await inWorkspace(person, (tx) => tx.select().from(auditEvents));
      expect(events.filter(({ action }) => action.startsWith("staff."))).toEqual([]);
    }
  });
});

describe("the access of support", () => {
  async function allowing() {
    const person = await signUpFully();
    const ctx = await contextOfPerson(person);
    await createAccount(ctx, { handle: "@atlas" });
    return { ...person, ctx, id: ctx.actor.publicId };
  }

  test("lets support see the connections while it lasts, tells the person, and no longer", async () => {
    const { staff } = await createStaff("support");
    const { ctx, id, address, visitor } = await allowing();
    await findCustomer(staff, { email: address, reason });
    expect(await viewConnections(staff, { id })).toEqual([]);
    expect(await getSupportAccess(ctx)).toBeNull();

    await allowSupport(ctx, { period: "hour", wall: visitor.wall });
    expect(await getSupportAccess(ctx)).toBe(hours(1).toISOString());
    expect((await viewCustomer(staff, { id })).support?.grantExpiresAt).toBe(hours(1).toISOString());
    expect(await viewConnections(staff, { id })).toEqual([
      {
        id: expect.any(String),
        platform: "YouTube",
        handle: "@atlas",
        state: "active",
        problem: null,
        problemSince: null,
        isPaused: false,
        grantedAt: testNow.toISOString(),
        endsAt: null,
        lastSuccessAt: null,
        lastTriedAt: null,
        failures: 0,
        lastOutcome: "done",
        nextReadAt: null,
      },
    ]);
    await viewConnections(staff, { id });
    expect(await looksOf(ctx)).toEqual([
      ["Support looked at your connections, as you allowed", null],
      ["Our staff looked at your account: support", reason],
    ]);
    expect((await mailsTo(address)).map(({ subject }) => subject)).toContain(
      "Support may look at your connections",
    );
    expect(await viewConnections({ ...staff, now: hours(1) }, { id })).toEqual([]);
    expect(await getSupportAccess(at(ctx, { now: hours(1) }))).toBeNull();
  });

  test("ends when the person ends it", async () => {
    const { staff } = await createStaff("owner");
    const { ctx, id, address, visitor } = await allowing();
    await findCustomer(staff, { email: address, reason });
    await allowSupport(ctx, { period: "week", wall: visitor.wall });
    expect(await viewConnections(staff, { id })).toHaveLength(1);
    await endSupport(ctx);
    expect(await viewConnections(staff, { id })).toEqual([]);
    expect((await viewCustomer(staff, { id })).support?.grantExpiresAt).toBeNull();
  });

  test("given anew takes the place of the one before, shorter or longer", async () => {
    const { ctx, visitor } = await allowing();
    await allowSupport(ctx, { period: "week", wall: visitor.wall });
    await allowSupport(ctx, { period: "hour", wall: visitor.wall });
    expect(await getSupportAccess(ctx)).toBe(hours(1).toISOString());
  });

  test("is one person's to give, and opens nobody else's connections", async () => {
    const { staff } = await createStaff("support");
    const [mira, noor] = [await allowing(), await allowing()];
    await findCustomer(staff, { email: mira.address, reason });
    await findCustomer(staff, { email: noor.address, reason });
    await allowSupport(mira.ctx, { period: "day", wall: mira.visitor.wall });
    expect(await viewConnections(staff, { id: mira.id })).toHaveLength(1);
    expect(await viewConnections(staff, { id: noor.id })).toEqual([]);
    await endSupport(noor.ctx);
    expect(await viewConnections(staff, { id: mira.id })).toHaveLength(1);
  });

  test("opens nothing to billing or privacy, and nothing without a reason given", async () => {
    const { ctx, id, address, visitor } = await allowing();
    await allowSupport(ctx, { period: "day", wall: visitor.wall });
    for (const role of ["billing", "privacy"] as const) {
      const { staff } = await createStaff(role);
      await findCustomer(staff, { email: address, reason });
      await expect(viewConnections(staff, { id })).rejects.toThrow(ForbiddenError);
    }
    const { staff } = await createStaff("support");
    expect(await viewConnections(staff, { id })).toEqual([]);
  });
});
