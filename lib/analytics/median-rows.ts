import "server-only";
import { t } from "@/lib/language/t";
import type { PostList } from "./list-posts";
import type { AccountView, ValueView } from "./views";

export type MedianRow = {
  id: string;
  /** A type, or "All videos"; an account's name in a list of several. */
  label: string;
  account: AccountView;
  posts: number;
  values: Readonly<Record<string, ValueView>>;
};

/**
 * The middle of a list, beside which each post can be read: by type where it is one account's, by account where there
 * are several. Never over accounts, which would be nobody's. Nothing where the platform allows no calculation.
 */
export function medianRows({ account, medians, kinds, filter }: PostList): MedianRow[] {
  if (!account) return medians.map((one) => ({ ...one, id: one.account.id, label: one.account.name }));
  const all = medians.map((one) => ({
    ...one,
    id: "all",
    label: t("All {posts}", { posts: account.platform.posts }),
  }));
  const own = kinds.flatMap(({ kind, label, posts, medians: values }) =>
    values ? [{ id: kind as string, label, account, posts, values }] : [],
  );
  // Each type, and all of them where there are several; without the latter once one is chosen.
  if (filter.kind) return own;
  return own.length > 1 ? [...own, ...all] : all;
}
