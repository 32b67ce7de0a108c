import type { AccountDescription, PostDescription } from "../vendor.ts";
import type { TiktokAccount } from "./accounts.ts";
import type { TiktokWorld } from "./scenarios.ts";
import { tiktokPart } from "./state.ts";
import { userCounts, videoCounts, videosFor } from "./videos.ts";

export function describeAccount(world: TiktokWorld, account: TiktokAccount): AccountDescription {
  const { grants, names } = world.part(tiktokPart);
  const { displayName, username } = names[account.id] ?? account;
  const counts = userCounts(world, account);
  const own = Object.values(grants).filter((grant) => grant.account === account.id && !grant.dead);
  return {
    handle: `@${username}`,
    name: displayName,
    facts: [
      `${counts.followers.toLocaleString("en")} followers`,
      `${counts.likes.toLocaleString("en")} likes`,
      `${counts.videos} public videos of ${videosFor(world, account).length}`,
    ],
    liveGrants: own.length,
    openId: account.openId,
    scopes: own.at(-1)?.scopes ?? [],
    counts,
  };
}

export function describeVideos(world: TiktokWorld, account: TiktokAccount): PostDescription[] {
  return videosFor(world, account).map((video) => ({
    id: video.id,
    title: video.title,
    publishedAt: new Date(video.publishedAt).toISOString(),
    privacy: video.privacy,
    counts: videoCounts(world.dataset, video, world.clock.now()),
  }));
}
