import { downloadPostTable } from "@/lib/downloads/download-post-table";
import { downloadRoute } from "@/lib/http/download";

/** The medians beside the list of all accounts' posts. */
export const GET = downloadRoute((ctx, { params }) =>
  downloadPostTable(ctx, { accountId: null, table: "medians", params }),
);
