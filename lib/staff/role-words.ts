import "server-only";
import { type Label, label } from "@/lib/language/t";
import type { StaffRole } from "./staff-context";

/**
 * Each staff role by its name, and what it sees: shown to staff and to everybody whose account it is. What it says is what
 * `permissions.ts` and the functions of `db/functions/staff-*.sql` hold to; figures, posts, names and tokens are in neither.
 */
export const staffRoleWords = {
  billing: {
    name: label("staff|Billing"),
    sees: label(
      "When an account was made, its language, whether its address is confirmed and it is being deleted, how many workspaces and connections it has, and what staff did about it.",
    ),
  },
  support: {
    name: label("staff|Support"),
    sees: label(
      "The same, the state of those connections in numbers, the second step, the guard, and an age to be cleared up; the connections one by one, by name and state, only while their person allows it. The queue of background work.",
    ),
  },
  privacy: {
    name: label("staff|Privacy"),
    sees: label(
      "What billing sees, the state of the connections in numbers, an age to be cleared up, exports and deletions asked for, and the audit, which names nobody.",
    ),
  },
  owner: {
    name: label("staff|Owner"),
    sees: label("What billing, support and privacy see, under the same conditions, and who is staff."),
  },
} as const satisfies Record<StaffRole, { name: Label; sees: Label }>;
