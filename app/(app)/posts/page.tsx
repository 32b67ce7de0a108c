import type { Metadata } from "next";
import { orNotFound } from "@/app/(app)/or-not-found";
import { NoPermission } from "@/components/analytics/no-permission";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { listPosts } from "@/lib/analytics/list-posts";
import type { SearchParams } from "@/lib/analytics/period";
import { requireContext } from "@/lib/auth/session";
import { t } from "@/lib/language/t";
import { PostList } from "./post-list";

export function generateMetadata(): Metadata {
  return { title: t("Posts") };
}

export default async function PostsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  if (ctx.role === "billing") return <NoPermission />;
  const list = await orNotFound(listPosts(ctx, { accountId: null, params: await searchParams }));
  if (list.accounts.length === 0) return <NothingLinked />;
  return (
    <>
      <PageHeader
        title={t("Posts")}
        note={t("Of all accounts, each with its newest counts as its platform returned them. Days are UTC.")}
      />
      <PostList
        ctx={ctx}
        list={list}
        path="/posts"
        empty={t("No public posts have been read yet. They appear after the first reading.")}
      />
    </>
  );
}

function NothingLinked() {
  return (
    <>
      <PageHeader title={t("Posts")} />
      <EmptyState
        title={t("No account is linked yet")}
        action={
          <LinkButton href="/connections" kind="primary">
            {t("Link an account")}
          </LinkButton>
        }
      >
        <p>{t("Once one is, all its public posts appear here within a minute.")}</p>
      </EmptyState>
    </>
  );
}
