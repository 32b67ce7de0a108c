import "server-only";
import postgres from "postgres";
import { afterAll } from "vitest";
import type { PersonContext } from "@/lib/context";
import type { StaffContext, StaffRole } from "@/lib/staff/staff-context";
import { beginVisit, staffContext } from "@/lib/staff/visit";
import { signUpWithApp, type TwoStepPerson } from "./factors";
import type { TestVisitor } from "./visitors";

let superuser: postgres.Sql | undefined;
afterAll(() => superuser?.end());

/** No role of the product makes anybody staff by a statement. */
function asSuperuser(): postgres.Sql {
  superuser ??= postgres(process.env.DATABASE_URL ?? "", { max: 1 });
  return superuser;
}

export interface MadeStaff extends TwoStepPerson {
  staff: StaffContext;
}

/** Gives somebody who is there a role, and leaves their sessions alone. */
export async function makeStaff({ actor, now }: PersonContext, role: StaffRole): Promise<void> {
  await asSuperuser()`insert into staff_members values (${String(actor.userId)}, ${role}, ${now})
    on conflict (user_id) do update set role = excluded.role`;
}

/** A staff member on a visit that has just begun, with an authenticator app. */
export async function createStaff(role: StaffRole): Promise<MadeStaff> {
  const person = await signUpWithApp();
  await makeStaff(person.ctx, role);
  await beginVisit(person.ctx, { wall: person.visitor.wall });
  return { ...person, staff: await staffAt(person, person.visitor) };
}

/** The same member's visit as it stands at another moment. @throws Error when it is over */
export async function staffAt(
  { ctx, session }: Pick<TwoStepPerson, "ctx" | "session">,
  { wall }: Pick<TestVisitor, "wall">,
): Promise<StaffContext> {
  const staff = await staffContext(ctx, session.token, wall);
  if (!staff) throw new Error("No visit is on");
  return staff;
}

/** One row in each table of staff, and an act of theirs in the audit. */
export async function plantStaff({ actor, now }: PersonContext): Promise<void> {
  const userId = String(actor.userId);
  const sql = asSuperuser();
  await Promise.all([
    sql`insert into staff_members values (${userId}, 'billing', ${now})`,
    sql`insert into staff_visits (user_id, session_id, began_at, last_seen_at, proven_at, expires_at)
      values (${userId}, ${userId}, ${now}, ${now}, ${now}, ${now})`,
    sql`insert into staff_openings (user_id, visit_id, opened_at, expires_at) values (${userId}, 0, ${now}, ${now})`,
    sql`select note_staff_act(${actor.publicId}, 'staff.customer-opened', ${actor.publicId}, ${now})`,
  ]);
}
