import { downloadOverview } from "@/lib/downloads/download-overview";
import { downloadRoute } from "@/lib/http/download";

/** The dashboard's figures, day by day. */
export const GET = downloadRoute((ctx, { params }) => downloadOverview(ctx, params));
