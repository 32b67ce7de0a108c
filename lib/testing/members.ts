import postgres from "postgres";
import type { PersonContext, Role } from "@/lib/context";

/** Makes a person a member of somebody else's workspace. @returns them as they are there */
export async function joinWorkspace(
  member: PersonContext,
  host: PersonContext,
  role: Role,
): Promise<PersonContext> {
  // As superuser: no role of the product reaches the index.
  const admin = postgres(process.env.DATABASE_URL ?? "", { max: 1 });
  const [workspace, user] = [String(host.workspaceId), String(member.actor.userId)];
  await admin`insert into members values (${workspace}, ${user}, ${role}, ${host.now})`;
  await admin`insert into member_index values (${user}, ${workspace}, ${role})`;
  await admin.end();
  return { ...member, workspaceId: host.workspaceId, role };
}
