import { fingerprint } from "../fingerprint.ts";
import type { Call } from "./data-api.ts";
import type { Scope } from "./grants.ts";
import { tiktokPart } from "./state.ts";
import { userCounts, type Video, videoCounts } from "./videos.ts";

/** Every field of the profile, and the scope that opens it. */
export const userFields: Record<string, Scope> = {
  open_id: "user.info.basic",
  union_id: "user.info.basic",
  avatar_url: "user.info.basic",
  avatar_url_100: "user.info.basic",
  avatar_large_url: "user.info.basic",
  display_name: "user.info.basic",
  bio_description: "user.info.profile",
  profile_deep_link: "user.info.profile",
  is_verified: "user.info.profile",
  username: "user.info.profile",
  follower_count: "user.info.stats",
  following_count: "user.info.stats",
  likes_count: "user.info.stats",
  video_count: "user.info.stats",
};

export const videoFields: Record<string, Scope> = Object.fromEntries(
  [
    "id",
    "create_time",
    "cover_image_url",
    "share_url",
    "video_description",
    "duration",
    "height",
    "width",
    "title",
    "embed_html",
    "embed_link",
    "like_count",
    "comment_count",
    "share_count",
    "view_count",
  ].map((field) => [field, "video.list" as const]),
);

const coverLifeMs = 6 * 3_600_000;

/** A cover's address is signed and ends after six hours, simulated. */
function coverUrl({ world }: Call, { id }: Video): string {
  const expires = Math.floor((world.clock.now() + coverLifeMs) / 1_000);
  return `${world.baseUrl}/tiktokcdn/${id}~tplv-noop.jpeg?x-expires=${expires}&x-signature=${coverSignature(id, expires)}`;
}

export const coverSignature = (id: string, expires: number) => fingerprint(`cover ${id} ${expires}`, 24);

/** The fields asked for and no others, in the order of the list above. */
function select(call: Call, whole: Record<string, unknown>, fields: readonly string[]) {
  const absent = call.world.scenario(call.account.id, "count-absent")?.as;
  const asText = call.world.scenario(call.account.id, "counts-as-text") !== null;
  return Object.fromEntries(
    Object.entries(whole)
      .filter(([name]) => fields.includes(name) && name !== absent)
      .map(([name, value]) => [name, asText && name.endsWith("_count") ? String(value) : value]),
  );
}

export function showUser(call: Call, fields: readonly string[]): Record<string, unknown> {
  const { world, account } = call;
  const counts = userCounts(world, account);
  const { displayName, username } = world.part(tiktokPart).names[account.id] ?? account;
  const avatar = `${world.baseUrl}/tiktokcdn/avatar-${account.id}.jpeg`;
  const whole = {
    open_id: account.openId,
    union_id: `6f1c${fingerprint(`union ${account.id}`, 8, "hex")}-${fingerprint(account.email, 12, "hex")}`,
    avatar_url: avatar,
    avatar_url_100: avatar,
    avatar_large_url: avatar,
    display_name: displayName,
    bio_description: "Nothing in this world is real.",
    profile_deep_link: `https://vm.tiktok.com/${fingerprint(account.id, 9)}/`,
    is_verified: false,
    username,
    follower_count: counts.followers,
    following_count: counts.following,
    likes_count: counts.likes,
    video_count: counts.videos,
  };
  return select(call, whole, fields);
}

export function showVideo(call: Call, video: Video, fields: readonly string[]): Record<string, unknown> {
  const { world, account } = call;
  const counts = videoCounts(world.dataset, video, world.clock.now());
  const { username } = world.part(tiktokPart).names[account.id] ?? account;
  const whole = {
    id: video.id,
    create_time: Math.floor(video.publishedAt / 1_000),
    cover_image_url: coverUrl(call, video),
    share_url: `https://www.tiktok.com/@${username}/video/${video.id}`,
    // As on the platform, most videos have a caption and no title of their own.
    video_description: video.title,
    duration: video.durationSeconds,
    height: 1_024,
    width: 576,
    title: video.index % 3 === 0 ? video.title : "",
    embed_html: `<blockquote class="tiktok-embed" data-video-id="${video.id}"></blockquote>`,
    embed_link: `https://www.tiktok.com/player/v1/${video.id}`,
    like_count: counts.likes,
    comment_count: counts.comments,
    share_count: counts.shares,
    view_count: counts.views,
  };
  return select(call, whole, fields);
}
