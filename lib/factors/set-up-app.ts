import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { authenticatorApps } from "@/db/schema";
import { authorize } from "@/lib/auth/permissions";
import { getProfile } from "@/lib/auth/profile";
import { inWorkspace, type PersonContext } from "@/lib/context";
import { openKey } from "@/lib/crypto/keyring";
import { open, seal } from "@/lib/crypto/seal";
import { ConflictError, InvalidInputError } from "@/lib/errors";
import { label, t } from "@/lib/language/t";
import { AuthenticatorCode, appAddress, newAppSecret, stepOf } from "./authenticator-code";
import { changeFactors, tellOfFactors } from "./factors-changed";
import { appSecretPlace } from "./find-factors";

export const ConfirmAppInput = z.strictObject({ code: AuthenticatorCode });

const wrongCode = label(
  "This is not the app's code of this half minute. Wait for the next one, and look at its clock.",
);

/** What the app is told, by picture or by typing. */
export interface AppSetup {
  secret: string;
  /** "otpauth://…", for the QR code. */
  address: string;
}

/** Makes a secret for an app. It opens nothing and guards nothing until a code of it is typed. @throws ConflictError */
export async function startApp(ctx: PersonContext): Promise<void> {
  authorize(ctx, "factor:write");
  const { userId, publicId, keyId } = ctx.actor;
  const secret = seal(await openKey(keyId), newAppSecret(), appSecretPlace(publicId));
  const fresh = { secret, lastStep: 0n, createdAt: ctx.now };
  const made = await inWorkspace(ctx, (tx) =>
    tx
      .insert(authenticatorApps)
      .values({ userId, ...fresh })
      .onConflictDoUpdate({
        target: authenticatorApps.userId,
        set: fresh,
        setWhere: isNull(authenticatorApps.confirmedAt),
      })
      .returning({ userId: authenticatorApps.userId }),
  );
  if (made.length === 0) throw new ConflictError(t("An app is set up already. Remove it first."));
}

/** What was begun and not confirmed yet. */
export async function getAppSetup(ctx: PersonContext): Promise<AppSetup | null> {
  authorize(ctx, "factor:write");
  const secret = await openPending(ctx);
  if (secret === null) return null;
  const { address } = await getProfile(ctx);
  return { secret, address: appAddress(secret, address) };
}

/**
 * The app's first code shows that it has the secret: from now on it is asked for.
 * @returns recovery codes with the first factor, to be shown this once
 * @throws InvalidInputError
 */
export async function confirmApp(
  ctx: PersonContext,
  input: z.output<typeof ConfirmAppInput> & { wall: Date },
): Promise<string[] | null> {
  authorize(ctx, "factor:write");
  const secret = await openPending(ctx);
  if (secret === null) throw new ConflictError(t("Nothing is being set up. Begin again."));
  const step = stepOf(secret, input.code, input.wall);
  if (step === null) throw new InvalidInputError(t(wrongCode), { code: t(wrongCode) });
  const codes = await inWorkspace(ctx, async (tx) => {
    const confirmed = await tx
      .update(authenticatorApps)
      .set({ confirmedAt: ctx.now, lastStep: step })
      .where(and(eq(authenticatorApps.userId, ctx.actor.userId), isNull(authenticatorApps.confirmedAt)))
      .returning({ userId: authenticatorApps.userId });
    if (confirmed.length === 0) throw new ConflictError(t("This app is confirmed already."));
    return changeFactors(tx, ctx, "app-added");
  });
  await tellOfFactors(ctx.actor.userId, "app-added", input.wall);
  return codes;
}

/** @param wall the real time, for the notice @throws ConflictError when there is none */
export async function removeApp(ctx: PersonContext, { wall }: { wall: Date }): Promise<void> {
  authorize(ctx, "factor:write");
  await inWorkspace(ctx, async (tx) => {
    const gone = await tx.delete(authenticatorApps).returning({ userId: authenticatorApps.userId });
    if (gone.length === 0) throw new ConflictError(t("There is no app to remove."));
    await changeFactors(tx, ctx, "app-removed");
  });
  await tellOfFactors(ctx.actor.userId, "app-removed", wall);
}

async function openPending(ctx: PersonContext): Promise<string | null> {
  const [row] = await inWorkspace(ctx, (tx) =>
    tx
      .select({ secret: authenticatorApps.secret })
      .from(authenticatorApps)
      .where(isNull(authenticatorApps.confirmedAt)),
  );
  return row ? open(await openKey(ctx.actor.keyId), row.secret, appSecretPlace(ctx.actor.publicId)) : null;
}
