import "server-only";
import { t } from "@/lib/language/t";
import type { PlatformDescriptor } from "@/lib/platforms/types";

/** "1 video", "12 videos". */
export function postCount(count: number, { words }: Pick<PlatformDescriptor, "words">): string {
  return t("{count} {posts}", { count, posts: count === 1 ? words.post : words.posts });
}

/** "3 to 12", or the one number that all of them are. */
export function rangeWords(counts: readonly number[]): string {
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return least === most ? String(most) : t("{from} to {to}", { from: least, to: most });
}
