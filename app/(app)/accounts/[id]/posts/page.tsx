import type { Metadata } from "next";
import { orNotFound } from "@/app/(app)/or-not-found";
import { listHref } from "@/app/(app)/posts/address";
import { PostList } from "@/app/(app)/posts/post-list";
import { AccountName } from "@/components/analytics/account-name";
import { FreshnessNote } from "@/components/analytics/freshness-note";
import { NoPermission } from "@/components/analytics/no-permission";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { rich } from "@/components/ui/rich";
import { getBestTime } from "@/lib/analytics/get-best-time";
import { getExtremes } from "@/lib/analytics/get-extremes";
import { listPosts } from "@/lib/analytics/list-posts";
import type { SearchParams } from "@/lib/analytics/period";
import { requireContext } from "@/lib/auth/session";
import { atStart } from "@/lib/language/in-sentence";
import { t } from "@/lib/language/t";
import { HighestAndLowest } from "./highest-and-lowest";
import { WhenToPost } from "./when-to-post";

export function generateMetadata(): Metadata {
  return { title: t("Posts") };
}

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export default async function AccountPostsPage({ params, searchParams }: Props) {
  const ctx = await requireContext();
  if (ctx.role === "billing") return <NoPermission />;
  const { id } = await params;
  const asked = { accountId: id, params: await searchParams };
  const [list, extremes, times] = await orNotFound(
    Promise.all([listPosts(ctx, asked), getExtremes(ctx, asked), getBestTime(ctx, asked)]),
  );
  const [account] = list.accounts;
  if (!account) return null;
  const { posts } = account.platform;
  const path = `/accounts/${account.id}/posts`;
  return (
    <>
      <PageHeader
        title={rich("{posts} of {account}", {
          posts: atStart(posts),
          account: <AccountName account={account} />,
        })}
        note={<FreshnessNote {...account.freshness} now={ctx.now.toISOString()} />}
        back={{ href: `/accounts/${account.id}`, label: account.name }}
        actions={
          <>
            <LinkButton href="#highest-and-lowest">{t("Highest and lowest")}</LinkButton>
            <LinkButton href="#when-to-post">{t("When to post")}</LinkButton>
            <LinkButton href="/posts">{t("Posts of all accounts")}</LinkButton>
          </>
        }
      />
      <PostList
        ctx={ctx}
        list={list}
        path={path}
        empty={t("No public {posts} have been read yet. They appear after the first reading.", { posts })}
      />
      <HighestAndLowest
        ctx={ctx}
        extremes={extremes}
        byHref={(by) => listHref(list, path, { by })}
        dataHref={`/api${listHref(list, `${path}/extremes`, { by: extremes.by.key })}`}
      />
      <WhenToPost account={account} times={times} isHidden={ctx.actor.hasHiddenCounts} />
    </>
  );
}
