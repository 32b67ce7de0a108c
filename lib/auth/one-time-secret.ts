import "server-only";
import { randomCode, randomToken, sha256 } from "@/lib/crypto/keys";
import { clients } from "@/lib/db";
import { byteArray } from "./find-user";
import { codeHashes, current, type Visitor } from "./visitor";

/** "not-me" opens nothing: it locks. */
export type SecretPurpose = "sign-in" | "verify" | "reset" | "not-me";

const minute = 60_000;
const lifetime: Record<SecretPurpose, number> = {
  "sign-in": 10 * minute,
  reset: 10 * minute,
  verify: 24 * 60 * minute,
  "not-me": 7 * 24 * 60 * minute,
};
/** Wrong codes after which a mail's code is void. Its link still works: nobody guesses 256 bits. */
const codeTries = 5;

interface IssuedSecret {
  /** For the link. */
  secret: string;
  /** For typing in the browser that asked. */
  code: string;
  expiresAt: Date;
}

export interface UsedSecret {
  userId: bigint;
  purpose: SecretPurpose;
}

/** Makes a link and a code for one mail. Only their hashes are kept. */
export async function issueSecret(
  visitor: Visitor,
  userId: bigint,
  purpose: SecretPurpose,
): Promise<IssuedSecret> {
  const issued = {
    secret: randomToken(),
    code: randomCode(),
    expiresAt: new Date(visitor.wall.getTime() + lifetime[purpose]),
  };
  await clients().sql`select store_secret(${userId.toString()}, ${purpose}, ${sha256(issued.secret)},
    ${current(codeHashes(visitor, issued.code))}, ${current(visitor.browser)}, ${visitor.wall}, ${issued.expiresAt})`;
  return issued;
}

/**
 * Makes the link "This was not me" of a notice. It belongs to no browser, for whoever did what the notice tells of is
 * not the one to say so, and it has no code: random hashes stand in both places, which also lets each notice have its own.
 */
export async function issueNotMe(userId: bigint, wall: Date): Promise<string> {
  const secret = randomToken();
  const nobody = () => sha256(randomToken());
  await clients()
    .sql`select store_secret(${userId.toString()}, 'not-me', ${sha256(secret)}, ${nobody()}, ${nobody()},
    ${wall}, ${new Date(wall.getTime() + lifetime["not-me"])})`;
  return secret;
}

/**
 * Consumes a link's secret: of any number of uses at once exactly one succeeds.
 * @param of only this person's secrets count
 */
export async function consumeSecret(
  visitor: Visitor,
  secret: string,
  purposes: readonly SecretPurpose[],
  of: bigint | null = null,
): Promise<UsedSecret | null> {
  const { sql } = clients();
  const [used] = await sql<{ user_id: string; purpose: SecretPurpose }[]>`
    select * from use_secret(${sha256(secret)}, ${sql.array([...purposes])}, ${byteArray(visitor.browser)}::bytea[],
      ${of?.toString() ?? null}, ${visitor.wall})`;
  return used ? { userId: BigInt(used.user_id), purpose: used.purpose } : null;
}

/** Consumes the newest secret of this browser when `code` is its code; otherwise a try of it is gone. */
export async function consumeCode(
  visitor: Visitor,
  code: string,
  purposes: readonly SecretPurpose[],
  of: bigint | null = null,
): Promise<UsedSecret | null> {
  const { sql } = clients();
  const [used] = await sql<{ user_id: string; purpose: SecretPurpose }[]>`
    select * from use_code(${byteArray(codeHashes(visitor, code))}::bytea[], ${sql.array([...purposes])},
      ${byteArray(visitor.browser)}::bytea[], ${of?.toString() ?? null}, ${visitor.wall}, ${codeTries})`;
  return used ? { userId: BigInt(used.user_id), purpose: used.purpose } : null;
}

/** Whose a live secret is, without using it up. */
export async function findSecretOwner(
  visitor: Visitor,
  secret: string,
  purpose: SecretPurpose,
): Promise<bigint | null> {
  const [found] = await clients().sql<[{ user_id: string | null }]>`
    select find_secret(${sha256(secret)}, ${purpose}, ${byteArray(visitor.browser)}::bytea[], ${visitor.wall}) as user_id`;
  return found.user_id ? BigInt(found.user_id) : null;
}
