import "server-only";
import { v7 as uuidv7 } from "uuid";
import { addressOf, findPerson, tell } from "@/lib/privacy/person";
import type { StaffRole } from "./staff-context";

/** As the functions of the database name it. */
export type StaffChange = "granted" | "changed" | "ended";

/**
 * Writes to the person whose role it is, and to every other owner. @param told the person first
 * @param role null where it ended
 */
export async function tellOfStaff(
  [whose, ...owners]: readonly bigint[],
  change: StaffChange,
  role: StaffRole | null,
): Promise<void> {
  const person = whose === undefined ? null : await findPerson(whose);
  if (!person) return;
  const address = (await addressOf(person)) ?? "";
  const others = await Promise.all(owners.map(findPerson));
  for (const reader of [person, ...others]) {
    if (!reader) continue;
    await tell(reader, {
      template: "staff-changed",
      data: { change, role, person: reader === person ? null : address },
      idempotencyKey: `staff-${change}/${reader.publicId}/${uuidv7()}`,
    });
  }
}
