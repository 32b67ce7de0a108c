import "server-only";
import { hidden, type MetricValue, measured, missing } from "@/lib/metrics/value";
import { coverFrom, cut } from "../foreign";
import type { Grant, PlatformAccount, PlatformPost, PostPreview, PostReading } from "../types";
import type { LongToken, Media, MediaPreview, Profile, ShortToken } from "./api-types";
import { basicScope } from "./descriptor";

/** As many of a caption's words as tell one post from another. */
const titleLength = 80;

/** An account's public counts, exact as the profile shows them. None of them can be hidden: absent is missing. */
export function toAccount(profile: Profile): PlatformAccount {
  return {
    externalId: profile.id,
    handle: cut(`@${profile.username}`),
    counts: {
      followers: measuredOr(missing, profile.followers_count),
      following: measuredOr(missing, profile.follows_count),
      posts: measuredOr(missing, profile.media_count),
    },
  };
}

/** Of an account that may be personal no figures are given. Where the kind is not said, the answer stands as it is. */
export function isProfessional({ account_type: type }: Profile): boolean {
  return type == null || ["BUSINESS", "MEDIA_CREATOR"].includes(type.toUpperCase());
}

/** Null for what stands on no public profile, and for what has no publishing day: it cannot stand on any chart. */
export function toPost(media: Media): PlatformPost | null {
  const { id, timestamp } = media;
  if (!timestamp || !isOnProfile(media)) return null;
  return { externalId: id, kind: kindOf(media), publishedAt: timestamp, counts: countsOf(media) };
}

export function toReading(media: Media): PostReading | null {
  return isOnProfile(media) ? { externalId: media.id, counts: countsOf(media) } : null;
}

/** Stories are gone after a day, and what was made as an advertisement never stood on the profile. */
const isOnProfile = ({ media_product_type: product }: Media) => product !== "STORY" && product !== "AD";

function kindOf({ media_type: type, media_product_type: product }: Media): PlatformPost["kind"] {
  if (product === "REELS") return "short";
  if (type === "IMAGE") return "photo";
  if (type === "CAROUSEL_ALBUM") return "carousel";
  return type === "VIDEO" ? "video" : "other";
}

/**
 * Every post has likes and comments unless its owner hides them. Views are given of reels only, and whether views and
 * shares come with the basic permission is nowhere said: absent they are missing, and hidden by nobody we know of.
 * @source https://developers.facebook.com/documentation/instagram-platform/reference/instagram-media
 */
function countsOf(media: Media): PostReading["counts"] {
  return {
    views: measuredOr(missing, media.view_count),
    likes: measuredOr(hidden, media.like_count),
    comments: measuredOr(hidden, media.comments_count),
    shares: measuredOr(missing, media.shares_count),
  };
}

/** A post has no title: the first words of its caption stand for it, or nothing where it has none. */
export function toPreview(media: MediaPreview, coverHosts: readonly string[]): PostPreview {
  const { id, media_type: type, caption, thumbnail_url: still, media_url: file } = media;
  return {
    externalId: id,
    title: firstWords(caption ?? ""),
    // The file of a video is the video itself.
    coverUrl: coverFrom(coverHosts, still ?? (type === "VIDEO" ? undefined : (file ?? undefined))),
  };
}

/** Up to a word's end, in one line. A first word that is too long by itself is cut. */
function firstWords(caption: string): string {
  const text = caption.replace(/\s+/g, " ").trim();
  const letters = [...text];
  if (letters.length <= titleLength) return text;
  const head = letters.slice(0, titleLength - 1).join("");
  const end = head.lastIndexOf(" ");
  // What ended a sentence would stand before the sign that there is more.
  return `${(end > 0 ? head.slice(0, end) : head).replace(/[\s.,;:!?–—-]+$/u, "")}…`;
}

/**
 * There is one token and nothing else: with its end the grant ends as well.
 * @param scopes what is known of the permissions where the answer does not repeat them
 */
export function toGrant(
  { access_token, expires_in, permissions }: LongToken,
  now: Date,
  scopes: readonly string[],
): Grant {
  const endsAt = new Date(now.getTime() + expires_in * 1000);
  return {
    accessToken: access_token,
    refreshToken: null,
    accessExpiresAt: endsAt,
    endsAt,
    scopes: permissions === undefined ? scopes : named(permissions),
  };
}

/** An answer that names no permissions grants what was asked for: there is only one, and consent is given to it or not at all. */
export function scopesOf({ permissions }: ShortToken): readonly string[] {
  return permissions === undefined ? [basicScope] : named(permissions);
}

const named = (permissions: readonly string[]) =>
  permissions.map((permission) => permission.trim()).filter(Boolean);

const measuredOr = (absent: () => MetricValue, count: bigint | undefined): MetricValue =>
  count === undefined ? absent() : measured(count);
