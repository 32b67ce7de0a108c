import type { PostList } from "@/lib/analytics/list-posts";

type Changes = Readonly<Record<string, string | null>>;

/** What the address of a list says, as far as it differs from the newest of all. */
export function addressOf({ account, filter, sort, order }: PostList, path: string): Record<string, string> {
  const { kind, platform, label, published, by } = filter;
  const said = {
    account: path === "/posts" ? (account?.id ?? null) : null,
    platform,
    kind,
    label,
    from: published.from || null,
    to: published.to || null,
    sort: sort === "published" ? null : sort,
    order: order === "descending" ? null : order,
    by,
  };
  return given(said);
}

/** The same list with something else chosen, from its first page on; null takes a part of the address away. */
export function listHref(list: PostList, path: string, changes: Changes): string {
  const query = new URLSearchParams(given({ ...addressOf(list, path), ...changes })).toString();
  return query ? `${path}?${query}` : path;
}

function given(parts: Changes): Record<string, string> {
  return Object.fromEntries(Object.entries(parts).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}
