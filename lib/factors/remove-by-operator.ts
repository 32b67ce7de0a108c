import "server-only";
import type postgres from "postgres";
import { noteByItself } from "@/lib/audit/activity";
import { addressLookups } from "@/lib/auth/address";
import { byteArray } from "@/lib/auth/find-user";
import { tellOfFactors } from "./factors-changed";

/** Why nothing was removed, or that it was. */
export type Removal = "nobody" | "not-guarded" | "too-early" | "no-factor" | "removed";

/** How long the guard must have stood. */
export const guardedHours = 72;

/**
 * For the operator, who was asked by somebody to whose account a stranger added a factor: takes every factor away.
 *
 * It must not become the way round the second step for whoever has a mailbox and a good story. So it works under guard
 * alone, which only a link in a mail to the address brings, and three days after it at the earliest: whoever holds the
 * factor rightly was signed out then, cannot be missed, and has the time to write. It opens nothing by itself: password and sessions go
 * as well, the guard stays, and the person lifts it as anybody without two-step does, by a new password and then a code,
 * both by mail. The address is told at once.
 * @param owner with the owner's rights: no role of the product may call this
 */
export async function removeFactors(
  owner: postgres.Sql,
  address: string,
  { now, wall }: { now: Date; wall: Date },
): Promise<Removal> {
  const [row] = await owner<[{ outcome: Removal; person: string | null }]>`
    select * from remove_factors(${byteArray(addressLookups(address))}::bytea[], ${now},
      make_interval(hours => ${guardedHours}))`;
  if (!row.person) return row.outcome;
  const userId = BigInt(row.person);
  await noteByItself(userId, now, "factor.removed-by-operator");
  await tellOfFactors(userId, "removed-by-operator", wall);
  return row.outcome;
}
