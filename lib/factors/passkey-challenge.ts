import "server-only";
import { decodeClientDataJSON } from "@simplewebauthn/server/helpers";
import { byteArray } from "@/lib/auth/find-user";
import { current, type Visitor } from "@/lib/auth/visitor";
import { sha256 } from "@/lib/crypto/keys";
import { clients } from "@/lib/db";

/** What an answer may be used for, and for nothing else. */
export type PasskeyPurpose = "sign-in" | "second-factor" | "confirm" | "register";

const lifetimeMs = 5 * 60_000;

/** Remembers what this browser is asked to have signed. @param challenge base64url, as in the options */
export async function storeChallenge(
  visitor: Visitor,
  userId: bigint | null,
  purpose: PasskeyPurpose,
  challenge: string,
): Promise<void> {
  const expiresAt = new Date(visitor.wall.getTime() + lifetimeMs);
  await clients()
    .sql`select store_passkey_challenge(${userId?.toString() ?? null}, ${sha256(challenge)}, ${purpose},
    ${current(visitor.browser)}, ${visitor.wall}, ${expiresAt})`;
}

/** Whether this was asked of this browser, for this and of this person. Once. */
export async function consumeChallenge(
  visitor: Visitor,
  userId: bigint | null,
  purpose: PasskeyPurpose,
  challenge: string,
): Promise<boolean> {
  const [row] = await clients().sql<
    [{ used: boolean }]
  >`select use_passkey_challenge(${userId?.toString() ?? null},
    ${sha256(challenge)}, ${purpose}, ${byteArray(visitor.browser)}::bytea[], ${visitor.wall}) as used`;
  return row.used;
}

/** What the answer says it answers; null when it cannot be read. */
export function challengeIn(answer: { response: { clientDataJSON: string } }): string | null {
  try {
    const { challenge } = decodeClientDataJSON(answer.response.clientDataJSON);
    return typeof challenge === "string" ? challenge : null;
  } catch {
    return null;
  }
}
