import "server-only";
import type { Context, Role } from "@/lib/context";
import { ForbiddenError, GuardedError } from "@/lib/errors";
import { t } from "@/lib/language/t";

/** What a person may do with what is their own, whatever their role. */
const own = [
  "erasure:read",
  "erasure:request",
  "erasure:run",
  "erasure:undo",
  "export:download",
  "export:read",
  "export:request",
  "export:revoke",
  "factor:read",
  "factor:write",
  "guard:lift",
  "identity:confirm",
  "invitation:answer",
  "member:leave",
  "member:list",
  "preference:write",
  "privacy:read",
  "privacy:wipe",
  "profile:read",
  "profile:write",
  "session:end",
  "session:list",
  "support:allow",
  "support:end",
  "workspace:choose",
] as const;
const reading = ["account:read", "metric:read", "post:read"] as const;
const managing = [
  "account:connect",
  "account:disconnect",
  "account:import",
  "account:pause",
  "account:sync",
  "note:write",
  "post:label",
] as const;
/** What no person does, whatever their role. */
type Background = "audit:anchor" | "audit:seal" | "audit:verify";
/** Who belongs to the workspace is its owner's to say. */
const owning = [
  "invitation:withdraw",
  "member:change",
  "member:invite",
  "member:remove",
  "workspace:rename",
  "workspace:transfer",
] as const;

export type Permission =
  | (typeof own)[number]
  | (typeof reading)[number]
  | (typeof managing)[number]
  | (typeof owning)[number]
  | Background;

const byRole: Record<Role, ReadonlySet<Permission>> = {
  owner: new Set<Permission>([...own, ...reading, ...managing, ...owning]),
  manager: new Set<Permission>([...own, ...reading, ...managing]),
  viewer: new Set<Permission>([...own, ...reading]),
  billing: new Set<Permission>(own),
};

/** While an erasure waits, nothing else may happen: no reading, no new copy, no change. */
const whileFrozen: ReadonlySet<Permission> = new Set<Permission>([
  "erasure:read",
  "erasure:request",
  "erasure:run",
  "erasure:undo",
  "identity:confirm",
  "session:end",
]);

/**
 * What may not happen after somebody said "This was not me": a copy leaves, something ends for good, a way in changes or is
 * given to others, traces go. Reading may, and so may what only shuts.
 */
const notWhileGuarded: ReadonlySet<Permission> = new Set<Permission>([
  "account:disconnect",
  "erasure:request",
  "erasure:run",
  "export:download",
  "export:request",
  "factor:write",
  "member:change",
  "member:invite",
  "member:leave",
  "member:remove",
  "privacy:wipe",
  "profile:write",
  "support:allow",
  "workspace:transfer",
]);

/** What a restricted person may not do until their age is cleared up. Leaving and taking a copy they may. */
const notWhileRestricted: ReadonlySet<Permission> = new Set<Permission>(["account:connect", "account:sync"]);

/** For a role that was read anew since the request began. */
export const roleAllows = (role: Role, permission: Permission): boolean => byRole[role].has(permission);

/**
 * The first statement of every verb. @throws ForbiddenError when the context's role does not include `permission`,
 * GuardedError for what must wait until the guard is lifted
 */
export function authorize(ctx: Context, permission: Permission): void {
  if (ctx.role === "system") return;
  if (ctx.actor.kind === "person" && ctx.actor.isFrozen && !whileFrozen.has(permission)) {
    throw new ForbiddenError(t("This account is being deleted. Keep it first, then try again."));
  }
  if (ctx.actor.kind === "person" && ctx.actor.isGuarded && notWhileGuarded.has(permission)) {
    throw new GuardedError();
  }
  if (ctx.actor.kind === "person" && ctx.actor.restrictedBy !== null && notWhileRestricted.has(permission)) {
    throw new ForbiddenError(
      t("Nothing is read for you until your age is cleared up: the notice above says how."),
    );
  }
  if (!byRole[ctx.role].has(permission)) throw new ForbiddenError();
}
