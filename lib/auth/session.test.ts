import type { NextAuthOptions } from "next-auth";
import { beforeEach, expect, test, vi } from "vitest";
import { users } from "@/db/schema";
import { inWorkspace, type PersonContext } from "@/lib/context";
import { SignedOutError, StepUpRequiredError } from "@/lib/errors";
import { type SignedUp, signUpFully } from "@/lib/testing/people";
import { createVisitor } from "@/lib/testing/visitors";
import { findSession } from "./find-session";
import { getContext, requireContext, requireStepUp, signedInContext } from "./session";

const edge = vi.hoisted(() => ({ token: "", headers: new Map<string, string>() }));

class Redirect extends Error {}
vi.mock("next/headers", () => ({
  headers: async () => ({ get: (name: string) => edge.headers.get(name) ?? null }),
}));
// The library asks its adapter, and takes any failure for "signed out".
vi.mock("next-auth", () => ({
  getServerSession: async ({ adapter }: NextAuthOptions) =>
    edge.token ? Promise.resolve(adapter?.getSessionAndUser?.(edge.token)).catch(() => null) : null,
}));
vi.mock("next/navigation", () => ({
  redirect: (to: string) => {
    throw new Redirect(to);
  },
}));

/** Signed up just now: the cookie is looked up by the real time. */
async function signedIn(): Promise<SignedUp> {
  const person = await signUpFully({ visitor: createVisitor({ wall: new Date() }) });
  edge.token = person.session.token;
  return person;
}

const refused = new Redirect("/signin");

beforeEach(() => {
  edge.token = "";
  edge.headers = new Map([["x-request-id", "request-1"]]);
});

test("a request is its session's, with the workspace, the role and the id of the request", async () => {
  const { session } = await signedIn();
  const found = await findSession(session.token, new Date());
  const ctx = await requireContext();
  expect(ctx).toMatchObject({
    actor: { kind: "person", userId: found?.userId, publicId: found?.userPublicId, isFrozen: false },
    workspaceId: found?.workspaceId,
    role: "owner",
    requestId: "request-1",
  });
  expect(await signedInContext()).toMatchObject({ actor: { sessionId: found?.sessionId } });
  edge.headers.clear();
  expect((await requireContext()).requestId).toMatch(/^[\da-f-]{36}$/);
});

test("without a session nobody asks, and whoever is needed is sent to sign in and back again", async () => {
  for (const token of ["", "not-a-session"]) {
    edge.token = token;
    expect(await getContext()).toBeNull();
    await expect(signedInContext()).rejects.toThrow(SignedOutError);
    await expect(requireContext()).rejects.toThrow(refused);
  }
  edge.headers.set("x-path", "/accounts/1?day=2");
  await expect(requireContext()).rejects.toThrow(new Redirect("/signin?next=%2Faccounts%2F1%3Fday%3D2"));
});

test("while an account is being deleted its person sees that page alone", async () => {
  await signedIn();
  const ctx = await requireContext();
  await inWorkspace(ctx, (tx) => tx.update(users).set({ frozenAt: new Date() }));
  await expect(requireContext()).rejects.toThrow(new Redirect("/privacy/delete"));
  expect((await requireContext({ whileFrozen: true })).actor.isFrozen).toBe(true);
});

test("a failure while a session is looked up is no sign-out", async () => {
  await signedIn();
  vi.resetModules();
  vi.doMock("./find-session", () => ({
    findSession: async () => {
      throw new TypeError("the database is away");
    },
  }));
  const { getContext: failing } = await import("./session");
  await expect(failing()).rejects.toThrow("the database is away");
  vi.doUnmock("./find-session");
});

test("a proof of identity counts for fifteen minutes of the real time", async () => {
  const ctx = { actor: { authenticatedAt: new Date(Date.now() - 14 * 60_000) } } as PersonContext;
  expect(() => requireStepUp(ctx)).not.toThrow();
  const old = { actor: { authenticatedAt: new Date(Date.now() - 16 * 60_000) } } as PersonContext;
  expect(() => requireStepUp(old)).toThrow(StepUpRequiredError);
});
