import "server-only";
import { authorize } from "@/lib/auth/permissions";
import type { PersonContext } from "@/lib/context";
import { toDay } from "@/lib/dates";
import { NotFoundError } from "@/lib/errors";
import { labelLookups } from "@/lib/labels/name";
import { t, tn } from "@/lib/language/t";
import { comparedAge, highestAndLowest, leastRanked } from "@/lib/metrics/ranked";
import { type AccountRecord, readAccounts } from "./accounts";
import { atSameAge, type Measured, type NotMeasured, newestOf, readAtAge } from "./at-age";
import { postCount } from "./counts-in-words";
import { columnsOf, type PostColumn, PostListInput } from "./list-posts";
import type { SearchParams } from "./period";
import { kindLabel, nameOf } from "./posts";
import { countView, ratioView } from "./present";
import { parsePublished } from "./published";
import { idOf } from "./reader";
import type { ValueView } from "./views";

export type RankedView = {
  id: string;
  kind: string;
  name: string;
  publishedAt: string;
  counts: Readonly<Record<string, ValueView>>;
};

export type Extremes = {
  /** What posts can be compared by, and what they are. */
  choices: readonly PostColumn[];
  by: PostColumn;
  /** "Views at 7 days"; "Views" where the newest counts are compared. */
  label: string;
  highest: readonly RankedView[];
  lowest: readonly RankedView[];
  /** How many are compared, at which age, and what is left out, in sentences. */
  words: string;
};

/** The posts of the chosen days, type and label with the highest and the lowest count. @throws NotFoundError also for another workspace's account */
export async function getExtremes(
  ctx: PersonContext,
  { accountId, params }: { accountId: string; params: SearchParams },
): Promise<Extremes> {
  authorize(ctx, "post:read");
  const [record] = await readAccounts(ctx, { account: idOf("Account", accountId) });
  if (!record) throw new NotFoundError("Account");
  const { by: asked, kind, label } = PostListInput.parse(params);
  const today = toDay(ctx.now);
  const all = await readAtAge(ctx, record, parsePublished(params, today).range, labelLookups(ctx, label));
  const posts = all.filter((post) => kind === null || post.kind === kind);
  const choices = columnsOf([record]).filter(({ key }) => newestOf(record, all, key).length > 0);
  const by = choices.find(({ key }) => key === asked) ??
    choices[0] ?? { key: "views" as const, label: t("Views") };
  const { measured, leftOut } = atSameAge(record, posts, by.key, today);
  const isSameAge = measured.length >= leastRanked;
  const compared = isSameAge ? measured : newestOf(record, posts, by.key);
  const { highest, lowest } = highestAndLowest(compared);
  const view = (one: Measured) => rankedView(record, by.key, one);
  return {
    choices,
    by,
    label: isSameAge ? t("{metric} at {days} days", { metric: by.label, days: comparedAge }) : by.label,
    highest: highest.map(view),
    lowest: lowest.map(view),
    words: isSameAge
      ? [
          t("Of {posts} as they stood {days} days after their publishing day.", {
            posts: postCount(measured.length, record.descriptor),
            days: comparedAge,
          }),
          ...leftOutWords(leftOut),
        ].join(" ")
      : newestWords(record, compared.length, measured.length),
  };
}

function rankedView({ descriptor }: AccountRecord, by: string, { post, value }: Measured): RankedView {
  return {
    id: post.id,
    kind: kindLabel(post.kind, descriptor),
    name: nameOf(post.kind, post.publishedDay, descriptor),
    publishedAt: post.publishedAt.toISOString(),
    counts: { [by]: by === "rate" ? ratioView(Number(value)) : countView(value) },
  };
}

function leftOutWords({ younger, notRead, noNumber, otherCounting }: NotMeasured): string[] {
  const parts = [
    younger > 0 && t("{count} younger", { count: younger }),
    notRead > 0 && t("{count} without a reading of ours at that age", { count: notRead }),
    noNumber > 0 && t("{count} without a public number", { count: noNumber }),
    otherCounting > 0 &&
      t("{count} from before the platform changed what it counts", { count: otherCounting }),
  ].filter((part) => part !== false);
  return parts.length === 0 ? [] : [t("Left out: {parts}.", { parts: parts.join(", ") })];
}

function newestWords(record: AccountRecord, compared: number, measured: number): string {
  const { posts } = record.descriptor.words;
  if (compared < 2) return t("Two {posts} with a public number are needed to compare.", { posts });
  const said = { posts: postCount(compared, record.descriptor), days: comparedAge, needed: leastRanked };
  return measured === 0
    ? t(
        "Of {posts} by their newest counts, which are of different ages: none of them have a reading at {days} days that can be compared, and {needed} are needed.",
        said,
      )
    : tn(
        measured,
        "Of {posts} by their newest counts, which are of different ages: only {count} of them has a reading at {days} days that can be compared, and {needed} are needed.",
        "Of {posts} by their newest counts, which are of different ages: only {count} of them have a reading at {days} days that can be compared, and {needed} are needed.",
        said,
      );
}
