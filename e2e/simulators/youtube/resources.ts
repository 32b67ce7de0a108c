import { fingerprint } from "../fingerprint.ts";
import type { Channel, Owner } from "./accounts.ts";
import type { YoutubeWorld } from "./scenarios.ts";
import { youtubePart } from "./state.ts";
import { channelCounts, type Video, videoCounts, videosOf } from "./videos.ts";

export type Resource = Record<string, unknown>;

export const uploadsOf = (channel: Channel): string => `UU${channel.id.slice(2)}`;

/** Above 1,000 YouTube keeps three digits and rounds down, for the owner too. */
export function roundSubscribers(count: number): number {
  if (count < 1_000) return count;
  const step = 10 ** (String(count).length - 3);
  return Math.floor(count / step) * step;
}

function withEtag(resource: Resource): Resource {
  return { kind: resource.kind, etag: fingerprint(JSON.stringify(resource), 27), ...resource };
}

function titled(world: YoutubeWorld, { id, channel }: Owner): { title: string; handle: string } {
  return world.part(youtubePart).names[id] ?? channel;
}

const instant = (at: number): string => new Date(at).toISOString().replace(".000Z", "Z");

/** Videos as this viewer finds them: deleted ones are gone, private and unlisted ones are marked. */
export function videosFor(world: YoutubeWorld, owner: Owner): Video[] {
  return videosOf(world.dataset, owner.channel, world.clock.now()).flatMap((video) => {
    const changed = world.part(youtubePart).videos[video.id];
    return changed === "deleted" ? [] : [{ ...video, privacy: changed ?? video.privacy }];
  });
}

/** Decimal strings, as every count of the API; bare numbers only where a scenario asks for them. */
function writeCounts(world: YoutubeWorld, owner: Owner, counts: Record<string, number>): Resource {
  const bare = world.scenario(owner.id, "bare-numbers") !== null;
  return Object.fromEntries(
    Object.entries(counts).map(([name, value]) => [name, bare ? value : String(value)]),
  );
}

const unheardOf = { audienceMood: "curious", revisions: [{ at: "2027-01-01", by: null }] };

function maybeNewField(world: YoutubeWorld, owner: Owner): Resource {
  return world.scenario(owner.id, "new-field") ? { brandNewField: unheardOf } : {};
}

export function channelResource(world: YoutubeWorld, owner: Owner, parts: ReadonlySet<string>): Resource {
  const { channel } = owner;
  const { title, handle } = titled(world, owner);
  const resource: Resource = { kind: "youtube#channel", id: channel.id, ...maybeNewField(world, owner) };
  if (parts.has("snippet")) {
    const picture = (size: number) => ({
      url: `${world.baseUrl}/ytimg/channel/${channel.id}/${size}.jpg`,
      width: size,
      height: size,
    });
    resource.snippet = {
      title,
      description: channel.description,
      customUrl: handle,
      publishedAt: channel.publishedAt,
      thumbnails: { default: picture(88), medium: picture(240), high: picture(800) },
      localized: { title, description: channel.description },
      country: channel.country,
    };
  }
  if (parts.has("contentDetails")) {
    resource.contentDetails = { relatedPlaylists: { likes: "", uploads: uploadsOf(channel) } };
  }
  if (parts.has("statistics")) resource.statistics = channelStatistics(world, owner);
  if (parts.has("status")) {
    resource.status = {
      privacyStatus: "public",
      isLinked: true,
      longUploadsStatus: "allowed",
      madeForKids: false,
    };
  }
  return withEtag(resource);
}

export function hidesSubscribers(world: YoutubeWorld, owner: Owner): boolean {
  return owner.channel.hidesSubscribers || world.scenario(owner.id, "hidden-subscribers") !== null;
}

function channelStatistics(world: YoutubeWorld, owner: Owner): Resource {
  const counts = channelCounts(world.dataset, owner.channel, world.clock.now());
  const isHidden = hidesSubscribers(world, owner);
  const subscribers = isHidden ? 0 : roundSubscribers(counts.subscribers);
  const isAbsent = isHidden && world.scenario(owner.id, "hidden-subscribers")?.as !== "zero";
  return {
    ...writeCounts(world, owner, { viewCount: counts.views }),
    ...(isAbsent ? {} : writeCounts(world, owner, { subscriberCount: subscribers })),
    hiddenSubscriberCount: isHidden,
    ...writeCounts(world, owner, {
      videoCount: videosFor(world, owner).filter(({ privacy }) => privacy === "public").length,
    }),
    ...maybeNewField(world, owner),
  };
}

function thumbnails(world: YoutubeWorld, video: Video): Resource {
  const picture = (file: string, width: number, height: number) => ({
    url: `${world.baseUrl}/ytimg/vi/${video.id}/${file}.jpg`,
    width,
    height,
  });
  return {
    default: picture("default", 120, 90),
    medium: picture("mqdefault", 320, 180),
    high: picture("hqdefault", 480, 360),
  };
}

function videoSnippet(world: YoutubeWorld, owner: Owner, video: Video): Resource {
  return {
    publishedAt: instant(video.publishedAt),
    channelId: video.channelId,
    title: video.title,
    description: owner.channel.description,
    thumbnails: thumbnails(world, video),
    channelTitle: titled(world, owner).title,
  };
}

export function playlistItemResource(
  world: YoutubeWorld,
  owner: Owner,
  video: Video,
  position: number,
  parts: ReadonlySet<string>,
): Resource {
  const playlistId = uploadsOf(owner.channel);
  const resource: Resource = {
    kind: "youtube#playlistItem",
    id: Buffer.from(`${playlistId}.${fingerprint(video.id, 16, "hex").toUpperCase()}`).toString("base64url"),
    ...maybeNewField(world, owner),
  };
  if (parts.has("snippet")) {
    resource.snippet = {
      ...videoSnippet(world, owner, video),
      playlistId,
      position,
      resourceId: { kind: "youtube#video", videoId: video.id },
      videoOwnerChannelTitle: titled(world, owner).title,
      videoOwnerChannelId: video.channelId,
    };
  }
  if (parts.has("contentDetails")) {
    resource.contentDetails = { videoId: video.id, videoPublishedAt: instant(video.publishedAt) };
  }
  if (parts.has("status")) resource.status = { privacyStatus: video.privacy };
  return withEtag(resource);
}

function duration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `PT${minutes > 0 ? `${minutes}M` : ""}${seconds % 60}S`;
}

function videoStatistics(world: YoutubeWorld, owner: Owner, video: Video): Resource {
  const { views, likes, comments } = videoCounts(world.dataset, video, world.clock.now());
  const showsLikes = !video.hidesLikes && !world.scenario(owner.id, "hide-likes");
  const takesComments = !video.commentsOff && !world.scenario(owner.id, "comments-off");
  return {
    ...writeCounts(world, owner, {
      viewCount: views,
      ...(showsLikes && { likeCount: likes }),
      favoriteCount: 0,
      ...(takesComments && { commentCount: comments }),
    }),
    ...maybeNewField(world, owner),
  };
}

export function videoResource(
  world: YoutubeWorld,
  owner: Owner,
  video: Video,
  parts: ReadonlySet<string>,
): Resource {
  const resource: Resource = { kind: "youtube#video", id: video.id, ...maybeNewField(world, owner) };
  if (parts.has("snippet")) {
    resource.snippet = {
      ...videoSnippet(world, owner, video),
      categoryId: "26",
      liveBroadcastContent: "none",
      localized: { title: video.title, description: owner.channel.description },
    };
  }
  if (parts.has("contentDetails")) {
    resource.contentDetails = {
      duration: duration(video.durationSeconds),
      dimension: "2d",
      definition: "hd",
      caption: "false",
      licensedContent: true,
      contentRating: {},
      projection: "rectangular",
    };
  }
  if (parts.has("status")) {
    resource.status = {
      uploadStatus: "processed",
      privacyStatus: video.privacy,
      license: "youtube",
      embeddable: true,
      publicStatsViewable: true,
      madeForKids: false,
    };
  }
  if (parts.has("statistics")) resource.statistics = videoStatistics(world, owner, video);
  return withEtag(resource);
}

/** The smaller shape of videos:batchGetStats. */
export function videoStatsResource(
  world: YoutubeWorld,
  owner: Owner,
  video: Video,
  parts: ReadonlySet<string>,
): Resource {
  const resource: Resource = { kind: "youtube#videoStats", id: video.id, ...maybeNewField(world, owner) };
  if (parts.has("snippet")) resource.snippet = { publishTime: instant(video.publishedAt) };
  if (parts.has("statistics")) {
    const { favoriteCount: _, ...statistics } = videoStatistics(world, owner, video);
    resource.statistics = statistics;
  }
  if (parts.has("contentDetails")) {
    resource.contentDetails = {
      duration: duration(video.durationSeconds),
      durationMillis: String(video.durationSeconds * 1_000),
    };
  }
  return withEtag(resource);
}
