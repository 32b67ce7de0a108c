import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import type { AccountPage } from "@/lib/analytics/get-account";
import type { ValueView } from "@/lib/analytics/views";
import type { PersonContext } from "@/lib/context";
import { TitledPosts } from "./titled-posts";

const few = 5;
const columns = [
  { key: "views", label: "Views" },
  { key: "likes", label: "Likes" },
  { key: "comments", label: "Comments" },
  { key: "shares", label: "Shares" },
  { key: "rate", label: "Engagement rate" },
];

const isGiven = (value: ValueView | undefined) => value !== undefined && value.state !== "missing";

/** The last few posts of the period, and the way to all of them. */
export function NewestPosts({ ctx, page }: { ctx: PersonContext; page: AccountPage }) {
  const { account, posts } = page;
  const all = `/accounts/${account.id}/posts`;
  const newest = posts.list.slice(0, few);
  return (
    <Section
      title={`Newest ${account.platform.posts}`}
      actions={<LinkButton href={all}>Sort all {account.platform.posts}</LinkButton>}
    >
      <TitledPosts
        ctx={ctx}
        caption={`Newest ${account.platform.posts} of ${account.name}`}
        isCaptionHidden
        posts={newest}
        metrics={columns.filter(({ key }) => newest.some(({ counts }) => isGiven(counts[key])))}
        sort="published"
        direction="descending"
        sortHref={(key, direction) => `${all}?sort=${key}&order=${direction}`}
        empty={`No ${account.platform.posts} were published in this period.`}
      />
    </Section>
  );
}
