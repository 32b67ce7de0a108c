import "server-only";
import { t } from "@/lib/language/t";
import { measured } from "@/lib/metrics/value";
import { coverFrom, cut } from "../foreign";
import type { Grant, PlatformAccount, PlatformPost, PostPreview, PostReading } from "../types";
import type { CredentialAccount, Status, StatusText, TokenAnswer } from "./api-types";
import { plainText } from "./plain-text";
import { mastodonPolicy } from "./policy";

/** Beyond any calendar: a token of Mastodon ends when somebody revokes it, and at no time before. */
const never = new Date("9999-12-31T00:00:00Z");

/**
 * Ids count up on each server for itself, so the server belongs to the name: an installation that moves to another one
 * must not take a stranger's account for the old one.
 */
export function toAccount(account: CredentialAccount, serverName: string): PlatformAccount {
  return {
    externalId: `${account.id}@${serverName}`,
    handle: cut(`@${account.username}`),
    counts: {
      followers: measured(account.followers_count),
      following: measured(account.following_count),
      posts: measured(account.statuses_count),
    },
  };
}

/** Null for what not everybody can see, and for other people's posts passed on. */
export function toPost(status: Status): PlatformPost | null {
  if (!isOwnAndPublic(status)) return null;
  return {
    externalId: status.id,
    kind: kindOf(status),
    publishedAt: status.created_at,
    counts: countsOf(status),
  };
}

export function toReading(status: Status): PostReading | null {
  return isOwnAndPublic(status) ? { externalId: status.id, counts: countsOf(status) } : null;
}

/**
 * The warning where there is one: its author wants it read first. Then the text, then what a picture shows.
 * A sensitive picture is not shown here at all.
 */
export function toPreview(status: StatusText, coverHosts: readonly string[]): PostPreview | null {
  if (!isOwnAndPublic(status)) return null;
  const pictures = status.media_attachments.filter(isPicture);
  const words = [status.spoiler_text, plainText(status.content), pictures[0]?.description?.trim()];
  return {
    externalId: status.id,
    title: cut(words.find(Boolean) ?? t("Post without words")),
    coverUrl: status.sensitive ? null : coverFrom(coverHosts, pictures[0]?.preview_url ?? undefined),
  };
}

export function toGrant({ access_token, scope }: TokenAnswer): Grant {
  return {
    accessToken: access_token,
    refreshToken: null,
    accessExpiresAt: never,
    endsAt: null,
    scopes: scope.split(" ").filter(Boolean),
  };
}

const countsOf = (status: Status) => ({
  likes: measured(status.favourites_count),
  comments: measured(status.replies_count),
  shares: measured(status.reblogs_count),
});

function isOwnAndPublic({ visibility, reblog }: Status): boolean {
  const visibilities: readonly string[] = mastodonPolicy.publicVisibilities;
  return visibilities.includes(visibility) && (reblog ?? null) === null;
}

const isPicture = ({ type }: Status["media_attachments"][number]) =>
  ["image", "gifv", "video"].includes(type);

function kindOf({ media_attachments }: Status): PlatformPost["kind"] {
  const pictures = media_attachments.filter(isPicture);
  if (pictures.length > 1) return "carousel";
  if (pictures[0] === undefined) return "other";
  return pictures[0].type === "image" ? "photo" : "video";
}
