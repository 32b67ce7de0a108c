import "server-only";
import { type MetricValue, measured, missing } from "@/lib/metrics/value";
import { coverFrom, cut } from "../foreign";
import type { Grant, PlatformAccount, PlatformPost, PostPreview, PostReading } from "../types";
import type { TokenAnswer, User, Video, VideoPreview } from "./api-types";
import { scopes } from "./descriptor";

/**
 * An account's name and, where they may be read, its public counts. A count that was asked for and did not come is
 * missing; one that could not be asked for is no count at all.
 */
export function toAccount(user: User, grant: Pick<Grant, "scopes">): PlatformAccount {
  return {
    externalId: user.open_id,
    handle: cut(user.username ? `@${user.username}` : user.display_name),
    counts: grant.scopes.includes(scopes.stats)
      ? {
          followers: measuredOrMissing(user.follower_count),
          following: measuredOrMissing(user.following_count),
          posts: measuredOrMissing(user.video_count),
          likes: measuredOrMissing(user.likes_count),
        }
      : {},
  };
}

/** TikTok lists public videos only. */
export function toPost(video: Video): PlatformPost {
  const { externalId, counts } = toReading(video);
  return { externalId, kind: "video", publishedAt: video.create_time, counts };
}

/** @source https://developers.tiktok.com/doc/tiktok-api-v2-video-object */
export function toReading(video: Video): PostReading {
  return {
    externalId: video.id,
    counts: {
      views: measuredOrMissing(video.view_count),
      likes: measuredOrMissing(video.like_count),
      comments: measuredOrMissing(video.comment_count),
      shares: measuredOrMissing(video.share_count),
    },
  };
}

/** Most videos have no title of their own: then the caption's first words. Other hosts' pictures are left out. */
export function toPreview(video: VideoPreview, coverHosts: readonly string[]): PostPreview {
  return {
    externalId: video.id,
    title: cut(video.title?.trim() || video.video_description?.trim() || ""),
    coverUrl: coverFrom(coverHosts, video.cover_image_url),
  };
}

/**
 * @param previous the grant that was refreshed: what an answer does not repeat stays as it was
 */
export function toGrant(answer: TokenAnswer, now: Date, previous?: Grant): Grant {
  const after = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token ?? previous?.refreshToken ?? null,
    // Without its life the token is not counted on: the next use renews it.
    accessExpiresAt: after(answer.expires_in ?? 0),
    endsAt:
      answer.refresh_expires_in === undefined ? (previous?.endsAt ?? null) : after(answer.refresh_expires_in),
    scopes:
      answer.scope === undefined
        ? (previous?.scopes ?? [])
        : answer.scope
            .split(",")
            .map((scope) => scope.trim())
            .filter((scope) => scope),
  };
}

const measuredOrMissing = (count: bigint | undefined): MetricValue =>
  count === undefined ? missing() : measured(count);
