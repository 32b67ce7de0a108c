import "server-only";
import type { Role } from "@/lib/context";
import { type Label, label } from "@/lib/language/t";

/** Each role by its name, and what it may do in a sentence. */
export const roleWords = {
  owner: {
    name: label("Owner"),
    may: label("Does what a manager does, and decides who belongs to the workspace. There is one."),
  },
  manager: {
    name: label("Manager"),
    may: label("Sees all figures, links and disconnects accounts, writes notes and labels."),
  },
  viewer: { name: label("Viewer"), may: label("Sees all figures and changes nothing.") },
  billing: {
    name: label("Billing"),
    may: label("Sees who belongs to the workspace, and no figures."),
  },
} as const satisfies Record<Role, { name: Label; may: Label }>;

/** What somebody can be invited as, or become. */
export const givenRoles = ["manager", "viewer", "billing"] as const satisfies readonly Role[];
