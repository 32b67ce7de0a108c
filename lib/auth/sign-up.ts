import "server-only";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { createKey, destroyKey, openKey } from "@/lib/crypto/keyring";
import { seal } from "@/lib/crypto/seal";
import { clients } from "@/lib/db";
import { currentLanguage } from "@/lib/language/current";
import type { Language } from "@/lib/language/languages";
import { t } from "@/lib/language/t";
import { Address, addressLookup, addressWords } from "./address";
import { type FoundUser, findUserByAddress } from "./find-user";
import { checkPassword, hashPassword, Password } from "./password";
import { takeMailTurn } from "./rate-limit";
import { sendSecret } from "./send-secret";
import { current, type Visitor } from "./visitor";

/** The terms a person accepts by signing up. */
export const termsVersion = "2026-11-01";

const PersonName = z
  .string()
  .trim()
  .max(100, { error: () => t("Use at most {most} characters.", { most: 100 }) });

export const SignUpInput = z.strictObject({
  email: Address,
  password: Password.default(""),
  name: PersonName.default(""),
  age: z.literal("on", { error: () => t("You can sign up once you are 16.") }),
  /** Once the address is proven a passkey is asked for: nothing of one is kept before. */
  way: z.literal("passkey").optional(),
  next: z.string().max(2_000).optional(),
});

interface Wish {
  address: string;
  name: string;
  passwordHash: string | null;
  language: Language;
}

/**
 * Answers the same, and as fast, whether or not the address has an account: looking, writing and mailing happen
 * after the answer. A session begins only with the code of the mail.
 * @throws InvalidInputError for a weak password, TooManyRequestsError
 */
export async function signUp(visitor: Visitor, input: z.output<typeof SignUpInput>): Promise<void> {
  if (input.password !== "") checkPassword(input.password, [...addressWords(input.email), input.name]);
  await takeMailTurn(visitor, input.email);
  const passwordHash = input.password === "" ? null : await hashPassword(input.password);
  const wish = { address: input.email, name: input.name, passwordHash, language: currentLanguage() };
  visitor.later(() => finishSignUp(visitor, wish));
}

async function finishSignUp(visitor: Visitor, wish: Wish): Promise<void> {
  const known = (await findUserByAddress(wish.address)) ?? (await createPerson(visitor, wish));
  if (known) {
    // An account whose address was proven is nobody's to change from here; before that the newest wish counts.
    const replaced = !known.isProven && (await replaceWish(visitor, known, wish));
    return sendSecret(visitor, known, replaced ? "verify" : "already-registered");
  }
  const made = await findUserByAddress(wish.address);
  if (made) await sendSecret(visitor, made, "verify");
}

/** @returns the account that another sign-up made in the meantime; null when this one made it */
async function createPerson(visitor: Visitor, wish: Wish): Promise<FoundUser | null> {
  const publicId = uuidv7();
  const key = await createKey("profile", visitor.now);
  const place = (column: string) => ({ table: "users", column, row: publicId });
  const [row] = await clients().sql`select * from create_person(${publicId}, ${key.id},
    ${seal(key, wish.address, place("address"))}, ${addressLookup(wish.address)},
    ${wish.name === "" ? null : seal(key, wish.name, place("name"))}, ${wish.passwordHash},
    ${current(visitor.browser)}, ${termsVersion}, ${wish.language}, ${uuidv7()}, ${visitor.now})`;
  if (row) return null;
  await destroyKey(key.id, visitor.now);
  return findUserByAddress(wish.address);
}

async function replaceWish(visitor: Visitor, user: FoundUser, wish: Wish): Promise<boolean> {
  const place = { table: "users", column: "name", row: user.publicId };
  const name = wish.name === "" ? null : seal(await openKey(user.keyId), wish.name, place);
  const [row] = await clients().sql<
    [{ replaced: boolean }]
  >`select replace_unproven(${user.userId.toString()},
    ${name}, ${wish.passwordHash}, ${current(visitor.browser)}) as replaced`;
  return row.replaced;
}
