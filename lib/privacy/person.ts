import "server-only";
import { noteByItself } from "@/lib/audit/activity";
import { now } from "@/lib/clock";
import { KeyDestroyedError, openKey } from "@/lib/crypto/keyring";
import { open } from "@/lib/crypto/seal";
import { clients } from "@/lib/db";
import { type Message, send } from "@/lib/email/send";
import { UnavailableError } from "@/lib/errors";
import { asLanguage, type Language } from "@/lib/language/languages";
import { logError } from "@/lib/log";

/** A person as jobs need to know them: where to write to, and under which key. */
export interface KnownPerson {
  userId: bigint;
  publicId: string;
  keyId: string;
  addressSealed: Buffer;
  language: Language;
  /** An erasure waits or runs. */
  isFrozen: boolean;
  /** They have shown that the address is theirs. */
  isProven: boolean;
}

/** Null when they are gone: a late job then has nothing to do. */
export async function findPerson(userId: bigint): Promise<KnownPerson | null> {
  const [row] = await clients().sql<
    {
      public_id: string;
      key_id: string;
      address_sealed: Buffer;
      is_frozen: boolean;
      is_proven: boolean;
      language: string;
    }[]
  >`select * from find_person(${userId.toString()})`;
  if (!row) return null;
  return {
    userId,
    publicId: row.public_id,
    keyId: row.key_id,
    addressSealed: row.address_sealed,
    language: asLanguage(row.language),
    isFrozen: row.is_frozen,
    isProven: row.is_proven,
  };
}

/** Null once the key is destroyed. */
export async function addressOf(person: KnownPerson): Promise<string | null> {
  try {
    const key = await openKey(person.keyId);
    return open(key, person.addressSealed, { table: "users", column: "address", row: person.publicId });
  } catch (error) {
    if (error instanceof KeyDestroyedError) return null;
    throw error;
  }
}

/**
 * Writes to a person. What it tells of is done whether or not the mail provider answers, so a silent one is logged
 * and not waited for.
 * @returns whether the mail left
 */
export async function tell(
  person: KnownPerson,
  mail: Message extends infer M ? (M extends Message ? Omit<M, "to" | "language"> : never) : never,
): Promise<boolean> {
  const to = await addressOf(person);
  if (to === null) return false;
  try {
    await send({ ...mail, to, language: person.language } as Message);
    await noteByItself(person.userId, await now(), `mail.${mail.template}`);
    return true;
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    logError("mail.not-sent", error, { userId: person.publicId, kind: mail.template });
    return false;
  }
}
