/** The age in days at which posts are compared: most of what a post will get has come by then, and it is read daily. */
export const comparedAge = 7;
/** So many of each are shown, fewer where there are fewer posts. */
const shown = 3;
/** With fewer at the same age, the newest counts of all say more. */
export const leastRanked = 2 * shown;

/**
 * The posts with the highest and the lowest values; the newer first where two are alike. None is in both: of five posts
 * two are highest and two lowest.
 * @param posts newest first
 */
export function highestAndLowest<Post extends { value: number | bigint }>(
  posts: readonly Post[],
): { highest: Post[]; lowest: Post[] } {
  const each = Math.min(shown, Math.floor(posts.length / 2));
  const inOrder = (sign: 1 | -1) =>
    posts.toSorted((a, b) => (a.value === b.value ? 0 : a.value > b.value ? -sign : sign));
  const highest = inOrder(1).slice(0, each);
  const lowest = inOrder(-1)
    .filter((post) => !highest.includes(post))
    .slice(0, each);
  return { highest, lowest };
}
