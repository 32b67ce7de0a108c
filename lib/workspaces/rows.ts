import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Role } from "@/lib/context";
import type { SealedPerson, SealedWorkspace } from "./names";

type OwnerColumns = {
  owner_public_id: string | null;
  owner_key_id: string | null;
  owner_name_sealed: Buffer | null;
  owner_address_sealed: Buffer | null;
};

export interface MemberRow extends SealedPerson {
  userId: bigint;
  role: Role;
  joinedAt: Date;
}

/** The transaction's workspace: the owner first, then by role and time. */
export async function readMembers(tx: Tx): Promise<MemberRow[]> {
  const rows = await tx.execute<{
    user_id: string;
    public_id: string;
    key_id: string;
    name_sealed: Buffer | null;
    address_sealed: Buffer;
    role: Role;
    joined_at: string;
  }>(sql`select * from list_members()`);
  return rows.map((row) => ({
    userId: BigInt(row.user_id),
    publicId: row.public_id,
    keyId: row.key_id,
    name: row.name_sealed,
    address: row.address_sealed,
    role: row.role,
    joinedAt: new Date(row.joined_at),
  }));
}

export interface OwnWorkspaceRow extends SealedWorkspace {
  id: bigint;
  role: Role;
}

/** Every workspace of the transaction's person, the first one first. */
export async function readOwnWorkspaces(tx: Tx): Promise<OwnWorkspaceRow[]> {
  const rows = await tx.execute<
    OwnerColumns & {
      workspace_id: string;
      public_id: string;
      role: Role;
      name_sealed: Buffer | null;
      name_key_id: string | null;
    }
  >(sql`select * from list_own_workspaces()`);
  return rows.map((row) => ({
    id: BigInt(row.workspace_id),
    publicId: row.public_id,
    role: row.role,
    name: row.name_sealed,
    nameKeyId: row.name_key_id,
    owner: ownerOf(row),
  }));
}

/** The columns of a workspace's owner; null where it has none any more. */
export function ownerOf(row: OwnerColumns): SealedPerson | null {
  const { owner_public_id, owner_key_id, owner_name_sealed, owner_address_sealed } = row;
  if (!owner_public_id || !owner_key_id || !owner_address_sealed) return null;
  return {
    publicId: owner_public_id,
    keyId: owner_key_id,
    name: owner_name_sealed,
    address: owner_address_sealed,
  };
}
