import { beforeEach, expect, test, vi } from "vitest";
import type { PersonContext } from "@/lib/context";
import { signUpWithApp } from "@/lib/testing/factors";
import { makeStaff } from "@/lib/testing/staff";
import { createVisitor } from "@/lib/testing/visitors";
import type { StaffRole } from "./staff-context";
import { requireArrival, requireStaff, requireStaffFor } from "./staff-session";
import { beginVisit } from "./visit";

const edge = vi.hoisted(() => ({
  ctx: null as PersonContext | null,
  cookies: new Map<string, string>(),
  headers: new Map<string, string>(),
}));

class Redirect extends Error {}
class NoPage extends Error {}
vi.mock("next/headers", () => ({
  headers: async () => ({ get: (name: string) => edge.headers.get(name) ?? null }),
  cookies: async () => ({
    get: (name: string) => (edge.cookies.has(name) ? { value: edge.cookies.get(name) } : undefined),
  }),
}));
vi.mock("next/navigation", () => ({
  redirect: (to: string) => {
    throw new Redirect(to);
  },
  notFound: () => {
    throw new NoPage();
  },
}));
vi.mock("@/lib/auth/session", () => ({ getContext: async () => edge.ctx }));

beforeEach(() => {
  edge.ctx = null;
  edge.cookies.clear();
  edge.headers.clear();
});

/** Somebody with a second step, signed in by the real time in the browser that asks. */
async function signedIn() {
  const person = await signUpWithApp({ visitor: createVisitor({ wall: new Date() }) });
  edge.ctx = person.ctx;
  edge.cookies.set("session", person.session.token);
  return person;
}

async function onVisit(role: StaffRole) {
  const person = await signedIn();
  await makeStaff(person.ctx, role);
  await beginVisit(person.ctx, { wall: person.visitor.wall });
  return person;
}

test("to whoever is no staff there is no page of the staff", async () => {
  for (const ask of [requireArrival, requireStaff, () => requireStaffFor("/admin/jobs")]) {
    edge.ctx = null;
    await expect(ask()).rejects.toThrow(NoPage);
    await signedIn();
    await expect(ask()).rejects.toThrow(NoPage);
  }
});

test("a member's session in another browser is none of theirs", async () => {
  await onVisit("support");
  edge.cookies.clear();
  await expect(requireArrival()).rejects.toThrow(NoPage);
});

test("a member without a visit is asked for the second factor, and led back to where they were going", async () => {
  const { ctx } = await signedIn();
  await makeStaff(ctx, "support");
  expect(await requireArrival()).toEqual({
    ctx,
    arrival: { role: "support", hasFactor: true, provenAt: null },
  });
  await expect(requireStaff()).rejects.toThrow(new Redirect("/admin/confirm?next=%2Fadmin"));
  edge.headers.set("x-path", "/admin/audit?before=17");
  await expect(requireStaff()).rejects.toThrow(
    new Redirect("/admin/confirm?next=%2Fadmin%2Faudit%3Fbefore%3D17"),
  );
});

test("a member on a visit is who they are, and has the pages of their role alone", async () => {
  const { ctx, visitor } = await onVisit("support");
  expect(await requireStaff()).toMatchObject({
    staff: { publicId: ctx.actor.publicId, role: "support", provenAt: visitor.wall },
    now: ctx.now,
  });
  expect((await requireStaffFor("/admin/jobs")).staff.role).toBe("support");
  await expect(requireStaffFor("/admin/audit")).rejects.toThrow(NoPage);
});
