import "server-only";
import { authorize } from "@/lib/auth/permissions";
import type { PersonContext } from "@/lib/context";
import { clients } from "@/lib/db";
import { NotFoundError } from "@/lib/errors";
import { platform } from "@/lib/platforms/registry";
import { progressOf } from "./progress";
import { idOf, reader } from "./reader";
import type { ProgressView } from "./views";

type Row = {
  platform: string;
  started_at: Date | null;
  finished_at: Date | null;
  outcome: string | null;
  posts_found: number | null;
  posts_read: number | null;
  is_listing_done: boolean | null;
};

/** How far the newest look at an account is. @throws NotFoundError also for another workspace's account */
export async function getProgress(
  ctx: PersonContext,
  { accountId }: { accountId: string },
): Promise<ProgressView> {
  authorize(ctx, "account:read");
  const { userId, workspaceId, ownerOnly } = reader(ctx);
  const [row] = await clients().sql<Row[]>`
    select * from latest_sync(
      ${userId}::bigint, ${workspaceId}::bigint, ${ownerOnly}::text[], ${idOf("Account", accountId)}::uuid)`;
  if (!row) throw new NotFoundError("Account");
  return progressOf(
    {
      startedAt: row.started_at ?? ctx.now,
      finishedAt: row.finished_at,
      outcome: row.outcome,
      postsFound: row.posts_found ?? 0,
      postsRead: row.posts_read ?? 0,
      isListingDone: row.is_listing_done ?? false,
    },
    platform(row.platform).descriptor,
    ctx.now,
  );
}
