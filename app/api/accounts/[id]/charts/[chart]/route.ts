import { downloadAccountChart } from "@/lib/downloads/download-account";
import { downloadRoute } from "@/lib/http/download";

/** A chart of an account's page, over the period of the page's address. */
export const GET = downloadRoute<{ id: string; chart: string }>((ctx, { id, chart, params }) =>
  downloadAccountChart(ctx, { accountId: id, chart, params }),
);
