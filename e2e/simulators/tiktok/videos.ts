import type { Dataset, Post } from "../dataset.ts";
import { fingerprint, pick } from "../fingerprint.ts";
import { titleOf } from "../titles.ts";
import type { TiktokAccount } from "./accounts.ts";
import type { TiktokWorld } from "./scenarios.ts";
import { tiktokPart } from "./state.ts";

/**
 * What TikTok adds to the measured curves. Views of a video are a measured lifetime of another platform's, scaled; no
 * public series of TikTok's exists. The other counts are a fixed share of its views. The shares lie between the second and
 * the eighth tenth of 1,500 TikTok videos of spring 2025 (dai921/Tiktok-analytics): likes 1.94 % to 7.93 %, comments
 * 0.018 % to 0.144 %. Its shares were not measured: saves, 0.111 % to 0.616 %, stand in for them.
 */
export type Video = Post & {
  title: string;
  durationSeconds: number;
  privacy: Privacy;
  likesIn100k: number;
  commentsIn100k: number;
  sharesIn100k: number;
};

export type Privacy = "public" | "friends" | "private";
export type VideoCounts = { views: number; likes: number; comments: number; shares: number };
export type UserCounts = { followers: number; following: number; likes: number; videos: number };

const made = new WeakMap<Post, Video>();

function asVideo({ videos: { theme, withPrivate } }: TiktokAccount, post: Post): Video {
  const { id, index } = post;
  const hidden = index % 11 === 4 ? "private" : index % 19 === 7 ? "friends" : "public";
  return {
    ...post,
    title: titleOf(theme, index),
    durationSeconds: 8 + pick(`duration ${id}`, 170),
    privacy: withPrivate ? hidden : "public",
    likesIn100k: 1_941 + pick(`likes ${id}`, 5_993),
    commentsIn100k: 18 + pick(`comments ${id}`, 127),
    sharesIn100k: 111 + pick(`shares ${id}`, 506),
  };
}

/** 19 digits, above 2^53. */
function idOf(accountId: string, index: number): string {
  const digits = BigInt(`0x${fingerprint(`tiktok video ${accountId} ${index}`, 16, "hex")}`) % 10n ** 18n;
  return `7${digits.toString().padStart(18, "0")}`;
}

/** Everything there is now, newest first: deleted videos are gone, others may have been made private. */
export function videosFor(world: TiktokWorld, account: TiktokAccount): Video[] {
  const { dataset, clock } = world;
  const { videos: changed } = world.part(tiktokPart);
  const feed = { ...account.videos, idOf: (index: number) => idOf(account.id, index) };
  return dataset
    .postsOf(feed, clock.now())
    .map((post): Video => {
      const video = made.get(post) ?? asVideo(account, post);
      made.set(post, video);
      return video;
    })
    .flatMap((video) => {
      const change = changed[video.id];
      if (change === "deleted") return [];
      return [change ? { ...video, privacy: change } : video];
    })
    .sort((a, b) => b.publishedAt - a.publishedAt);
}

export const publicVideosFor = (world: TiktokWorld, account: TiktokAccount): Video[] =>
  videosFor(world, account).filter(({ privacy }) => privacy === "public");

export function videoCounts(dataset: Dataset, video: Video, at: number): VideoCounts {
  const views = dataset.viewsOf(video, at);
  const share = (in100k: number) => Math.floor((views * in100k) / 100_000);
  return {
    views,
    likes: share(video.likesIn100k),
    comments: share(video.commentsIn100k),
    shares: share(video.sharesIn100k),
  };
}

export function userCounts(world: TiktokWorld, account: TiktokAccount): UserCounts {
  const at = world.clock.now();
  const videos = publicVideosFor(world, account);
  const likes = videos.reduce((sum, video) => sum + videoCounts(world.dataset, video, at).likes, 0);
  return {
    followers: world.dataset.levelAt(account.followers, at),
    following: world.dataset.levelAt(account.following, at),
    likes: account.olderLikes + likes,
    videos: videos.length,
  };
}
