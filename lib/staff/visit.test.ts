import { describe, expect, test } from "vitest";
import { users } from "@/db/schema";
import { signOut } from "@/lib/auth/sign-out";
import { inWorkspace, type PersonContext } from "@/lib/context";
import { ForbiddenError, NotFoundError, StepUpRequiredError } from "@/lib/errors";
import { confirmByApp } from "@/lib/factors/confirm-by-factor";
import { removeApp } from "@/lib/factors/set-up-app";
import { codeAt, contextOfPerson, signUpWithApp } from "@/lib/testing/factors";
import { signUpFully } from "@/lib/testing/people";
import { createStaff, makeStaff, staffAt } from "@/lib/testing/staff";
import { later } from "@/lib/testing/visitors";
import { findCustomer } from "./find-customer";
import { listWork } from "./operations";
import { authorizeStaff, mayStaff } from "./permissions";
import { arrive, beginVisit, staffContext } from "./visit";

const minute = 60_000;
const looking = { email: "nobody@example.test", reason: "They wrote to us about it." };

describe("a visit", () => {
  test("is nobody's who is no staff, second step or not", async () => {
    const person = await signUpWithApp();
    const { token } = person.session;
    expect(await arrive(token, person.visitor.wall)).toBeNull();
    await expect(beginVisit(person.ctx, { wall: person.visitor.wall })).rejects.toThrow(NotFoundError);
    expect(await staffContext(person.ctx, token, person.visitor.wall)).toBeNull();
  });

  test("needs a second step that is there, and one that was proven in this very session", async () => {
    const person = await signUpFully();
    const ctx = await contextOfPerson(person);
    await makeStaff(ctx, "support");
    const { wall } = person.visitor;
    expect(await arrive(person.session.token, wall)).toEqual({
      role: "support",
      hasFactor: false,
      provenAt: null,
    });
    await beginVisit(ctx, { wall });
    expect(await staffContext(ctx, person.session.token, wall)).toBeNull();

    const other = await signUpWithApp();
    await makeStaff(other.ctx, "support");
    expect(await arrive(other.session.token, other.visitor.wall)).toEqual({
      role: "support",
      hasFactor: true,
      provenAt: null,
    });
    expect(await staffContext(other.ctx, other.session.token, other.visitor.wall)).toBeNull();
  });

  test("rests for thirty minutes and no longer", async () => {
    const member = await createStaff("support");
    const at = (minutes: number) => later(member.visitor, minutes * minute);
    await staffAt(member, at(29));
    await staffAt(member, at(58));
    expect(await staffContext(member.ctx, member.session.token, at(88).wall)).toBeNull();
  });

  test("ends after twelve hours, however busy", async () => {
    const member = await createStaff("support");
    const at = (minutes: number) => later(member.visitor, minutes * minute);
    for (let minutes = 25; minutes < 12 * 60; minutes += 25) await staffAt(member, at(minutes));
    expect(await staffContext(member.ctx, member.session.token, at(12 * 60).wall)).toBeNull();
    await beginVisit(member.ctx, { wall: at(12 * 60 + 1).wall });
    await staffAt(member, at(12 * 60 + 2));
  });

  test("ends with its session, with the second step, with the role, and under guard or deletion", async () => {
    const ends: [string, (ctx: PersonContext, wall: Date) => Promise<unknown>][] = [
      ["session", (ctx) => signOut(ctx)],
      ["second step", (ctx, wall) => removeApp(ctx, { wall })],
      ["guard", (ctx) => inWorkspace(ctx, (tx) => tx.update(users).set({ guardedAt: ctx.now }))],
      ["deletion", (ctx) => inWorkspace(ctx, (tx) => tx.update(users).set({ frozenAt: ctx.now }))],
    ];
    for (const [what, end] of ends) {
      const member = await createStaff("owner");
      await end(member.ctx, member.visitor.wall);
      expect(await staffContext(member.ctx, member.session.token, member.visitor.wall), what).toBeNull();
      await expect(listWork(member.staff), what).rejects.toMatchObject({ code: "42501" });
    }
  });

  test("is over for a copy of the cookie from before the proof", async () => {
    const member = await createStaff("support");
    const visitor = later(member.visitor, minute);
    const renewed = await confirmByApp(member.ctx, visitor, codeAt(member.secret, visitor.wall));
    expect(await arrive(member.session.token, visitor.wall)).toBeNull();
    await expect(listWork(member.staff)).rejects.toMatchObject({ code: "42501" });
    expect(await staffContext(member.ctx, renewed.token, visitor.wall)).not.toBeNull();
  });
});

describe("an act", () => {
  test("needs the second step of the last fifteen minutes, reading does not", async () => {
    const member = await createStaff("support");
    const fresh = await staffAt(member, later(member.visitor, 15 * minute));
    await expect(findCustomer(fresh, looking)).rejects.toThrow("Nobody has this address.");
    const stale = await staffAt(member, later(member.visitor, 15 * minute + 1));
    await expect(findCustomer(stale, looking)).rejects.toThrow(StepUpRequiredError);
    await listWork(stale);
  });

  test("is refused by the database too, should nobody else have asked", async () => {
    const member = await createStaff("support");
    const stale = await staffAt(member, later(member.visitor, 15 * minute + 1));
    const unasked = { ...stale, staff: { ...stale.staff, provenAt: stale.wall } };
    await expect(findCustomer(unasked, looking)).rejects.toMatchObject({ code: "42501" });
  });

  test("is open to the roles that are named for it, and the database names the same", async () => {
    for (const [role, may] of [
      ["billing", ["customer:find", "customer:view"]],
      ["support", ["connection:view", "customer:find", "customer:view", "job:list", "job:retry"]],
      ["privacy", ["audit:list", "audit:verify", "customer:find", "customer:view"]],
    ] as const) {
      const { staff } = await createStaff(role);
      const all = [
        "audit:list",
        "audit:verify",
        "connection:view",
        "customer:find",
        "customer:view",
        "job:list",
        "job:retry",
        "staff:appoint",
        "staff:change",
        "staff:list",
      ] as const;
      expect(all.filter((permission) => mayStaff(role, permission))).toEqual(may);
      expect(all.every((permission) => mayStaff("owner", permission))).toBe(true);
      expect(() => authorizeStaff(staff, "staff:appoint")).toThrow(ForbiddenError);
    }
  });
});
