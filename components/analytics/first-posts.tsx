import { PostsFigure } from "@/components/charts/posts-figure";
import type { ValueView } from "@/lib/analytics/views";
import type { Day } from "@/lib/dates";
import { formatDay } from "@/lib/format";
import { label, t } from "@/lib/language/t";
import { formulas } from "@/lib/metrics/formulas";

type FirstPost = {
  id: string;
  name: string;
  publishedAt: string;
  counts: Readonly<Record<string, ValueView>>;
};

type FirstPostsProps = {
  /** "@atlas on YouTube". */
  object: string;
  posts: readonly FirstPost[];
  number: number;
  /** "videos". */
  words: string;
  /** Null while no reading is planned. */
  lineBegins: Day | null;
  allowsDerived: boolean;
  /** Where the rows are, as a file. */
  dataHref: string;
  /** Only the first chart, where the page has room for one. */
  isShort?: boolean;
};

const METRICS = [
  { key: "views", label: label("Views"), unit: label("views") },
  { key: "likes", label: label("Likes"), unit: label("likes") },
  { key: "comments", label: label("Comments"), unit: label("comments") },
  { key: "shares", label: label("Shares"), unit: label("shares") },
  { key: "rate", label: label("Engagement rate"), unit: null, format: "percent" },
] as const;

/** The day of linking: no history of the account yet, but all of its posts, by publishing date. */
export function FirstPosts(props: FirstPostsProps) {
  const begins = props.lineBegins
    ? t("The follower line begins on {day}, with the second day's reading.", {
        day: formatDay(props.lineBegins, "weekday"),
      })
    : t("The follower line begins with the second day's reading, once the account is read again.");
  const countGiven = (key: string) =>
    props.posts.filter(({ counts }) => counts[key] && counts[key].state !== "missing").length;
  // What most posts have comes first: where there is room for one chart it shows the most of them.
  const given = METRICS.filter(({ key }) => countGiven(key) > 0).toSorted(
    (a, b) => countGiven(b.key) - countGiven(a.key),
  );
  if (props.posts.length === 0) {
    return (
      <p className="text-quiet text-small">
        {begins} {t("No public {posts} were found so far.", { posts: props.words })}
      </p>
    );
  }
  return (
    <div className="grid min-w-0 gap-4">
      <p className="max-w-measure">
        {begins}{" "}
        {t("Until then, these are the {posts} of {account}, each with its newest counts.", {
          posts: props.words,
          account: props.object,
        })}
      </p>
      <div className={props.isShort ? "grid min-w-0" : "grid min-w-0 gap-4 lg:grid-cols-2"}>
        {given.slice(0, props.isShort ? 1 : undefined).map(({ key, label: metric, unit, ...rest }) => (
          <PostsFigure
            key={key}
            metric={t(metric)}
            object={t("of {account}, per post by publishing date", { account: props.object })}
            posts={props.posts.map((post) => toPoint(post, key))}
            number={props.number}
            unit={unit ? t(unit) : ""}
            allowsDerived={props.allowsDerived}
            dataHref={props.dataHref}
            {...rest}
            caption={
              key === "rate"
                ? t("Calculated by Tallyglass: {formula}.", { formula: formulas.postRate.expression() })
                : undefined
            }
          />
        ))}
      </div>
    </div>
  );
}

function toPoint(post: FirstPost, key: string) {
  const value = post.counts[key];
  return {
    id: post.id,
    title: post.name,
    publishedAt: post.publishedAt,
    value: value?.count ?? null,
    state: value?.state ?? ("missing" as const),
  };
}
