import { z } from "zod";
import type { ScenarioSettings } from "../scenarios.ts";
import { UnknownTarget } from "../switches.ts";
import type { AccountDescription, Budget, PostDescription } from "../vendor.ts";
import type { MastodonAccount } from "./accounts.ts";
import { isForEverybody, isOwnPost, tootCounts, tootsOf } from "./posts.ts";
import { followersOf, tootsCounted } from "./resources.ts";
import type { MastodonWorld } from "./scenarios.ts";
import { mastodonPart } from "./state.ts";

const listed = (world: MastodonWorld, account: MastodonAccount) =>
  tootsOf(world, account).filter((toot) => isForEverybody(toot) && isOwnPost(toot));

export function describeAccount(world: MastodonWorld, account: MastodonAccount): AccountDescription {
  const tokens = Object.values(world.part(mastodonPart).tokens);
  const counts = {
    followers: followersOf(world, account),
    following: account.following,
    statuses: tootsCounted(world, account),
    publicPosts: listed(world, account).length,
  };
  return {
    handle: `@${account.username}`,
    name: account.displayName,
    facts: [
      `${counts.followers.toLocaleString("en")} followers`,
      `${counts.following} following`,
      `${counts.publicPosts} public posts of ${counts.statuses}`,
    ],
    liveGrants: tokens.filter((token) => token.account === account.id && !token.revoked).length,
    number: account.number,
    counts,
  };
}

/** Without replies to others and boosts: what stands under "Posts" on the profile. */
export function describePosts(world: MastodonWorld, account: MastodonAccount): PostDescription[] {
  return tootsOf(world, account)
    .filter(isOwnPost)
    .reverse()
    .map((toot) => ({
      id: toot.id,
      title: toot.text,
      publishedAt: new Date(toot.publishedAt).toISOString(),
      privacy: toot.visibility,
      counts: tootCounts(world.dataset, toot, world.clock.now()),
    }));
}

export function switchedOn(
  world: MastodonWorld,
  account: MastodonAccount,
  name: string,
  asked: ScenarioSettings,
): ScenarioSettings {
  const { tokens, posts } = world.part(mastodonPart);
  if (name === "revoked") {
    for (const token of Object.values(tokens)) if (token.account === account.id) token.revoked = true;
  }
  if (name !== "delete-post" && name !== "make-post-private") return asked;
  const as = asked.as ?? listed(world, account).at(-1)?.id;
  if (as === undefined) throw new UnknownTarget(`"${account.id}" has no public post`);
  posts[as] = name === "delete-post" ? "deleted" : "private";
  return { ...asked, as };
}

export function switchedOff(
  world: MastodonWorld,
  _account: MastodonAccount,
  name: string,
  settings: ScenarioSettings | null,
): void {
  if (name === "delete-post" || name === "make-post-private") {
    delete world.part(mastodonPart).posts[settings?.as ?? ""];
  }
}

const LimitInput = z.strictObject({ limit: z.coerce.number().int().nonnegative() });

/** The window counts strangers together, and each token for itself. */
export const callBudget: Budget = {
  describe(world) {
    const { calls } = world.part(mastodonPart);
    const isOver = world.clock.now() >= calls.endsAt;
    return { limit: calls.limit, strangers: isOver ? 0 : (calls.used.strangers ?? 0) };
  },
  set(world, input) {
    world.part(mastodonPart).calls.limit = LimitInput.parse(input).limit;
  },
  words(world) {
    const { limit, strangers } = callBudget.describe(world);
    return `In these five minutes ${strangers} of ${limit} calls without a token.`;
  },
};
