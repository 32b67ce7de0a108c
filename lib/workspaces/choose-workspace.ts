import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { NewSession } from "@/lib/auth/create-session";
import { authorize } from "@/lib/auth/permissions";
import { inWorkspace, type PersonContext, type Role } from "@/lib/context";
import { randomToken, sha256 } from "@/lib/crypto/keys";
import { NotFoundError, SignedOutError } from "@/lib/errors";
import { workspaceName } from "./names";
import { readOwnWorkspaces } from "./rows";

export const ChooseWorkspaceInput = z.strictObject({ workspaceId: z.uuid() });

export interface WorkspaceChoice {
  id: string;
  name: string;
  role: Role;
  /** The one this session is in. */
  isHere: boolean;
}

/** The workspaces the person belongs to, their first one first; none for whoever has no choice. */
export async function listWorkspaceChoices(ctx: PersonContext): Promise<WorkspaceChoice[]> {
  authorize(ctx, "workspace:choose");
  const rows = await inWorkspace(ctx, readOwnWorkspaces);
  if (rows.length < 2) return [];
  return Promise.all(
    rows.map(async (row) => ({
      id: row.publicId,
      name: await workspaceName(row),
      role: row.role,
      isHere: row.id === ctx.workspaceId,
    })),
  );
}

/**
 * The session goes on there, in the role the person has there, under a new cookie.
 * @throws NotFoundError also for a workspace of others, SignedOutError
 */
export async function chooseWorkspace(
  ctx: PersonContext,
  { workspaceId, wall }: z.output<typeof ChooseWorkspaceInput> & { wall: Date },
): Promise<NewSession> {
  authorize(ctx, "workspace:choose");
  const token = randomToken();
  return inWorkspace(ctx, async (tx) => {
    const wanted = (await readOwnWorkspaces(tx)).find(({ publicId }) => publicId === workspaceId);
    if (!wanted) throw new NotFoundError("Workspace");
    const [row] = await tx.execute<{ expires_at: string | null }>(sql`
      select choose_workspace(${ctx.actor.sessionId.toString()}::bigint, ${wanted.id.toString()}::bigint,
        ${sha256(token)}, ${wall.toISOString()}::timestamptz) as expires_at`);
    if (!row?.expires_at) throw new SignedOutError();
    return { token, expiresAt: new Date(row.expires_at) };
  });
}
