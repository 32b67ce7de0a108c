import { expect, test } from "vitest";
import { type Context, type Role, systemContext } from "@/lib/context";
import { ForbiddenError, GuardedError } from "@/lib/errors";
import { authorize, type Permission } from "./permissions";

const everybody: Role[] = ["owner", "manager", "viewer", "billing"];
const readers: Role[] = ["owner", "manager", "viewer"];
const managers: Role[] = ["owner", "manager"];
const owner: Role[] = ["owner"];

const now = new Date("2026-06-15T09:30:00Z");

type State = "frozen" | "guarded" | "restricted";

/** Who may, and in which state of their account they may not even so. */
const rules: Record<Permission, [Role[], State[]]> = {
  "account:connect": [managers, ["frozen", "restricted"]],
  "account:disconnect": [managers, ["frozen", "guarded"]],
  "account:import": [managers, ["frozen"]],
  "account:pause": [managers, ["frozen"]],
  "account:read": [readers, ["frozen"]],
  "account:sync": [managers, ["frozen", "restricted"]],
  "audit:anchor": [[], ["frozen"]],
  "audit:seal": [[], ["frozen"]],
  "audit:verify": [[], ["frozen"]],
  "erasure:read": [everybody, []],
  "erasure:request": [everybody, ["guarded"]],
  "erasure:run": [everybody, ["guarded"]],
  "erasure:undo": [everybody, []],
  "export:download": [everybody, ["frozen", "guarded"]],
  "export:read": [everybody, ["frozen"]],
  "export:request": [everybody, ["frozen", "guarded"]],
  "export:revoke": [everybody, ["frozen"]],
  "factor:read": [everybody, ["frozen"]],
  "factor:write": [everybody, ["frozen", "guarded"]],
  "guard:lift": [everybody, ["frozen"]],
  "identity:confirm": [everybody, []],
  "invitation:answer": [everybody, ["frozen"]],
  "invitation:withdraw": [owner, ["frozen"]],
  "member:change": [owner, ["frozen", "guarded"]],
  "member:invite": [owner, ["frozen", "guarded"]],
  "member:leave": [everybody, ["frozen", "guarded"]],
  "member:list": [everybody, ["frozen"]],
  "member:remove": [owner, ["frozen", "guarded"]],
  "metric:read": [readers, ["frozen"]],
  "note:write": [managers, ["frozen"]],
  "post:label": [managers, ["frozen"]],
  "post:read": [readers, ["frozen"]],
  "preference:write": [everybody, ["frozen"]],
  "privacy:read": [everybody, ["frozen"]],
  "privacy:wipe": [everybody, ["frozen", "guarded"]],
  "profile:read": [everybody, ["frozen"]],
  "profile:write": [everybody, ["frozen", "guarded"]],
  "session:end": [everybody, []],
  "session:list": [everybody, ["frozen"]],
  "support:allow": [everybody, ["frozen", "guarded"]],
  "support:end": [everybody, ["frozen"]],
  "workspace:choose": [everybody, ["frozen"]],
  "workspace:rename": [owner, ["frozen"]],
  "workspace:transfer": [owner, ["frozen", "guarded"]],
};
const permissions = Object.keys(rules) as Permission[];

function context(role: Role, state?: State): Context {
  return {
    actor: {
      kind: "person",
      userId: 1n,
      publicId: "0197-mira",
      keyId: "key",
      sessionId: 1n,
      authenticatedAt: now,
      isFrozen: state === "frozen",
      restrictedBy: state === "restricted" ? "youtube" : null,
      isGuarded: state === "guarded",
      rate: null,
      hasWeeklyMedians: false,
      hasHiddenCounts: false,
    },
    workspaceId: 1n,
    role,
    now,
    requestId: "test",
  };
}

function refusal(ctx: Context, permission: Permission): unknown {
  try {
    authorize(ctx, permission);
  } catch (error) {
    return error;
  }
  return undefined;
}

test.each(permissions)("%s is for these roles and for no other", (permission) => {
  const may = everybody.filter((role) => refusal(context(role), permission) === undefined);
  expect(may).toEqual(rules[permission][0]);
  const refused = everybody.filter((role) => refusal(context(role), permission) instanceof ForbiddenError);
  expect(refused).toEqual(everybody.filter((role) => !may.includes(role)));
});

test.each(permissions)(
  "%s waits while an account is being deleted, guarded or restricted, or does not",
  (permission) => {
    const [[role = "owner"], stopping] = rules[permission];
    const states: State[] = ["frozen", "guarded", "restricted"];
    const stopped = states.filter((state) => {
      const error = refusal(context(role), permission);
      const now = refusal(context(role, state), permission);
      return now !== undefined && String(now) !== String(error);
    });
    expect(stopped).toEqual(stopping);
  },
);

test("a guarded person is told of the guard, not of their role", () => {
  expect(refusal(context("viewer", "guarded"), "member:invite")).toBeInstanceOf(GuardedError);
  expect(refusal(context("viewer", "guarded"), "account:import")).toBeInstanceOf(ForbiddenError);
});

test("a job may do everything", () => {
  const job = systemContext("erase", { now });
  expect(permissions.filter((permission) => refusal(job, permission) !== undefined)).toEqual([]);
});
