import { PostsFigure } from "@/components/charts/posts-figure";
import type { ValueView } from "@/lib/analytics/views";
import type { Day } from "@/lib/dates";
import { formatDay } from "@/lib/format";
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
  { key: "views", label: "Views", unit: "views" },
  { key: "likes", label: "Likes", unit: "likes" },
  { key: "comments", label: "Comments", unit: "comments" },
  { key: "shares", label: "Shares", unit: "shares" },
  { key: "rate", label: "Engagement rate", unit: "", format: "percent" },
] as const;

/** The day of linking: no history of the account yet, but all of its posts, by publishing date. */
export function FirstPosts(props: FirstPostsProps) {
  const begins = props.lineBegins
    ? `The follower line begins on ${formatDay(props.lineBegins, "weekday")}, with the second day's reading.`
    : "The follower line begins with the second day's reading, once the account is read again.";
  const countGiven = (key: string) =>
    props.posts.filter(({ counts }) => counts[key] && counts[key].state !== "missing").length;
  // What most posts have comes first: where there is room for one chart it shows the most of them.
  const given = METRICS.filter(({ key }) => countGiven(key) > 0).toSorted(
    (a, b) => countGiven(b.key) - countGiven(a.key),
  );
  if (props.posts.length === 0) {
    return (
      <p className="text-quiet text-small">
        {begins} No public {props.words} were found so far.
      </p>
    );
  }
  return (
    <div className="grid min-w-0 gap-4">
      <p className="max-w-measure">
        {begins} Until then, these are the {props.words} of {props.object}, each with its newest counts.
      </p>
      <div className={props.isShort ? "grid min-w-0" : "grid min-w-0 gap-4 lg:grid-cols-2"}>
        {given.slice(0, props.isShort ? 1 : undefined).map(({ key, label, unit, ...rest }) => (
          <PostsFigure
            key={key}
            metric={label}
            object={`of ${props.object}, per post by publishing date`}
            posts={props.posts.map((post) => toPoint(post, key))}
            number={props.number}
            unit={unit}
            allowsDerived={props.allowsDerived}
            dataHref={props.dataHref}
            {...rest}
            caption={
              key === "rate" ? `Calculated by Tallyglass: ${formulas.postRate.expression()}.` : undefined
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
    href: `/posts/${post.id}`,
  };
}
