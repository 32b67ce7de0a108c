import type { Metadata } from "next";
import { TitledPosts } from "@/app/(app)/accounts/[id]/titled-posts";
import { orNotFound } from "@/app/(app)/or-not-found";
import { FreshnessNote } from "@/components/analytics/freshness-note";
import { NoPermission } from "@/components/analytics/no-permission";
import { Value } from "@/components/analytics/value";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import type { SearchParams } from "@/lib/analytics/period";
import { listPosts, type PostList, PostListInput } from "@/lib/analytics/posts";
import { requireContext } from "@/lib/auth/session";

export const metadata: Metadata = { title: "Posts" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export default async function PostsPage({ params, searchParams }: Props) {
  const ctx = await requireContext();
  if (ctx.role === "billing") return <NoPermission />;
  const { id } = await params;
  const input = PostListInput.parse(await searchParams);
  const list = await orNotFound(listPosts(ctx, { ...input, accountId: id, range: null }));
  const { account } = list;
  const path = `/accounts/${account.id}/posts`;
  const address = (sort: string, order: string, page = 1) =>
    `${path}?${new URLSearchParams({ sort, order, ...(page > 1 ? { page: String(page) } : {}) })}`;
  return (
    <>
      <PageHeader
        title={`${capital(account.platform.posts)} of ${account.name}`}
        note={<FreshnessNote {...account.freshness} now={ctx.now.toISOString()} />}
        back={{ href: `/accounts/${account.id}`, label: account.name }}
      />
      <div className="grid min-w-0 gap-4">
        <Median list={list} />
        <TitledPosts
          ctx={ctx}
          caption={`${list.total} ${account.platform.posts}, newest counts of each`}
          posts={list.posts}
          metrics={list.metrics}
          sort={list.sort}
          direction={list.order}
          sortHref={(key, direction) => address(key, direction)}
          empty={`No public ${account.platform.posts} have been read yet. They appear after the first reading.`}
        />
        <Pages list={list} address={(page) => address(list.sort, list.order, page)} />
      </div>
    </>
  );
}

/** The middle of all of them, beside which each row can be read. */
function Median({ list }: { list: PostList }) {
  const { medians, metrics, total, account } = list;
  if (!medians || total < 2) return null;
  return (
    <div className="flex flex-wrap items-baseline gap-x-6 gap-y-1 border-line border-y py-3 text-small">
      <p className="font-medium">
        Median of {total} {account.platform.posts}{" "}
        <a href="/definitions#medianPerPost" className="prose-link font-normal">
          how
        </a>
      </p>
      <dl className="flex flex-wrap gap-x-6 gap-y-1">
        {metrics.map(({ key, label }) => (
          <div key={key} className="flex gap-x-1.5">
            <dt className="text-quiet">{label}</dt>
            <dd>
              <Value value={medians[key] ?? { state: "missing", count: null }} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Pages({ list, address }: { list: PostList; address: (page: number) => string }) {
  if (list.pages === 1) return null;
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center gap-3 text-small">
      {list.page > 1 && <LinkButton href={address(list.page - 1)}>Previous page</LinkButton>}
      <span>
        Page {list.page} of {list.pages}
      </span>
      {list.page < list.pages && <LinkButton href={address(list.page + 1)}>Next page</LinkButton>}
    </nav>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
