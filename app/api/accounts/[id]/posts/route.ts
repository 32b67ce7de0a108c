import { downloadPosts } from "@/lib/downloads/download-posts";
import { downloadRoute } from "@/lib/http/download";

/** An account's table of posts, all pages of it. */
export const GET = downloadRoute<{ id: string }>((ctx, { id, params }) =>
  downloadPosts(ctx, { accountId: id, params }),
);
