import "server-only";
import { z } from "zod";

/**
 * What a Mastodon server sends, as far as we read it. Unknown members are dropped, so a new one breaks nothing; a known
 * one in another form is refused, so a wrong number is never stored.
 */

const greatest = 2n ** 63n - 1n;

/** A count: a whole JSON number, never a text. One beyond 2^53 comes as a bigint with all its digits. */
const Count = z
  .union([z.int().nonnegative(), z.bigint().nonnegative()])
  .transform(BigInt)
  .refine((count) => count <= greatest);

/** "Cast from an integer but not guaranteed to be a number". */
const Id = z.string().regex(/^[\w-]{1,64}$/);

/** ISO 8601 with milliseconds. */
const Instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

/**
 * Whose token it is. The counts are those of the public profile.
 * @source https://docs.joinmastodon.org/entities/Account/
 */
export const CredentialAccount = z.object({
  id: Id,
  /** Without the server's name. */
  username: z.string().min(1),
  followers_count: Count,
  following_count: Count,
  /** Everything written except direct messages: posts, replies, boosts, and what only followers see. */
  statuses_count: Count,
});

/** @source https://docs.joinmastodon.org/entities/MediaAttachment/ */
const MediaAttachment = z.object({
  /** image, gifv, video, audio or unknown; a new word counts as no picture. */
  type: z.string(),
  /** A picture scaled down, also of a video. */
  preview_url: z.string().nullish(),
  /** What it shows, in its author's words. */
  description: z.string().nullish(),
});

/**
 * A post. Favourites are Mastodon's likes, reblogs its boosts.
 * @source https://docs.joinmastodon.org/entities/Status/
 */
export const Status = z.object({
  id: Id,
  created_at: Instant,
  /** `public`, `unlisted`, `private` or `direct`; a new word counts as not public. */
  visibility: z.string(),
  /** The post that is passed on, where this is a boost. */
  reblog: z.unknown(),
  replies_count: Count,
  reblogs_count: Count,
  favourites_count: Count,
  media_attachments: z.array(MediaAttachment),
});

export const StatusList = z.array(Status);

/** For what is looked at and not kept. */
export const StatusText = Status.extend({
  /** HTML: paragraphs, line breaks, links and spans. */
  content: z.string(),
  /** What a reader is warned of before the post opens. */
  spoiler_text: z.string(),
  /** Its pictures are covered until somebody asks for them. */
  sensitive: z.boolean(),
});

export const StatusTextList = z.array(StatusText);

/**
 * There is no end and no refresh token: an access token is good until somebody revokes it.
 * @source https://docs.joinmastodon.org/entities/Token/
 */
export const TokenAnswer = z.object({
  access_token: z.string().min(1),
  /** Separated by spaces. */
  scope: z.string(),
});

/** What revoking answers: nothing of interest. @source https://docs.joinmastodon.org/methods/oauth/#revoke */
export const Farewell = z.object({});

export type CredentialAccount = z.infer<typeof CredentialAccount>;
export type Status = z.infer<typeof Status>;
export type StatusText = z.infer<typeof StatusText>;
export type TokenAnswer = z.infer<typeof TokenAnswer>;
