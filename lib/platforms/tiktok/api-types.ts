import "server-only";
import { z } from "zod";

/**
 * What TikTok sends, as far as we read it. Unknown members are dropped, so a new one breaks nothing; a known one in
 * another form is refused, so a wrong number is never stored. A member we did not ask for, or may not read, is absent.
 */

const greatest = 2n ** 63n - 1n;

/** A whole number, exact however large: `parseJson` keeps every digit. */
const Whole = z.union([z.int(), z.bigint()]);

/**
 * A count: an int64 as a bare JSON number.
 * @source https://developers.tiktok.com/doc/tiktok-api-v2-get-user-info
 */
export const Count = Whole.transform(BigInt).refine((count) => count >= 0n && count <= greatest);

/** 19 digits, above 2^53: text here, a bare number in other replies of TikTok's. Never a JavaScript number. */
export const VideoId = z
  .union([z.string(), Whole])
  .transform(String)
  .refine((id) => /^\d{1,20}$/.test(id));

/** Of one person and one app; any printable text. */
const OpenId = z.string().regex(/^[\x21-\x7e]{1,128}$/);

/** Seconds since 1970. */
const Seconds = z
  .int()
  .min(1)
  .max(8_640_000_000_000)
  .transform((seconds) => new Date(seconds * 1_000));

/**
 * Which fields of the profile each permission opens. Asking for one without its permission is refused as a whole.
 * @source https://developers.tiktok.com/doc/tiktok-api-v2-get-user-info
 */
export const userFields = {
  basic: ["open_id", "display_name"],
  profile: ["username"],
  stats: ["follower_count", "following_count", "likes_count", "video_count"],
} as const;

export const User = z.object({
  open_id: OpenId,
  display_name: z.string(),
  username: z.string().optional(),
  follower_count: Count.optional(),
  following_count: Count.optional(),
  /** Likes of all videos. */
  likes_count: Count.optional(),
  /** Public videos. */
  video_count: Count.optional(),
});

export const UserAnswer = z.object({ data: z.object({ user: User }) });

/**
 * What is read of each video of the list: its name there, its age and its counts.
 * @source https://developers.tiktok.com/doc/tiktok-api-v2-video-object
 */
export const videoFields = [
  "id",
  "create_time",
  "view_count",
  "like_count",
  "comment_count",
  "share_count",
] as const;

export const Video = z.object({
  id: VideoId,
  create_time: Seconds,
  view_count: Count.optional(),
  like_count: Count.optional(),
  comment_count: Count.optional(),
  share_count: Count.optional(),
});

/** Nothing to list may be an empty list, none, or null. */
const listOf = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);

/**
 * Newest first. A page may hold fewer than were asked for, even none, and not be the last: only `has_more` tells.
 * @source https://developers.tiktok.com/doc/tiktok-api-v2-video-list
 */
export const VideoPage = z.object({
  data: z
    .object({
      videos: listOf(Video),
      has_more: z.boolean(),
      /** Milliseconds since 1970; the next page is of videos before it. */
      cursor: Whole.transform(String).optional(),
    })
    .refine(({ has_more, cursor }) => !has_more || /^\d{1,19}$/.test(cursor ?? ""), { path: ["cursor"] }),
});

/** @source https://developers.tiktok.com/doc/tiktok-api-v2-video-query */
export const VideoAnswer = z.object({ data: z.object({ videos: listOf(Video) }) });

/** For what is looked at and not kept. The cover's address is signed and ends after some hours. */
export const previewFields = ["id", "title", "video_description", "cover_image_url"] as const;

export const VideoPreview = z.object({
  id: VideoId,
  title: z.string().optional(),
  video_description: z.string().optional(),
  cover_image_url: z.string().optional(),
});

export const PreviewAnswer = z.object({ data: z.object({ videos: listOf(VideoPreview) }) });

const Token = z.string().min(1).max(4_096);
const tenYears = 315_360_000;
const Lifetime = z.int().positive().max(tenYears);

/**
 * The token endpoint's answer to an exchange and to a refresh, flat. By then the old refresh token is dead: whatever
 * else is wrong with the answer, its new tokens are taken.
 * @source https://developers.tiktok.com/doc/oauth-user-access-token-management
 */
export const TokenAnswer = z.object({
  access_token: Token,
  refresh_token: Token.optional().catch(undefined),
  /** Seconds. Two lifetimes are documented for each of the tokens: only what is said here counts. */
  expires_in: Lifetime.optional().catch(undefined),
  refresh_expires_in: Lifetime.optional().catch(undefined),
  /** Separated by commas; any of those asked for may be missing. */
  scope: z.string().optional().catch(undefined),
});

/** The token endpoint's first version wrapped the same members in `data`, its refusals too. */
export const FirstVersionAnswer = z.object({ data: z.object({}), message: z.string() });

export type User = z.infer<typeof User>;
export type Video = z.infer<typeof Video>;
export type VideoPreview = z.infer<typeof VideoPreview>;
export type TokenAnswer = z.infer<typeof TokenAnswer>;
