import "server-only";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { Address, addressLookups } from "@/lib/auth/address";
import { byteArray } from "@/lib/auth/find-user";
import { takeCustomerTurn } from "@/lib/auth/rate-limit";
import { KeyDestroyedError, openKey } from "@/lib/crypto/keyring";
import { seal } from "@/lib/crypto/seal";
import { staffClient } from "@/lib/db";
import { InvalidInputError } from "@/lib/errors";
import { t } from "@/lib/language/t";
import { authorizeStaff } from "./permissions";
import type { StaffContext } from "./staff-context";

const shortest = 10;
const longest = 300;

export const FindCustomerInput = z.strictObject({
  email: Address,
  reason: z
    .string()
    .trim()
    .min(shortest, {
      error: () => t("Say why in at least {shortest} characters: they read it.", { shortest }),
    })
    .max(longest, { error: () => t("Use at most {longest} characters.", { longest }) })
    .regex(/^\P{Cc}*$/u, { error: () => t("Keep it on one line.") }),
});

/**
 * Opens the page of whoever has exactly this address, for fifteen minutes of this visit. The reason is in their activity
 * before anything of them is shown. Nobody, and somebody who was erased, are answered alike.
 * @returns the person's public id @throws InvalidInputError, TooManyRequestsError
 */
export async function findCustomer(
  ctx: StaffContext,
  { email, reason }: z.output<typeof FindCustomerInput>,
): Promise<string> {
  authorizeStaff(ctx, "customer:find");
  const { tokenHash, publicId } = ctx.staff;
  await takeCustomerTurn(publicId, ctx.wall);
  const sql = staffClient();
  const [found] = await sql<{ public_id: string; key_id: string }[]>`
    select * from staff_find_customer(${tokenHash}, ${byteArray(addressLookups(email))}::bytea[], ${ctx.wall}, ${ctx.now})`;
  const line = uuidv7();
  const sealed = found && (await sealFor(found.key_id, reason, line));
  if (!found || !sealed) throw nobody();
  const [row] = await sql<[{ opened: boolean }]>`
    select staff_open_customer(${tokenHash}, ${found.public_id}, ${line}, ${sealed}, ${ctx.wall}, ${ctx.now}) as opened`;
  if (!row.opened) throw nobody();
  return found.public_id;
}

/** Null once the person is erased. */
async function sealFor(keyId: string, reason: string, line: string): Promise<Buffer | null> {
  try {
    return seal(await openKey(keyId), reason, { table: "activity", column: "reason", row: line });
  } catch (error) {
    if (error instanceof KeyDestroyedError) return null;
    throw error;
  }
}

function nobody(): InvalidInputError {
  const message = t("Nobody has this address.");
  return new InvalidInputError(message, { email: message });
}
