import { downloadPostTable } from "@/lib/downloads/download-post-table";
import { downloadRoute } from "@/lib/http/download";

/** A table beside an account's list of posts: medians, highest and lowest, times to post. */
export const GET = downloadRoute<{ id: string; table: string }>((ctx, { id, table, params }) =>
  downloadPostTable(ctx, { accountId: id, table, params }),
);
