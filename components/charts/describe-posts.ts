import type { PostPoint, PostPointFormat } from "@/components/charts/post-points";
import { formatValue } from "@/components/charts/value-text";
import { type Day, toDay } from "@/lib/dates";
import { formatDay } from "@/lib/format";
import { t, tn } from "@/lib/language/t";
import { unitWord } from "@/lib/metrics/unit-words";

/** How many posts, over which time, the middle and the highest of them, and how many have no public value. */
export function describePosts(
  posts: readonly PostPoint[],
  { unit, format, allowsDerived = true }: PostPointFormat & { allowsDerived?: boolean },
): string {
  const read = posts.filter((post) => post.value !== null);
  if (read.length === 0) {
    return posts.length === 0
      ? t("No public posts.")
      : tn(
          posts.length,
          "None of {count} post shows its {unit} publicly.",
          "None of {count} posts shows its {unit} publicly.",
          { unit },
        );
  }
  const sorted = read.toSorted((a, b) => Number(a.value) - Number(b.value));
  const say = (post: PostPoint | undefined) => formatValue(post?.value ?? "0", format);
  const sayWithUnit = (post: PostPoint | undefined) =>
    format === "percent" ? say(post) : `${say(post)} ${unitWord(post?.value ?? "0", unit)}`;
  const days = read.map((post) => toDay(new Date(post.publishedAt))).sort();
  const [first, last] = [days[0], days.at(-1)];
  const top = sorted.at(-1);
  const sentences = [
    publishedWords(read.length, first, last, sayWithUnit(top)),
    allowsDerived &&
      read.length > 2 &&
      t("Half of them have at least {value}.", { value: sayWithUnit(sorted[Math.floor(sorted.length / 2)]) }),
    read.length > 1 &&
      top &&
      t("The highest has {value}, published {day}.", {
        value: say(top),
        day: formatDay(toDay(new Date(top.publishedAt)), "weekday"),
      }),
    read.length < posts.length &&
      tn(
        posts.length - read.length,
        "{count} post without a public value is left out.",
        "{count} posts without a public value are left out.",
      ),
  ];
  return sentences.filter(Boolean).join(" ");
}

function publishedWords(count: number, first: Day | undefined, last: Day | undefined, value: string): string {
  if (!first || !last) return "";
  if (count === 1) return t("1 post published on {day}, with {value}.", { day: formatDay(first), value });
  return first === last
    ? t("{count} posts published on {day}.", { count, day: formatDay(first) })
    : t("{count} posts published from {from} to {to}.", {
        count,
        from: formatDay(first),
        to: formatDay(last),
      });
}
