import "server-only";
import { z } from "zod";
import { staffRoles } from "@/db/schema";
import { Address, addressLookups } from "@/lib/auth/address";
import { byteArray } from "@/lib/auth/find-user";
import { staffClient } from "@/lib/db";
import { ConflictError, InvalidInputError, NotFoundError } from "@/lib/errors";
import { t } from "@/lib/language/t";
import { openPerson } from "@/lib/workspaces/names";
import { authorizeStaff } from "./permissions";
import type { StaffContext, StaffRole } from "./staff-context";
import { type StaffChange, tellOfStaff } from "./tell-staff";

export const AppointInput = z.strictObject({ email: Address, role: z.enum(staffRoles) });
export const ChangeStaffInput = z.strictObject({ memberId: z.uuid(), role: z.enum(staffRoles) });
export const EndStaffInput = z.strictObject({ memberId: z.uuid() });

export interface StaffMemberView {
  id: string;
  name: string;
  address: string;
  role: StaffRole;
  /** ISO instant. */
  since: string;
  isYou: boolean;
}

/** For owners. */
export async function listStaff(ctx: StaffContext): Promise<StaffMemberView[]> {
  authorizeStaff(ctx, "staff:list");
  const rows = await staffClient()<
    {
      public_id: string;
      key_id: string;
      name_sealed: Buffer | null;
      address_sealed: Buffer;
      role: StaffRole;
      granted_at: Date;
      is_you: boolean;
    }[]
  >`select * from staff_list_members(${ctx.staff.tokenHash}, ${ctx.wall})`;
  return Promise.all(
    rows.map(async (row) => {
      const person = await openPerson({
        publicId: row.public_id,
        keyId: row.key_id,
        name: row.name_sealed,
        address: row.address_sealed,
      });
      return {
        id: row.public_id,
        name: person?.name ?? t("Somebody who is being deleted"),
        address: person?.address ?? "",
        role: row.role,
        since: row.granted_at.toISOString(),
        isYou: row.is_you,
      };
    }),
  );
}

/** Its `told` are the person and the owners. */
interface Settled {
  outcome: StaffChange | "none" | "last-owner";
  told: string[];
}

/** Makes somebody staff who has an account here. Their sessions end. @throws InvalidInputError, ConflictError */
export async function appointStaff(
  ctx: StaffContext,
  { email, role }: z.output<typeof AppointInput>,
): Promise<void> {
  authorizeStaff(ctx, "staff:appoint");
  const [row] = await staffClient()<[Settled]>`
    select * from staff_appoint(${ctx.staff.tokenHash}, ${byteArray(addressLookups(email))}::bytea[], ${role},
      ${ctx.wall}, ${ctx.now})`;
  if (row.outcome === "none") {
    const message = t("Nobody has an account with this address and has confirmed it.");
    throw new InvalidInputError(message, { email: message });
  }
  await settle(row, role);
}

/** From the member's next sign-in on. @throws NotFoundError, ConflictError for the last owner */
export async function changeStaff(
  ctx: StaffContext,
  { memberId, role }: z.output<typeof ChangeStaffInput>,
): Promise<void> {
  authorizeStaff(ctx, "staff:change");
  await settle(await change(ctx, memberId, role), role);
}

/** At once. @throws NotFoundError, ConflictError for the last owner */
export async function endStaff(
  ctx: StaffContext,
  { memberId }: z.output<typeof EndStaffInput>,
): Promise<void> {
  authorizeStaff(ctx, "staff:change");
  await settle(await change(ctx, memberId, null), null);
}

async function change(ctx: StaffContext, memberId: string, role: StaffRole | null) {
  const [row] = await staffClient()<[Settled]>`
    select * from staff_change_member(${ctx.staff.tokenHash}, ${memberId}, ${role}, ${ctx.wall}, ${ctx.now})`;
  return row;
}

async function settle(row: Settled, role: StaffRole | null): Promise<void> {
  if (row.outcome === "none") throw new NotFoundError("Member");
  if (row.outcome === "last-owner") {
    throw new ConflictError(t("Somebody must stay owner: make another one first."));
  }
  await tellOfStaff(row.told.map(BigInt), row.outcome, role);
}
