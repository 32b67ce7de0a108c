import "server-only";
import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { eq } from "drizzle-orm";
import { parse, v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { passkeys } from "@/db/schema";
import { recordEvent } from "@/lib/audit/events";
import { authorize } from "@/lib/auth/permissions";
import { getProfile } from "@/lib/auth/profile";
import type { Visitor } from "@/lib/auth/visitor";
import { inWorkspace, type PersonContext } from "@/lib/context";
import { openKey } from "@/lib/crypto/keyring";
import { seal } from "@/lib/crypto/seal";
import { ConflictError, InvalidInputError, NotFoundError } from "@/lib/errors";
import { t } from "@/lib/language/t";
import { changeFactors, tellOfFactors } from "./factors-changed";
import { AttestationAnswer } from "./passkey-answer";
import { challengeIn, consumeChallenge, storeChallenge } from "./passkey-challenge";
import { type RelyingParty, relyingParty } from "./relying-party";

const Name = z
  .string()
  .trim()
  .min(1, { error: () => t("Give it a name, so that you know it again.") })
  .max(60, { error: () => t("Use at most {most} characters.", { most: 60 }) });
const passkeyId = z.uuid({ error: () => t("Passkey not found.") });
export const AddPasskeyInput = z.strictObject({ name: Name, answer: AttestationAnswer });
export const RenamePasskeyInput = z.strictObject({ passkeyId, name: Name });
export const RemovePasskeyInput = z.strictObject({ passkeyId });

const most = 20;

/** What a device is asked to make a key for. @throws InvalidInputError where passkeys cannot work */
export async function askNewPasskey(
  ctx: PersonContext,
  visitor: Visitor,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  authorize(ctx, "factor:write");
  const party = relyingParty();
  if (!party) throw new InvalidInputError(t("Passkeys need an address with a name, not a number."));
  const { address, name } = await getProfile(ctx);
  const known = await inWorkspace(ctx, (tx) =>
    tx.select({ id: passkeys.credentialId, transports: passkeys.transports }).from(passkeys),
  );
  if (known.length >= most)
    throw new ConflictError(t("There are {most} passkeys already. Remove one first.", { most }));
  const options = await generateRegistrationOptions({
    rpName: party.name,
    rpID: party.id,
    userName: address,
    userDisplayName: name ?? address,
    userID: new Uint8Array(parse(ctx.actor.publicId)),
    attestationType: "none",
    excludeCredentials: known.map(({ id, transports }) => ({ id: id.toString("base64url"), transports })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  await storeChallenge(visitor, ctx.actor.userId, "register", options.challenge);
  return options;
}

/**
 * Keeps the public half of a key the device has made.
 * @returns recovery codes with the first factor, to be shown this once
 * @throws InvalidInputError for an answer that is old, foreign or used
 */
export async function addPasskey(
  ctx: PersonContext,
  visitor: Visitor,
  input: z.output<typeof AddPasskeyInput>,
): Promise<string[] | null> {
  authorize(ctx, "factor:write");
  const party = relyingParty();
  const challenge = challengeIn(input.answer);
  const isAsked =
    challenge !== null && (await consumeChallenge(visitor, ctx.actor.userId, "register", challenge));
  const made = party && isAsked ? await verify(input.answer, challenge, party) : null;
  if (!made) throw new InvalidInputError(t("The device's answer was not accepted. Try again."));
  const publicId = uuidv7();
  const name = seal(await openKey(ctx.actor.keyId), input.name, namePlace(publicId));
  const codes = await inWorkspace(ctx, async (tx) => {
    const added = await tx
      .insert(passkeys)
      .values({
        publicId,
        userId: ctx.actor.userId,
        credentialId: Buffer.from(made.id, "base64url"),
        publicKey: Buffer.from(made.publicKey),
        signCount: BigInt(made.counter),
        transports: input.answer.response.transports ?? [],
        name,
        createdAt: ctx.now,
      })
      .onConflictDoNothing()
      .returning({ id: passkeys.id });
    if (added.length === 0) throw new ConflictError(t("This passkey is here already."));
    return changeFactors(tx, ctx, "passkey-added");
  });
  await tellOfFactors(ctx.actor.userId, "passkey-added", visitor.wall);
  return codes;
}

/** @throws NotFoundError also for another person's */
export async function renamePasskey(
  ctx: PersonContext,
  input: z.output<typeof RenamePasskeyInput>,
): Promise<void> {
  authorize(ctx, "factor:write");
  const name = seal(await openKey(ctx.actor.keyId), input.name, namePlace(input.passkeyId));
  await inWorkspace(ctx, async (tx) => {
    const [renamed] = await tx
      .update(passkeys)
      .set({ name })
      .where(eq(passkeys.publicId, input.passkeyId))
      .returning({ id: passkeys.id });
    if (!renamed) throw new NotFoundError("Passkey");
    await recordEvent(tx, ctx, { action: "passkey.renamed", entityId: input.passkeyId });
  });
}

/** @param wall the real time, for the notice @throws NotFoundError also for another person's */
export async function removePasskey(
  ctx: PersonContext,
  input: z.output<typeof RemovePasskeyInput> & { wall: Date },
): Promise<void> {
  authorize(ctx, "factor:write");
  await inWorkspace(ctx, async (tx) => {
    const [removed] = await tx
      .delete(passkeys)
      .where(eq(passkeys.publicId, input.passkeyId))
      .returning({ id: passkeys.id });
    if (!removed) throw new NotFoundError("Passkey");
    await changeFactors(tx, ctx, "passkey-removed");
  });
  await tellOfFactors(ctx.actor.userId, "passkey-removed", input.wall);
}

export const namePlace = (publicId: string) => ({ table: "passkeys", column: "name", row: publicId });

async function verify(answer: RegistrationResponseJSON, challenge: string, party: RelyingParty) {
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: answer,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
    });
    return registrationInfo?.credential ?? null;
  } catch {
    // Pure arithmetic over what came in: the library says by an error whatever about an answer is wrong.
    return null;
  }
}
