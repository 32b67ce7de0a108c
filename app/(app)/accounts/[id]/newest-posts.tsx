import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import type { AccountPage } from "@/lib/analytics/get-account";
import type { ValueView } from "@/lib/analytics/views";
import type { PersonContext } from "@/lib/context";
import { label, t } from "@/lib/language/t";
import { TitledPosts } from "./titled-posts";

const few = 5;
const columns = [
  { key: "views", label: label("Views") },
  { key: "likes", label: label("Likes") },
  { key: "comments", label: label("Comments") },
  { key: "shares", label: label("Shares") },
  { key: "rate", label: label("Engagement rate") },
];

const isGiven = (value: ValueView | undefined) => value !== undefined && value.state !== "missing";

/** The last few posts of the period, and the way to all of them. */
export function NewestPosts({ ctx, page }: { ctx: PersonContext; page: AccountPage }) {
  const { account, posts } = page;
  const all = `/accounts/${account.id}/posts`;
  const newest = posts.list.slice(0, few);
  return (
    <Section
      title={t("Newest {posts}", { posts: account.platform.posts })}
      actions={<LinkButton href={all}>{t("Sort all {posts}", { posts: account.platform.posts })}</LinkButton>}
    >
      <TitledPosts
        ctx={ctx}
        caption={t("Newest {posts} of {account}", { posts: account.platform.posts, account: account.name })}
        isCaptionHidden
        posts={newest}
        metrics={columns
          .filter(({ key }) => newest.some(({ counts }) => isGiven(counts[key])))
          .map((column) => ({ key: column.key, label: t(column.label) }))}
        sort="published"
        direction="descending"
        sortHref={(key, direction) => `${all}?sort=${key}&order=${direction}`}
        empty={t("No {posts} were published in this period.", { posts: account.platform.posts })}
      />
    </Section>
  );
}
