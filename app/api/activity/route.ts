import { downloadActivity } from "@/lib/audit/list-activity";
import { downloadRoute } from "@/lib/http/download";

/** The person's own list of what happened. */
export const GET = downloadRoute((ctx) => downloadActivity(ctx));
