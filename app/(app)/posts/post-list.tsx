import { TitledPosts } from "@/app/(app)/accounts/[id]/titled-posts";
import { PostFilter } from "@/components/analytics/post-filter";
import { SaveLinks } from "@/components/charts/save-links";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import type { PostList as List } from "@/lib/analytics/list-posts";
import type { PersonContext } from "@/lib/context";
import { toDay } from "@/lib/dates";
import { t, tn } from "@/lib/language/t";
import { addressOf, listHref } from "./address";
import { Medians } from "./medians";

type Props = { ctx: PersonContext; list: List; path: string; empty: string };

/** Filter, medians, table and pages: of all accounts, or on an account's own page of that one. */
export function PostList({ ctx, list, path, empty }: Props) {
  const { filter, account } = list;
  const href = (changes: Record<string, string | null>) => listHref(list, path, changes);
  const { sort, order, by } = addressOf(list, path);
  const active = activeFilters(list, path);
  return (
    <div className="grid min-w-0 gap-4">
      {filter.published.notice && <Notice title={filter.published.notice} />}
      <PostFilter
        path={path}
        choices={choicesOf(list, path)}
        from={filter.published.from}
        to={filter.published.to}
        latest={toDay(ctx.now)}
        keep={{ ...(sort ? { sort } : {}), ...(order ? { order } : {}), ...(by ? { by } : {}) }}
        active={active}
      />
      <Medians
        list={list}
        dataHref={`/api${path}/medians${href({}).slice(path.length)}`}
        isHidden={ctx.actor.hasHiddenCounts}
      />
      <TitledPosts
        ctx={ctx}
        caption={t("{posts}, newest counts of each", { posts: countOf(list) })}
        posts={list.posts.map((post) => ({
          ...post,
          ...(account ? {} : { accountName: post.account.name }),
          labels: post.labels.map((name) => ({ name, href: href({ label: name }) })),
        }))}
        metrics={list.metrics}
        sort={list.sort}
        direction={list.order}
        sortHref={(sort, order) => href({ sort, order })}
        empty={active.length > 0 ? t("No posts fit these filters.") : empty}
      />
      <div className="no-print flex flex-wrap items-center justify-between gap-4">
        <Pages list={list} href={(page) => href({ page: String(page) })} />
        {list.total > 0 && (
          <p className="flex flex-wrap gap-2">
            <SaveLinks
              href={`/api${href({})}`}
              object={t("all {posts} of this list", { posts: countOf(list) })}
            />
          </p>
        )}
      </div>
    </div>
  );
}

function countOf({ total, account }: List): string {
  if (!account) return tn(total, "{count} post", "{count} posts");
  const { post, posts } = account.platform;
  return t("{count} {posts}", { count: total, posts: total === 1 ? post : posts });
}

function choicesOf({ filter, accounts, account, kinds, labels }: List, path: string) {
  const platforms = new Map(accounts.map(({ platform }) => [platform.id, platform.label]));
  const types = {
    name: "kind",
    label: t("Type"),
    all: t("All types"),
    value: filter.kind ?? "",
    options: kinds.map(({ kind, label, posts }) => ({ value: kind, label: `${label} (${posts})` })),
  };
  const { label } = filter;
  const known = labels.map(({ name, posts }) => ({ value: name, label: `${name} (${posts})` }));
  const isKnown = label === null || known.some(({ value }) => isSame(value, label));
  const own = {
    name: "label",
    label: t("Label"),
    all: labels.length > 0 ? t("Any or none") : t("None yet: put one on a post"),
    value: known.find(({ value }) => label !== null && isSame(value, label))?.value ?? label ?? "",
    options: isKnown ? known : [...known, { value: label, label: `${label} (0)` }],
  };
  if (path !== "/posts") return [types, own];
  return [
    {
      name: "platform",
      label: t("Platform"),
      all: t("All platforms"),
      value: filter.platform ?? "",
      options: [...platforms].map(([value, label]) => ({ value, label })),
    },
    {
      name: "account",
      label: t("Account"),
      all: t("All accounts"),
      value: account?.id ?? "",
      options: accounts.map(({ id, name }) => ({ value: id, label: name })),
    },
    types,
    own,
  ];
}

const isSame = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

function activeFilters(list: List, path: string): { words: string; withoutHref: string }[] {
  const { filter, accounts, account, kinds } = list;
  const href = (changes: Record<string, null>) => listHref(list, path, changes);
  const platform = accounts.find((one) => one.platform.id === filter.platform)?.platform;
  const kind = kinds.find((one) => one.kind === filter.kind);
  return [
    platform && { words: platform.label, withoutHref: href({ platform: null }) },
    path === "/posts" && account && { words: account.name, withoutHref: href({ account: null }) },
    filter.kind && { words: kind?.label ?? t("Another type"), withoutHref: href({ kind: null }) },
    filter.label && { words: t("Label: {name}", { name: filter.label }), withoutHref: href({ label: null }) },
    filter.published.words && {
      words: filter.published.words,
      withoutHref: href({ from: null, to: null }),
    },
  ].filter((one) => typeof one === "object" && one !== null);
}

function Pages({ list, href }: { list: List; href: (page: number) => string }) {
  if (list.pages === 1) return null;
  return (
    <nav aria-label={t("Pages")} className="flex flex-wrap items-center gap-3 text-small">
      {list.page > 1 && <LinkButton href={href(list.page - 1)}>{t("Previous page")}</LinkButton>}
      <span>{t("Page {page} of {pages}", { page: list.page, pages: list.pages })}</span>
      {list.page < list.pages && <LinkButton href={href(list.page + 1)}>{t("Next page")}</LinkButton>}
    </nav>
  );
}
