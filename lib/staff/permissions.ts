import "server-only";
import { isFresh } from "@/lib/auth/step-up";
import { ForbiddenError, StepUpRequiredError } from "@/lib/errors";
import { t } from "@/lib/language/t";
import type { StaffContext, StaffRole } from "./staff-context";

/** What reads. The functions of the database ask for the same roles once more. */
const everybody = ["customer:view"] as const;
const supporting = ["connection:view", "job:list"] as const;
const guarding = ["audit:list"] as const;
const owning = ["staff:list"] as const;

/** What acts, and so needs a second factor of the last fifteen minutes. */
const everybodysActs = ["customer:find"] as const;
const supportingActs = ["job:retry"] as const;
const guardingActs = ["audit:verify"] as const;
const owningActs = ["staff:appoint", "staff:change"] as const;

const acts = [...everybodysActs, ...supportingActs, ...guardingActs, ...owningActs] as const;

export type StaffPermission =
  | (typeof everybody | typeof supporting | typeof guarding | typeof owning)[number]
  | (typeof acts)[number];

const byRole: Record<StaffRole, ReadonlySet<StaffPermission>> = {
  billing: new Set<StaffPermission>([...everybody, ...everybodysActs]),
  support: new Set<StaffPermission>([...everybody, ...everybodysActs, ...supporting, ...supportingActs]),
  privacy: new Set<StaffPermission>([...everybody, ...everybodysActs, ...guarding, ...guardingActs]),
  owner: new Set<StaffPermission>([...everybody, ...supporting, ...guarding, ...owning, ...acts]),
};

export function mayStaff(role: StaffRole, permission: StaffPermission): boolean {
  return byRole[role].has(permission);
}

/** Pages that not every role has: to the others there is none. */
const pagesOfSome = {
  "/admin/jobs": "job:list",
  "/admin/audit": "audit:list",
} as const satisfies Record<string, StaffPermission>;
export type PageOfSome = keyof typeof pagesOfSome;

/** @param path of any page under /admin, or of none */
export function mayOpen(role: StaffRole, path: string): boolean {
  const needed = Object.entries(pagesOfSome).find(([page]) => page === path)?.[1];
  return needed === undefined || mayStaff(role, needed);
}

/**
 * The first statement of every verb of staff. @throws ForbiddenError when the role does not include `permission`,
 * StepUpRequiredError for an act when the last proof of the second factor in this visit is older than fifteen minutes
 */
export function authorizeStaff(ctx: StaffContext, permission: StaffPermission): void {
  if (!mayStaff(ctx.staff.role, permission)) {
    throw new ForbiddenError(t("Your staff role does not allow this. An owner can change it."));
  }
  if (acts.some((act) => act === permission) && !isFresh(ctx.staff.provenAt, ctx.wall)) {
    throw new StepUpRequiredError();
  }
}
