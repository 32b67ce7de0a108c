import { now } from "@/lib/clock";
import { noticeSender, receiveNotice } from "@/lib/connections/receive-notice";
import { readBody } from "@/lib/http/read-body";
import { route } from "@/lib/http/route";

const mostBytes = 1_000_000;

/** What a platform tells us: checked, kept and answered. The work begins after the answer. */
export const POST = route<{ platform: string; notice?: string[] }>(
  async (request, { params }) => {
    const { platform, notice = [] } = await params;
    const slug = notice.join("/");
    const sender = noticeSender(platform, slug);
    const body = await readBody(request, mostBytes);
    const headers = Object.fromEntries(request.headers);
    const answer = await receiveNotice(sender, { slug, headers, body, now: await now() });
    return answer ? Response.json(answer) : new Response(null);
  },
  { from: "anywhere" },
);
