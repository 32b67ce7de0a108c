import "server-only";
import { getPost } from "@/lib/analytics/get-post";
import { authorize } from "@/lib/auth/permissions";
import type { PersonContext } from "@/lib/context";
import { NotFoundError } from "@/lib/errors";
import { formulaText } from "@/lib/metrics/formulas";
import { about } from "./about";
import { lineColumns, lineRows } from "./line-rows";
import type { DataTable } from "./table";

/** A count of a post, reading by reading, and the median of others at the same ages. @throws NotFoundError also for another workspace's post */
export async function downloadPostChart(
  ctx: PersonContext,
  { postId, chart }: { postId: string; chart: string },
): Promise<DataTable> {
  authorize(ctx, "post:read");
  const post = await getPost(ctx, { postId });
  const found = post.lines.find(({ metric }) => metric === chart);
  if (!found) throw new NotFoundError("Chart");
  const { account, name } = post;
  const median = found.median?.line;
  const title = `${found.label} of the ${name.charAt(0).toLowerCase()}${name.slice(1)}, ${account.name}`;
  return {
    title,
    nameParts: [account.handle, account.platform.label, name, found.label],
    columns: lineColumns,
    rows: [...lineRows(found.line, null), ...(median ? lineRows(median, formulaText("medianAtAge")) : [])],
    about: about({
      title,
      accounts: [account],
      period: "All readings",
      now: post.now,
      formulas: median ? ["medianAtAge"] : [],
      breaks: found.line.breaks,
    }),
  };
}
