import type { AccountDescription, PostDescription } from "../vendor.ts";
import type { InstagramAccount } from "./accounts.ts";
import { countsOf } from "./media.ts";
import { followersNow, hidesLikes, isPersonal, mediaFor, usernameOf } from "./resources.ts";
import type { InstagramWorld } from "./scenarios.ts";
import { liveTokens } from "./tokens.ts";

export function describeAccount(world: InstagramWorld, account: InstagramAccount): AccountDescription {
  const counts = {
    followers: followersNow(world, account),
    following: account.follows,
    posts: mediaFor(world, account).length,
  };
  const nothingToShow = isPersonal(world, account);
  return {
    handle: nothingToShow ? null : `@${usernameOf(world, account)}`,
    name: `@${usernameOf(world, account)}`,
    facts: nothingToShow
      ? ["personal account"]
      : [
          `${counts.followers.toLocaleString("en")} followers`,
          `${counts.following.toLocaleString("en")} followed`,
          `${counts.posts} posts`,
        ],
    liveGrants: liveTokens(world, account.id),
    scopedId: account.scopedId,
    professionalId: account.professionalId,
    type: account.type,
    counts,
  };
}

export function describePosts(world: InstagramWorld, account: InstagramAccount): PostDescription[] {
  return mediaFor(world, account).map((media) => ({
    id: media.id,
    title: (media.caption ?? "").split("\n")[0] ?? "",
    publishedAt: new Date(media.publishedAt).toISOString(),
    privacy: "public",
    kind: media.product === "REELS" ? "REELS" : media.type,
    hidesLikes: hidesLikes(world, account),
    counts: countsOf(world.dataset, media, world.clock.now()),
  }));
}
