import "server-only";
import { count, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { accounts } from "@/db/schema";
import { noteActivity } from "@/lib/audit/activity";
import { recordEvent } from "@/lib/audit/events";
import { authorize } from "@/lib/auth/permissions";
import { inWorkspace, type PersonContext } from "@/lib/context";
import { ConflictError, NotFoundError } from "@/lib/errors";
import { t } from "@/lib/language/t";
import { workspaceName } from "./names";
import { givenRoles } from "./role-words";
import { readOwnWorkspaces } from "./rows";
import { tellPeople } from "./tell-member";

export const ChangeRoleInput = z.strictObject({ memberId: z.uuid(), role: z.enum(givenRoles) });

/** The member signs in again and has it. @throws NotFoundError also for another workspace's member, and for the owner */
export async function changeRole(
  ctx: PersonContext,
  { memberId, role }: z.output<typeof ChangeRoleInput>,
): Promise<void> {
  authorize(ctx, "member:change");
  const { userId, mine } = await inWorkspace(ctx, async (tx) => {
    const [row] = await tx.execute<{ user_id: string | null }>(
      sql`select change_member_role(${memberId}::uuid, ${role}) as user_id`,
    );
    if (!row?.user_id) throw new NotFoundError("Member");
    const userId = BigInt(row.user_id);
    const [granted] = await tx
      .select({ count: count() })
      .from(accounts)
      .where(eq(accounts.grantedBy, userId));
    // Whoever linked an account may always pause and disconnect it, and only managers can.
    if (role !== "manager" && (granted?.count ?? 0) > 0) {
      throw new ConflictError(
        t("They linked accounts here and must be able to disconnect them: until then they stay manager."),
      );
    }
    await recordEvent(tx, ctx, { action: "member.role-changed", entityId: memberId });
    await noteActivity(tx, { userId, at: ctx.now, kind: "member.role-given" });
    return { userId, mine: (await readOwnWorkspaces(tx)).find(({ id }) => id === ctx.workspaceId) };
  });
  if (mine) await tellPeople([userId], { kind: "role", workspace: await workspaceName(mine), role });
}
