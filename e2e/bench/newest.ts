import type postgres from "postgres";
import type { Inside } from "./inside.ts";

/** Who signed up last. */
export async function newestOwner(sql: postgres.Sql): Promise<Parameters<Inside["fillFor"]>[0]> {
  const [owner] = await sql<{ userId: string; publicId: string; workspaceId: string; keyId: string }[]>`
    select i.user_id as "userId", u.public_id as "publicId", i.workspace_id as "workspaceId", u.key_id as "keyId"
    from member_index i join users u on u.id = i.user_id order by i.user_id desc limit 1`;
  if (!owner) throw new Error("Nobody has signed up");
  return owner;
}
