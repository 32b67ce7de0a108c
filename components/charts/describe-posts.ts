import type { PostPoint, PostPointFormat } from "@/components/charts/post-points";
import { formatValue, unitWord } from "@/components/charts/value-text";
import { toDay } from "@/lib/dates";
import { formatDay } from "@/lib/format";

/** How many posts, over which time, the middle and the highest of them, and how many have no public value. */
export function describePosts(
  posts: readonly PostPoint[],
  { unit, format, allowsDerived = true }: PostPointFormat & { allowsDerived?: boolean },
): string {
  const read = posts.filter((post) => post.value !== null);
  if (read.length === 0) {
    return posts.length === 0
      ? "No public posts."
      : `None of ${count(posts.length)} shows its ${unit} publicly.`;
  }
  const sorted = read.toSorted((a, b) => Number(a.value) - Number(b.value));
  const say = (post: PostPoint | undefined) => formatValue(post?.value ?? "0", format);
  const sayWithUnit = (post: PostPoint | undefined) =>
    format === "percent" ? say(post) : `${say(post)} ${unitWord(post?.value ?? "0", unit)}`;
  const days = read.map((post) => toDay(new Date(post.publishedAt))).sort();
  const [first, last] = [days[0], days.at(-1)];
  const top = sorted.at(-1);
  const sentences = [
    first && last && first !== last
      ? `${count(read.length)} published from ${formatDay(first)} to ${formatDay(last)}.`
      : `${count(read.length)} published${first ? ` on ${formatDay(first)}` : ""}${read.length === 1 ? `, with ${sayWithUnit(top)}` : ""}.`,
    allowsDerived &&
      read.length > 2 &&
      `Half of them have at least ${sayWithUnit(sorted[Math.floor(sorted.length / 2)])}.`,
    read.length > 1 &&
      top &&
      `The highest has ${say(top)}, published ${formatDay(toDay(new Date(top.publishedAt)), "weekday")}.`,
    read.length < posts.length && leftOut(posts.length - read.length),
  ];
  return sentences.filter(Boolean).join(" ");
}

function leftOut(length: number): string {
  return `${count(length)} without a public value ${length === 1 ? "is" : "are"} left out.`;
}

function count(length: number): string {
  return length === 1 ? "1 post" : `${length} posts`;
}
