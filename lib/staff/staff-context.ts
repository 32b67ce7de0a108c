import "server-only";
import type { staffRoles } from "@/db/schema";

export type StaffRole = (typeof staffRoles)[number];

/**
 * A staff member on a visit: the first argument of every verb of theirs. Made by `staff-session.ts` alone, and no
 * person's context can stand in for it, nor the other way round.
 */
export interface StaffContext {
  readonly staff: {
    /** The only identifier that logs and audit events may carry. */
    readonly publicId: string;
    readonly role: StaffRole;
    /** SHA-256 of the session's cookie: every function of their database role asks for it, and finds the visit by it. */
    readonly tokenHash: Buffer;
    /** The second factor was last proven in this visit (wall clock). */
    readonly provenAt: Date;
  };
  /** The product's calendar, read once at the start. */
  readonly now: Date;
  /** The real time: visits live by it. */
  readonly wall: Date;
}
