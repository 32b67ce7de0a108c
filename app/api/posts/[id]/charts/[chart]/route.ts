import { downloadPostChart } from "@/lib/downloads/download-post";
import { downloadRoute } from "@/lib/http/download";

/** A count of a post over its life. */
export const GET = downloadRoute<{ id: string; chart: string }>((ctx, { id, chart }) =>
  downloadPostChart(ctx, { postId: id, chart }),
);
