import { expect, test } from "vitest";
import { describePosts } from "@/components/charts/describe-posts";
import type { PostPoint } from "@/components/charts/post-points";

function post(id: number, value: string | null): PostPoint {
  return {
    id: String(id),
    title: null,
    publishedAt: `2025-10-0${id}T12:00:00Z`,
    value,
    state: value === null ? "hidden" : "measured",
  };
}

test("says how many, since when, the middle, the highest and what is left out", () => {
  const posts = [post(1, "100"), post(2, "400"), post(3, "200"), post(4, null)];
  expect(describePosts(posts, { unit: "likes" })).toBe(
    "3 posts published from 1 Oct 2025 to 3 Oct 2025. Half of them have at least 200 likes. " +
      "The highest has 400, published Thu, 2 Oct 2025. 1 post without a public value is left out.",
  );
});

test("one post is one post", () => {
  expect(describePosts([post(1, "100")], { unit: "views" })).toBe(
    "1 post published on 1 Oct 2025, with 100 views.",
  );
});

test("says that nothing is public rather than 0", () => {
  expect(describePosts([post(1, null)], { unit: "likes" })).toBe("None of 1 post shows its likes publicly.");
  expect(describePosts([], { unit: "likes" })).toBe("No public posts.");
});
