import "server-only";
import { getPost, type PostInFull } from "@/lib/analytics/get-post";
import type { LineView } from "@/lib/analytics/views";
import { authorize } from "@/lib/auth/permissions";
import type { PersonContext } from "@/lib/context";
import { NotFoundError } from "@/lib/errors";
import { inSentence } from "@/lib/language/in-sentence";
import { t } from "@/lib/language/t";
import { type FormulaId, formulaText } from "@/lib/metrics/formulas";
import { about } from "./about";
import { lineColumns, lineRows } from "./line-rows";
import type { DataTable } from "./table";

/** A count of a post or its rate, reading by reading, and the median of others at the same ages. @throws NotFoundError also for another workspace's post */
export async function downloadPostChart(
  ctx: PersonContext,
  { postId, chart }: { postId: string; chart: string },
): Promise<DataTable> {
  authorize(ctx, "post:read");
  const post = await getPost(ctx, { postId });
  const found = linesOf(post, chart);
  if (!found) throw new NotFoundError("Chart");
  const { account, name } = post;
  const { label, lines } = found;
  const title = t("{what} of the {post}, {account}", {
    what: label,
    post: inSentence(name),
    account: account.name,
  });
  return {
    title,
    nameParts: [account.handle, account.platform.label, name, label],
    columns: lineColumns(),
    rows: lines.flatMap(({ line, formula }) => lineRows(line, formula && formulaText(formula))),
    about: about({
      title,
      accounts: [account],
      period: t("All readings"),
      now: post.now,
      formulas: lines.flatMap(({ formula }) => formula ?? []),
      breaks: lines.flatMap(({ line }) => line.breaks),
    }),
  };
}

type Lines = { label: string; lines: readonly { line: LineView; formula: FormulaId | null }[] };

/** The lines of a chart of the page by its name; null where the page has no such chart. */
function linesOf({ lines, rate }: PostInFull, chart: string): Lines | null {
  if (chart === "rate") return rate && { label: rate.name, lines: [{ line: rate, formula: "postRate" }] };
  const found = lines.find(({ metric }) => metric === chart);
  if (!found) return null;
  const median = found.median?.line;
  return {
    label: found.label,
    lines: [
      { line: found.line, formula: null },
      ...(median ? [{ line: median, formula: "medianAtAge" as const }] : []),
    ],
  };
}
