import "server-only";
import { openKey } from "@/lib/crypto/keyring";
import { open } from "@/lib/crypto/seal";
import { clients } from "@/lib/db";
import { asLanguage, type Language } from "@/lib/language/languages";
import { addressLookups } from "./address";

/** What signing in needs of a person, and nothing more. Never leaves `lib/auth`. */
export interface FoundUser {
  userId: bigint;
  publicId: string;
  keyId: string;
  passwordHash: string | null;
  /** Somebody has shown that they read mail sent to the address. */
  isProven: boolean;
  addressSealed: Buffer;
  language: Language;
}

interface UserRow {
  user_id: string;
  public_id: string;
  key_id: string;
  address_sealed: Buffer;
  password_hash: string | null;
  is_proven: boolean;
  language: string;
}

export async function findUserByAddress(address: string): Promise<FoundUser | null> {
  const { sql } = clients();
  const [row] = await sql<UserRow[]>`
    select * from find_user_by_address(${byteArray(addressLookups(address))}::bytea[])`;
  return row ? toUser(row) : null;
}

export async function findUser(userId: bigint): Promise<FoundUser | null> {
  const [row] = await clients().sql<UserRow[]>`select * from find_user(${userId.toString()})`;
  return row ? toUser(row) : null;
}

/** @throws KeyDestroyedError once the person is erased */
export async function openAddress(user: FoundUser): Promise<string> {
  const place = { table: "users", column: "address", row: user.publicId };
  return open(await openKey(user.keyId), user.addressSealed, place);
}

/** The driver writes no arrays of bytes: PostgreSQL's own text form of one. */
export function byteArray(values: readonly Buffer[]): string {
  return `{${values.map((value) => `"\\\\x${value.toString("hex")}"`).join(",")}}`;
}

function toUser(row: UserRow): FoundUser {
  return {
    userId: BigInt(row.user_id),
    publicId: row.public_id,
    keyId: row.key_id,
    passwordHash: row.password_hash,
    isProven: row.is_proven,
    addressSealed: row.address_sealed,
    language: asLanguage(row.language),
  };
}
