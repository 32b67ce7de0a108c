import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { recordEvent } from "@/lib/audit/events";
import { addressLookups } from "@/lib/auth/address";
import { byteArray } from "@/lib/auth/find-user";
import { authorize } from "@/lib/auth/permissions";
import { inWorkspace, type PersonContext, type Role, systemContext } from "@/lib/context";
import { NotFoundError } from "@/lib/errors";
import { enterWorkspace } from "@/lib/privacy/walk";
import { openPerson, workspaceName } from "./names";
import { ownAddress } from "./own-address";
import { ownerOf, readMembers, readOwnWorkspaces } from "./rows";
import { tellPeople } from "./tell-member";

export const InvitationInput = z.strictObject({ invitationId: z.uuid() });

export interface OpenInvitationView {
  id: string;
  /** What the workspace is called, and who owns it. */
  workspace: string;
  owner: string;
  role: Role;
  /** ISO instant. */
  expiresAt: string;
}

/** Open invitations to the address the person proved, and that address. */
export async function listOwnInvitations(
  ctx: PersonContext,
): Promise<{ address: string; invitations: OpenInvitationView[] }> {
  authorize(ctx, "invitation:answer");
  const address = await ownAddress(ctx);
  const rows = await inWorkspace(ctx, (tx) =>
    tx.execute<{
      public_id: string;
      role: Role;
      expires_at: string;
      workspace_public_id: string;
      name_sealed: Buffer | null;
      name_key_id: string | null;
      owner_public_id: string;
      owner_key_id: string;
      owner_name_sealed: Buffer | null;
      owner_address_sealed: Buffer;
    }>(sql`select * from find_invitations(${byteArray(addressLookups(address))}::bytea[],
      ${ctx.now.toISOString()}::timestamptz)`),
  );
  const invitations = await Promise.all(
    rows.map(async (row) => {
      const owner = ownerOf(row);
      const workspace = {
        publicId: row.workspace_public_id,
        name: row.name_sealed,
        nameKeyId: row.name_key_id,
        owner,
      };
      const person = owner && (await openPerson(owner));
      return {
        id: row.public_id,
        workspace: await workspaceName(workspace),
        // Whoever is asked in shall see by whom: the proven address, not a name that could be anybody's.
        owner: person?.address ?? "",
        role: row.role,
        expiresAt: new Date(row.expires_at).toISOString(),
      };
    }),
  );
  return { address, invitations };
}

/** Of any number of accepts at once one joins. @returns the workspace, to go on in. @throws NotFoundError also for others' */
export async function acceptInvitation(
  ctx: PersonContext,
  { invitationId }: z.output<typeof InvitationInput>,
): Promise<{ workspaceId: string }> {
  authorize(ctx, "invitation:answer");
  const lookups = byteArray(addressLookups(await ownAddress(ctx)));
  const joined = await inWorkspace(ctx, async (tx) => {
    const [row] = await tx.execute<{
      workspace_id: string;
      workspace_public_id: string;
      role: Role;
      owner_id: string;
    }>(sql`select * from accept_invitation(${invitationId}::uuid, ${lookups}::bytea[],
      ${ctx.now.toISOString()}::timestamptz)`);
    if (!row) throw new NotFoundError("Invitation");
    const workspaceId = BigInt(row.workspace_id);
    await recordEvent(tx, { ...ctx, workspaceId }, { action: "member.joined", entityId: ctx.actor.publicId });
    const mine = (await readOwnWorkspaces(tx)).find(({ id }) => id === workspaceId);
    const me = (await readMembers(tx)).find(({ userId }) => userId === ctx.actor.userId);
    return { row, mine, me };
  });
  const { row, mine, me } = joined;
  const person = me && (await openPerson(me));
  if (mine && person) {
    await tellPeople([BigInt(row.owner_id)], {
      kind: "joined",
      workspace: await workspaceName(mine),
      person: person.name,
      role: row.role,
    });
  }
  return { workspaceId: row.workspace_public_id };
}

/** @throws NotFoundError also for an invitation of somebody else */
export async function declineInvitation(
  ctx: PersonContext,
  { invitationId }: z.output<typeof InvitationInput>,
): Promise<void> {
  authorize(ctx, "invitation:answer");
  const lookups = byteArray(addressLookups(await ownAddress(ctx)));
  await inWorkspace(ctx, async (tx) => {
    const [row] = await tx.execute<{ host: string | null }>(sql`
      select decline_invitation(${invitationId}::uuid, ${lookups}::bytea[],
        ${ctx.now.toISOString()}::timestamptz) as host`);
    if (!row?.host) throw new NotFoundError("Invitation");
    const workspaceId = BigInt(row.host);
    await enterWorkspace(tx, workspaceId);
    // There they are nobody, and their id stays out of that workspace's audit.
    const { actor, now } = ctx;
    const there = systemContext("decline-invitation", { workspaceId, userId: actor.userId, now });
    await recordEvent(tx, there, { action: "invitation.declined", entityId: invitationId });
  });
}
