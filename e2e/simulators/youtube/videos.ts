import type { Dataset, Post } from "../dataset.ts";
import { fingerprint, pick } from "../fingerprint.ts";
import { titleOf } from "../titles.ts";
import type { Channel } from "./accounts.ts";

/**
 * A channel's videos and counts, made from the measured curves.
 *
 * - Views of a channel: a measured curve for everything older, plus all videos of this calendar.
 * - Likes and comments: no public series exists, so they are a fixed share of the video's views. The shares lie
 *   between the second and the eighth tenth of 359 trending videos of 2018-11-01 (mitchelljy/Trending-YouTube-Scraper):
 *   likes 1.71 % to 6.02 %, comments 0.144 % to 0.663 %.
 * - Views have been counted when playback starts since 2026-08-24: from that instant all view counts are 12 % higher.
 *   Likes and comments follow the old count, because nobody liked more for it.
 */
export type Video = Post & {
  channelId: string;
  title: string;
  durationSeconds: number;
  privacy: "public" | "private" | "unlisted";
  hidesLikes: boolean;
  commentsOff: boolean;
  likesIn10k: number;
  commentsIn100k: number;
};

export type VideoCounts = { views: number; likes: number; comments: number };
export type ChannelCounts = { subscribers: number; views: number };

export const viewDefinitionChangedAt = Date.parse("2026-08-24T00:00:00Z");

function afterDefinitionChange(views: number, at: number): number {
  return Math.floor(at < viewDefinitionChangedAt ? views : (views * 112) / 100);
}

const videos = new WeakMap<Post, Video>();

function asVideo(channel: Channel, post: Post): Video {
  const { id, index } = post;
  const { theme, withPrivate } = channel.uploads;
  const privacy = !withPrivate
    ? "public"
    : index % 17 === 5
      ? "private"
      : index % 23 === 7
        ? "unlisted"
        : "public";
  return {
    ...post,
    channelId: channel.id,
    title: titleOf(theme, index),
    durationSeconds: 45 + pick(`duration ${id}`, 1_500),
    privacy,
    hidesLikes: index % 14 === 3,
    commentsOff: index % 13 === 4,
    likesIn10k: 171 + pick(`likes ${id}`, 432),
    commentsIn100k: 144 + pick(`comments ${id}`, 520),
  };
}

/** All uploads up to the instant, oldest first, private ones included. */
export function videosOf(dataset: Dataset, channel: Channel, at: number): Video[] {
  const idOf = (index: number) => fingerprint(`video ${channel.id} ${index}`, 11);
  return dataset.postsOf({ ...channel.uploads, idOf }, at).map((post) => {
    const video = videos.get(post) ?? asVideo(channel, post);
    videos.set(post, video);
    return video;
  });
}

export function videoCounts(dataset: Dataset, video: Video, at: number): VideoCounts {
  const views = dataset.viewsOf(video, at);
  return {
    views: afterDefinitionChange(views, at),
    likes: Math.floor((views * video.likesIn10k) / 10_000),
    comments: Math.floor((views * video.commentsIn100k) / 100_000),
  };
}

export function channelCounts(dataset: Dataset, channel: Channel, at: number): ChannelCounts {
  const recent = videosOf(dataset, channel, at).reduce((sum, video) => sum + dataset.viewsOf(video, at), 0);
  return {
    subscribers: dataset.levelAt(channel.subscribers, at),
    views: afterDefinitionChange(dataset.levelAt(channel.olderViews, at) + recent, at),
  };
}
