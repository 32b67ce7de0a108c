import "server-only";
import { count, sql } from "drizzle-orm";
import { accounts } from "@/db/schema";
import { authorize } from "@/lib/auth/permissions";
import { inWorkspace, type PersonContext, type Role } from "@/lib/context";
import { openKey } from "@/lib/crypto/keyring";
import { open } from "@/lib/crypto/seal";
import { NotFoundError } from "@/lib/errors";
import { t } from "@/lib/language/t";
import { givenName, openPerson, workspaceName } from "./names";
import { type MemberRow, readMembers, readOwnWorkspaces } from "./rows";

export interface MemberView {
  id: string;
  name: string;
  /** For the owner, who invited it; null for others, and where it is the name already. */
  address: string | null;
  role: Role;
  /** ISO instant. */
  since: string;
  isYou: boolean;
  /** How many accounts they linked here, which go with them. Null for who sees no figures. */
  accounts: number | null;
}

export interface InvitationView {
  id: string;
  address: string;
  role: Role;
  /** ISO instants. */
  sentAt: string;
  expiresAt: string;
}

export interface WorkspaceView {
  /** What it is called. */
  name: string;
  /** The name the owner gave it; null where they gave none. */
  given: string | null;
  role: Role;
  members: MemberView[];
  /** Open ones, oldest first; for the owner, null for others. */
  invitations: InvitationView[] | null;
  /** How many accounts the reader linked here. */
  ownAccounts: number;
}

/** Who belongs to the context's workspace; what else is seen there depends on the role. */
export async function getWorkspace(ctx: PersonContext): Promise<WorkspaceView> {
  authorize(ctx, "member:list");
  const isOwner = ctx.role === "owner";
  const { found, members, granted, invited } = await inWorkspace(ctx, async (tx) => ({
    found: (await readOwnWorkspaces(tx)).find(({ id }) => id === ctx.workspaceId),
    members: await readMembers(tx),
    granted: await tx
      .select({ userId: accounts.grantedBy, count: count() })
      .from(accounts)
      .groupBy(accounts.grantedBy),
    invited: isOwner
      ? await tx.execute<InvitationRow>(
          sql`select * from list_invitations(${ctx.now.toISOString()}::timestamptz)`,
        )
      : null,
  }));
  if (!found) throw new NotFoundError("Workspace");
  const accountsOf = (userId: bigint) => granted.find((one) => one.userId === userId)?.count ?? 0;
  const toView = async (member: MemberRow): Promise<MemberView> => {
    const person = await openPerson(member);
    return {
      id: member.publicId,
      name: person?.name ?? t("Somebody who is being deleted"),
      address: isOwner && person && person.address !== person.name ? person.address : null,
      role: member.role,
      since: member.joinedAt.toISOString(),
      isYou: member.userId === ctx.actor.userId,
      accounts: ctx.role === "billing" ? null : accountsOf(member.userId),
    };
  };
  return {
    name: await workspaceName(found),
    given: await givenName(found),
    role: ctx.role as Role,
    members: await Promise.all(members.map(toView)),
    invitations: invited && (await Promise.all(invited.map(toInvitation))),
    ownAccounts: accountsOf(ctx.actor.userId),
  };
}

type InvitationRow = {
  public_id: string;
  key_id: string;
  address_sealed: Buffer;
  role: Role;
  created_at: string;
  expires_at: string;
};

async function toInvitation(row: InvitationRow): Promise<InvitationView> {
  const place = { table: "invitations", column: "address", row: row.public_id };
  return {
    id: row.public_id,
    address: open(await openKey(row.key_id), row.address_sealed, place),
    role: row.role,
    sentAt: new Date(row.created_at).toISOString(),
    expiresAt: new Date(row.expires_at).toISOString(),
  };
}
