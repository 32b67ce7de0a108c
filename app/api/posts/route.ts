import { downloadPosts } from "@/lib/downloads/download-posts";
import { downloadRoute } from "@/lib/http/download";

/** The table of posts of all accounts, all pages of it. */
export const GET = downloadRoute((ctx, { params }) => downloadPosts(ctx, { accountId: null, params }));
