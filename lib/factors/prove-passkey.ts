import "server-only";
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from "@simplewebauthn/server";
import type { Visitor } from "@/lib/auth/visitor";
import { clients } from "@/lib/db";
import { InvalidInputError } from "@/lib/errors";
import { label, t } from "@/lib/language/t";
import { challengeIn, consumeChallenge, type PasskeyPurpose, storeChallenge } from "./passkey-challenge";
import { type RelyingParty, relyingParty } from "./relying-party";

/** The use of a passkey beside that of making one. */
type Proof = Exclude<PasskeyPurpose, "register">;

const refusal = label("This passkey was not accepted. Try again, or use another way.");

/**
 * What the browser has a device sign.
 * @param userId null where nobody has said who they are: any passkey of ours may answer
 * @throws InvalidInputError where passkeys cannot work
 */
export async function askPasskey(
  visitor: Visitor,
  userId: bigint | null,
  purpose: Proof,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const party = relyingParty();
  if (!party) throw new InvalidInputError(t("Passkeys need an address with a name, not a number."));
  const options = await generateAuthenticationOptions({
    rpID: party.id,
    allowCredentials: userId === null ? [] : await passkeysOf(userId),
    // The device checks who holds it: what comes is two factors in one.
    userVerification: "required",
  });
  await storeChallenge(visitor, userId, purpose, options.challenge);
  return options;
}

/** @returns whose passkey it is @throws InvalidInputError for an answer that is old, foreign, copied or used */
export async function provePasskey(
  visitor: Visitor,
  userId: bigint | null,
  purpose: Proof,
  response: AuthenticationResponseJSON,
): Promise<bigint> {
  const party = relyingParty();
  const challenge = challengeIn(response);
  const isAsked = challenge !== null && (await consumeChallenge(visitor, userId, purpose, challenge));
  const passkey = await findPasskey(response.id);
  if (!party || !isAsked || !passkey || (userId !== null && passkey.userId !== userId)) {
    throw new InvalidInputError(t(refusal));
  }
  const signCount = await verify(response, challenge, party, passkey);
  if (signCount === null || !(await use(passkey.id, signCount, visitor.wall))) {
    throw new InvalidInputError(t(refusal));
  }
  return passkey.userId;
}

/** @returns how often the device says it was used; null for an answer that is not its own */
async function verify(
  response: AuthenticationResponseJSON,
  challenge: string,
  party: RelyingParty,
  passkey: Passkey,
): Promise<number | null> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      credential: {
        id: response.id,
        publicKey: new Uint8Array(passkey.publicKey),
        counter: Number(passkey.signCount),
      },
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch {
    // Pure arithmetic over what came in: the library says by an error whatever about an answer is wrong.
    return null;
  }
}

async function passkeysOf(userId: bigint): Promise<{ id: string; transports: string[] }[]> {
  const rows = await clients().sql<{ credential_id: Buffer; transports: string[] }[]>`
    select * from list_passkeys(${userId.toString()})`;
  return rows.map((row) => ({ id: row.credential_id.toString("base64url"), transports: row.transports }));
}

interface Passkey {
  id: bigint;
  userId: bigint;
  publicKey: Buffer;
  signCount: bigint;
}

async function findPasskey(credentialId: string): Promise<Passkey | null> {
  const [row] = await clients().sql<
    { passkey_id: string; user_id: string; public_key: Buffer; sign_count: string }[]
  >`select * from find_passkey(${Buffer.from(credentialId, "base64url")})`;
  return row
    ? {
        id: BigInt(row.passkey_id),
        userId: BigInt(row.user_id),
        publicKey: row.public_key,
        signCount: BigInt(row.sign_count),
      }
    : null;
}

async function use(passkeyId: bigint, signCount: number, wall: Date): Promise<boolean> {
  const [row] = await clients().sql<[{ used: boolean }]>`
    select use_passkey(${passkeyId.toString()}, ${signCount}, ${wall}) as used`;
  return row.used;
}
