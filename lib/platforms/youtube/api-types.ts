import "server-only";
import { z } from "zod";

/**
 * What Google sends, as far as we read it. Unknown members are dropped, so a new one breaks nothing; a known one in another
 * form is refused, so a wrong number is never stored.
 */

const greatest = 2n ** 64n - 1n;

/**
 * A count: an unsigned 64-bit number as a decimal string. A bare JSON number is refused: above 2^53 it has lost digits already.
 * @source https://developers.google.com/youtube/v3/docs/channels#statistics
 */
export const Count = z
  .string()
  .regex(/^(0|[1-9]\d{0,19})$/)
  .transform(BigInt)
  .refine((count) => count <= greatest);

/** Channel, video and playlist ids: letters, digits, `-` and `_`. */
const Id = z.string().regex(/^[\w-]{1,64}$/);

/** RFC 3339, with or without milliseconds. */
const Instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

/** `public`, `unlisted` or `private`; a new word counts as not public. */
const Privacy = z.object({ privacyStatus: z.string().optional() }).optional();

const Thumbnail = z.object({
  url: z.string(),
  /** Pixels. */
  width: z.number().optional(),
});

/** @source https://developers.google.com/youtube/v3/docs/thumbnails — 320, 480, 640, 1280 and 120 pixels wide */
const Thumbnails = z.object({
  medium: Thumbnail.optional(),
  high: Thumbnail.optional(),
  standard: Thumbnail.optional(),
  maxres: Thumbnail.optional(),
  default: Thumbnail.optional(),
});

/** Where the uploads are listed. Empty or absent for a channel that never published. */
const ContentDetails = z.object({
  relatedPlaylists: z.object({ uploads: z.union([z.literal(""), Id]).optional() }),
});

/**
 * A channel as `part=id,snippet,statistics,contentDetails` brings it.
 * @source https://developers.google.com/youtube/v3/docs/channels#resource
 */
export const Channel = z.object({
  id: Id,
  snippet: z.object({
    title: z.string(),
    /** "@atlas"; before handles existed a name without the sign, or nothing. */
    customUrl: z.string().optional(),
  }),
  statistics: z.object({
    /** Subscribers, cut to three significant digits above 1,000. Absent or "0" where hidden. */
    subscriberCount: Count.optional(),
    hiddenSubscriberCount: z.boolean().optional(),
    /** Views of all public videos, from the channel's beginning. */
    viewCount: Count.optional(),
    /** Public videos. */
    videoCount: Count.optional(),
  }),
  contentDetails: ContentDetails.optional(),
});

/**
 * `items` is missing where nothing was found; older servers sent an empty list. The kind must be there, so that an answer which
 * is something else altogether does not read as "nothing found".
 */
const listOf = <Kind extends string, Item extends z.ZodType>(kind: Kind, item: Item) =>
  z.object({ kind: z.literal(`youtube#${kind}ListResponse`), items: z.array(item).default([]) });

/** `part=id`: only whether we are let in. */
export const ChannelIdList = listOf("channel", z.object({}));

export const ChannelList = listOf("channel", Channel);

/**
 * `part=contentDetails`.
 * @source https://developers.google.com/youtube/v3/docs/channels#contentDetails.relatedPlaylists.uploads
 */
export const UploadsList = listOf("channel", z.object({ contentDetails: ContentDetails }));

/**
 * `part=contentDetails,status` of the uploads playlist. The owner's own token lists private and unlisted videos too.
 * @source https://developers.google.com/youtube/v3/docs/playlistItems#resource
 */
export const PlaylistItem = z.object({
  contentDetails: z.object({
    videoId: Id,
    /** Absent while a video is private. */
    videoPublishedAt: Instant.optional(),
  }),
  status: Privacy,
});

export const PlaylistItemList = listOf("playlistItem", PlaylistItem).extend({
  /** Absent on the last page. */
  nextPageToken: z.string().min(1).max(256).optional(),
});

/** `dislikeCount` ended in 2021 and `favoriteCount` is always "0": neither is read. */
const Statistics = z
  .object({
    viewCount: Count.optional(),
    /** Absent where the owner hides ratings. */
    likeCount: Count.optional(),
    /** Absent where comments are off. */
    commentCount: Count.optional(),
  })
  .optional();

/**
 * `part=id,statistics,status`.
 * @source https://developers.google.com/youtube/v3/docs/videos#statistics
 */
export const Video = z.object({ id: Id, status: Privacy, statistics: Statistics });

export const VideoList = listOf("video", Video);

/**
 * `part=id,statistics`. Has no status, and is not atomic: a video that is missing may only have failed this time.
 * @source https://developers.google.com/youtube/v3/docs/videos/batchGetStats
 */
export const VideoStatsList = z.object({
  kind: z.literal("youtube#batchGetStatsResponse"),
  items: z.array(z.object({ id: Id, statistics: Statistics })).default([]),
});

/**
 * `part=id,snippet,status`, for what is looked at and not kept.
 * @source https://developers.google.com/youtube/v3/docs/videos#snippet
 */
export const VideoSnippet = z.object({
  id: Id,
  status: Privacy,
  snippet: z.object({ title: z.string(), thumbnails: Thumbnails.optional() }),
});

export const VideoSnippetList = listOf("video", VideoSnippet);

/**
 * The token endpoint's answer to an exchange and to a refresh.
 * @source https://developers.google.com/identity/protocols/oauth2/web-server#exchange-authorization-code
 */
export const TokenAnswer = z.object({
  access_token: z.string().min(1),
  /** Seconds. */
  expires_in: z.number().int().positive(),
  /** First consent, or `prompt=consent`; on a refresh only when it replaces the old one. */
  refresh_token: z.string().min(1).optional(),
  /** Seconds; present when the person limited the grant's time. */
  refresh_token_expires_in: z.number().int().positive().optional(),
  /** Separated by spaces; may be fewer than asked. */
  scope: z.string().optional(),
});

export type Channel = z.infer<typeof Channel>;
export type PlaylistItem = z.infer<typeof PlaylistItem>;
export type Video = z.infer<typeof Video>;
export type VideoStats = z.infer<typeof VideoStatsList>["items"][number];
export type VideoSnippet = z.infer<typeof VideoSnippet>;
export type TokenAnswer = z.infer<typeof TokenAnswer>;
