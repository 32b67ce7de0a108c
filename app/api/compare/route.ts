import { downloadComparison } from "@/lib/downloads/download-comparison";
import { downloadRoute } from "@/lib/http/download";

/** The accounts that the page's address sets against each other. */
export const GET = downloadRoute((ctx, { params }) => downloadComparison(ctx, params));
