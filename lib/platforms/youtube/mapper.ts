import "server-only";
import { hidden, type MetricValue, measured, missing, rounded } from "@/lib/metrics/value";
import { coverFrom, cut } from "../foreign";
import type { Grant, PlatformAccount, PlatformPost, PostPreview, PostReading } from "../types";
import type { Channel, PlaylistItem, TokenAnswer, Video, VideoSnippet, VideoStats } from "./api-types";

/**
 * A channel's public counts. A hidden or absent one is no zero.
 * Subscribers are rounded down to three significant digits by YouTube, for the owner too: the band says so.
 * @source https://developers.google.com/youtube/v3/docs/channels#statistics
 */
export function toAccount({ id, snippet, statistics: s, contentDetails }: Channel): PlatformAccount {
  const uploads = contentDetails?.relatedPlaylists.uploads;
  const handle = snippet.customUrl?.startsWith("@") ? snippet.customUrl : snippet.title;
  return {
    externalId: id,
    handle: cut(handle),
    counts: {
      followers: s.hiddenSubscriberCount ? hidden() : toSubscribers(s.subscriberCount),
      views: measuredOr(missing, s.viewCount),
      posts: measuredOr(missing, s.videoCount),
    },
    ...(uploads && { firstPosts: uploads }),
  };
}

/** Up to 999 nothing is cut, and three digits hold it whole. */
const toSubscribers = (count: bigint | undefined): MetricValue =>
  count === undefined ? missing() : rounded(count, 3);

/**
 * Null for what is not public, and for what has no publishing day: it cannot stand on any chart.
 * YouTube says of no video that it is a Short, so all are videos.
 */
export function toPost({ contentDetails, status }: PlaylistItem): PlatformPost | null {
  const { videoId, videoPublishedAt } = contentDetails;
  if (!isPublic(status) || !videoPublishedAt) return null;
  return { externalId: videoId, kind: "video", publishedAt: videoPublishedAt };
}

export function toReading(video: Video): PostReading | null {
  return isPublic(video.status) ? toListedReading(video) : null;
}

/**
 * Of a video that the uploads' list shows as public.
 * Likes and comments are absent where the owner hides ratings or turned comments off. Views cannot be hidden: absent is missing.
 * @source https://developers.google.com/youtube/v3/docs/videos#statistics
 */
export function toListedReading({ id, statistics: s }: VideoStats): PostReading {
  const counts = s
    ? {
        views: measuredOr(missing, s.viewCount),
        likes: measuredOr(hidden, s.likeCount),
        comments: measuredOr(hidden, s.commentCount),
      }
    : { views: missing(), likes: missing(), comments: missing() };
  return { externalId: id, counts };
}

/** The cover is the 320 pixel one where there is one: it has no black bars. Other hosts' pictures are left out. */
export function toPreview(
  { id, status, snippet }: VideoSnippet,
  coverHosts: readonly string[],
): PostPreview | null {
  if (!isPublic(status)) return null;
  const sizes = snippet.thumbnails;
  const cover = sizes?.medium ?? sizes?.high ?? sizes?.standard ?? sizes?.maxres ?? sizes?.default;
  return {
    externalId: id,
    title: cut(snippet.title),
    coverUrl: coverFrom(coverHosts, cover?.url),
  };
}

/**
 * @param previous the grant that was refreshed: what an answer does not repeat stays as it was
 */
export function toGrant(answer: TokenAnswer, now: Date, previous?: Grant): Grant {
  const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token ?? previous?.refreshToken ?? null,
    accessExpiresAt: after(answer.expires_in),
    endsAt:
      answer.refresh_token_expires_in === undefined
        ? (previous?.endsAt ?? null)
        : after(answer.refresh_token_expires_in),
    scopes:
      answer.scope === undefined
        ? (previous?.scopes ?? [])
        : answer.scope.split(" ").filter((scope) => scope),
  };
}

const measuredOr = (absent: () => MetricValue, count: bigint | undefined): MetricValue =>
  count === undefined ? absent() : measured(count);

const isPublic = (status: { privacyStatus?: string | undefined } | undefined) =>
  status?.privacyStatus === "public";
