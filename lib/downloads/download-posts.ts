import "server-only";
import { listPosts } from "@/lib/analytics/list-posts";
import type { SearchParams } from "@/lib/analytics/period";
import { authorize } from "@/lib/auth/permissions";
import type { PersonContext } from "@/lib/context";
import { t } from "@/lib/language/t";
import { about } from "./about";
import { postTable } from "./post-rows";
import type { DataTable } from "./table";

/**
 * Every page of a table of posts as its address filters and orders it: an account's, or of all accounts.
 * @throws NotFoundError also for another workspace's account
 */
export async function downloadPosts(
  ctx: PersonContext,
  {
    accountId,
    params,
    pageSize = 2_000,
  }: { accountId: string | null; params: SearchParams; pageSize?: number },
): Promise<DataTable> {
  authorize(ctx, "post:read");
  const read = (page: number) =>
    listPosts(ctx, { accountId, params: { ...params, page: String(page) }, pageSize });
  const list = await read(1);
  const posts = [...list.posts];
  for (let page = 2; page <= list.pages; page += 1) posts.push(...(await read(page)).posts);
  const { account, accounts, filter, metrics } = list;
  const { from, to, words } = filter.published;
  const title = t("{what} of {account}", { what: t("Posts"), account: account?.name ?? t("all accounts") });
  const named = account ? [account.handle, account.platform.label] : [];
  return {
    title,
    nameParts: [...named, t("posts"), ...(words ? [from, t("to"), to || t("today")] : [])],
    ...postTable(
      posts,
      metrics.map(({ key }) => key),
    ),
    about: about({
      title,
      accounts: account
        ? [account]
        : accounts.filter(({ id }) => posts.some((post) => post.account.id === id)),
      period: words ?? t("Published on any day"),
      now: ctx.now.toISOString(),
      formulas: metrics.some(({ key }) => key === "rate") ? ["postRate"] : [],
      breaks: [],
    }),
  };
}
