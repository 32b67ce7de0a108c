import type { Channel } from "./accounts.ts";
import { type Curve, curveNamed, last, valueAt, valueWithin, videoCurves } from "./curves.ts";
import { fingerprint, pick } from "./fingerprint.ts";
import { titleOf } from "./titles.ts";

/**
 * Every count is a function of a channel or video and an instant; nothing is drawn by chance and nothing is kept.
 * The curves are public measurements, copied once as day and value (the first line of each file says from which series):
 * `youtube_subscribers_plc_daily` from robertsilen/mariadb-adoption-index, `youtube_channels_daily_2026_b` and
 * `youtube_videos_views_2026_a` from TaiwanVtuberData/TaiwanVTuberTrackingDataJson.
 *
 * - Subscribers: a measured curve brought to the channel's size; its last day falls on the end of the calendar,
 *   and beyond both ends its own daily steps repeat. Nothing is rounded here: the protocol rounds.
 * - Views of a video: a measured lifetime of 30 days, scaled; afterwards the pace of its last week slows down
 *   with age (pace × 30 / age), so the count never falls and never stops.
 * - Views of a channel: a measured curve for everything older, plus all videos of this calendar.
 * - Likes and comments: no public series exists, so they are a fixed share of the video's views. The shares lie
 *   between the second and the eighth tenth of 359 trending videos of 2018-11-01 (mitchelljy/Trending-YouTube-Scraper):
 *   likes 1.71 % to 6.02 %, comments 0.144 % to 0.663 %.
 * - Views have been counted when playback starts since 2026-08-24: from that instant all view counts are 12 % higher.
 *   Likes and comments follow the old count, because nobody liked more for it.
 */
export type Video = {
  id: string;
  channelId: string;
  index: number;
  publishedAt: number;
  title: string;
  durationSeconds: number;
  privacy: "public" | "private" | "unlisted";
  hidesLikes: boolean;
  commentsOff: boolean;
  /** What its counts are made from: a measured lifetime, its scale, and the shares of likes and comments. */
  shape: { curve: Curve; scale: number; likesIn10k: number; commentsIn100k: number };
};

export type VideoCounts = { views: number; likes: number; comments: number };
export type ChannelCounts = { subscribers: number; views: number };

const dayMs = 86_400_000;
export const viewDefinitionChangedAt = Date.parse("2026-08-24T00:00:00Z");

const lifetimeDays = 30;
const middlingViews = last(
  [...videoCurves].sort((a, b) => last(a.values) - last(b.values))[videoCurves.length >> 1]?.values ?? [],
);

function afterDefinitionChange(views: number, at: number): number {
  return Math.floor(at < viewDefinitionChangedAt ? views : (views * 112) / 100);
}

/** `endDay` is the UTC day (YYYY-MM-DD) on which the measured curves end. */
export function createDataset(endDay: string) {
  const end = Date.parse(`${endDay}T00:00:00Z`);
  if (Number.isNaN(end)) throw new Error(`"${endDay}" is not a day (YYYY-MM-DD)`);
  const published = new Map<string, Video[]>();

  /** All uploads up to the instant, oldest first, private ones included. */
  function videosOf(channel: Channel, at: number): Video[] {
    const videos = published.get(channel.id) ?? [];
    published.set(channel.id, videos);
    for (;;) {
      const newest = videos[videos.length - 1];
      if (newest && newest.publishedAt > at) break;
      videos.push(videoNumber(channel, videos.length));
    }
    return videos.filter((video) => video.publishedAt <= at);
  }

  function videoNumber(channel: Channel, index: number): Video {
    const id = fingerprint(`video ${channel.id} ${index}`, 11);
    const { daysBeforeEnd, everyDays, theme, withPrivate } = channel.uploads;
    const jitter = (pick(`jitter ${id}`, 1_000) / 1_000) * 0.4;
    const day = Math.floor((index + jitter) * everyDays) - daysBeforeEnd;
    // In the afternoon, as the habit is: 14:00 to 18:59.
    const minute = 14 * 60 + pick(`minute ${id}`, 5 * 60);
    const privacy = !withPrivate
      ? "public"
      : index % 17 === 5
        ? "private"
        : index % 23 === 7
          ? "unlisted"
          : "public";
    return {
      id,
      channelId: channel.id,
      index,
      publishedAt: end + day * dayMs + minute * 60_000,
      title: titleOf(theme, index),
      durationSeconds: 45 + pick(`duration ${id}`, 1_500),
      privacy,
      hidesLikes: index % 14 === 3,
      commentsOff: index % 13 === 4,
      shape: shapeOf(channel, id),
    };
  }

  function shapeOf(channel: Channel, id: string): Video["shape"] {
    const curve = videoCurves[pick(`curve ${id}`, videoCurves.length)];
    if (!curve) throw new Error("There is no video curve");
    const share = 0.8 + pick(`share ${id}`, 401) / 1_000;
    return {
      curve,
      scale: (channel.uploads.typicalViews * share) / middlingViews,
      likesIn10k: 171 + pick(`likes ${id}`, 432),
      commentsIn100k: 144 + pick(`comments ${id}`, 520),
    };
  }

  /** Views by the definition that held until 2026-08-24. */
  function oldViews({ publishedAt, shape: { curve, scale } }: Video, at: number): number {
    const age = (at - publishedAt) / dayMs;
    if (age <= 0) return 0;
    const young = valueWithin(curve, Math.min(age, lifetimeDays));
    const pace = (valueWithin(curve, lifetimeDays) - valueWithin(curve, lifetimeDays - 7)) / 7;
    const tail = age <= lifetimeDays ? 0 : pace * lifetimeDays * Math.log(age / lifetimeDays);
    return Math.floor(scale * (young + tail));
  }

  function videoCounts(video: Video, at: number): VideoCounts {
    const views = oldViews(video, at);
    return {
      views: afterDefinitionChange(views, at),
      likes: Math.floor((views * video.shape.likesIn10k) / 10_000),
      comments: Math.floor((views * video.shape.commentsIn100k) / 100_000),
    };
  }

  function scaledCurve({ curve, atEnd }: { curve: string; atEnd: number }, at: number): number {
    const measured = curveNamed(curve);
    const day = last(measured.days) + (at - end) / dayMs;
    return Math.floor((valueAt(measured, day) * atEnd) / last(measured.values));
  }

  function channelCounts(channel: Channel, at: number): ChannelCounts {
    const recent = videosOf(channel, at).reduce((sum, video) => sum + oldViews(video, at), 0);
    return {
      subscribers: scaledCurve(channel.subscribers, at),
      views: afterDefinitionChange(scaledCurve(channel.olderViews, at) + recent, at),
    };
  }

  return { videosOf, videoCounts, channelCounts };
}

export type Dataset = ReturnType<typeof createDataset>;
