import "server-only";
import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { recordEvent } from "@/lib/audit/events";
import { Address, addressLookups } from "@/lib/auth/address";
import { byteArray } from "@/lib/auth/find-user";
import { authorize } from "@/lib/auth/permissions";
import { takeInvitationTurn } from "@/lib/auth/rate-limit";
import { inWorkspace, type PersonContext } from "@/lib/context";
import { openKey } from "@/lib/crypto/keyring";
import { seal } from "@/lib/crypto/seal";
import { send } from "@/lib/email/send";
import { ConflictError, ForbiddenError, NotFoundError } from "@/lib/errors";
import { currentLanguage } from "@/lib/language/current";
import { t } from "@/lib/language/t";
import { ownAddress } from "./own-address";
import { givenRoles } from "./role-words";

const validMilliseconds = 7 * 24 * 60 * 60 * 1000;
/** Members and open invitations of one workspace, the owner among them. */
export const mostMembers = 15;

export const InviteInput = z.strictObject({ email: Address, role: z.enum(givenRoles) });
export const WithdrawInput = z.strictObject({ invitationId: z.uuid() });

type Outcome = "stored" | "not-owner" | "member" | "full";

/**
 * Mails an invitation. What is done and answered is the same whether or not anybody has the address. Sent again it
 * takes the older one's place.
 * @throws ConflictError for a member and in a full workspace, TooManyRequestsError
 */
export async function invite(
  ctx: PersonContext,
  input: z.output<typeof InviteInput> & { wall: Date },
): Promise<void> {
  authorize(ctx, "member:invite");
  const { email, role, wall } = input;
  await takeInvitationTurn(ctx.actor.publicId, email, wall);
  const inviter = await ownAddress(ctx);
  const publicId = uuidv7();
  const key = await openKey(ctx.actor.keyId);
  const address = seal(key, email, { table: "invitations", column: "address", row: publicId });
  const expiresAt = new Date(ctx.now.getTime() + validMilliseconds);
  await inWorkspace(ctx, async (tx) => {
    const [row] = await tx.execute<{ outcome: Outcome }>(sql`
      select store_invitation(${publicId}::uuid, ${key.id}::uuid, ${address},
        ${byteArray(addressLookups(email))}::bytea[], ${role}, ${ctx.now.toISOString()}::timestamptz,
        ${expiresAt.toISOString()}::timestamptz, ${mostMembers}) as outcome`);
    if (row?.outcome === "member") {
      throw new ConflictError(t("{address} is a member already.", { address: email }));
    }
    if (row?.outcome === "full") {
      throw new ConflictError(
        t("A workspace has {most} members at most, open invitations included.", { most: mostMembers }),
      );
    }
    // Given away since the page was shown.
    if (row?.outcome !== "stored") throw new ForbiddenError();
    await recordEvent(tx, ctx, { action: "invitation.sent", entityId: publicId });
  });
  await send({
    to: email,
    // Of whoever invites: what the invited one speaks nobody may learn from here.
    language: currentLanguage(),
    template: "invitation",
    data: { inviter, role, expiresAt },
    idempotencyKey: `invitation-${publicId}`,
  });
}

/** @throws NotFoundError also for another workspace's, and once it was answered */
export async function withdrawInvitation(
  ctx: PersonContext,
  { invitationId }: z.output<typeof WithdrawInput>,
): Promise<void> {
  authorize(ctx, "invitation:withdraw");
  await inWorkspace(ctx, async (tx) => {
    const [row] = await tx.execute<{ gone: boolean }>(
      sql`select withdraw_invitation(${invitationId}::uuid) as gone`,
    );
    if (!row?.gone) throw new NotFoundError("Invitation");
    await recordEvent(tx, ctx, { action: "invitation.withdrawn", entityId: invitationId });
  });
}
