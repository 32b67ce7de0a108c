import type { SimulatorRequest } from "../exchange.ts";
import { hasChannel, type Owner, youtubeAccounts } from "./accounts.ts";
import {
  channelGone,
  invalidPageToken,
  invalidParameter,
  missingParameter,
  playlistItemsNotAccessible,
  playlistNotFound,
  unknownPart,
} from "./errors.ts";
import {
  channelResource,
  playlistItemResource,
  type Resource,
  uploadsOf,
  videoResource,
  videoStatsResource,
  videosFor,
} from "./resources.ts";
import type { YoutubeWorld } from "./scenarios.ts";

/** `caller` is the account the token was granted for. */
export type Call = { world: YoutubeWorld; caller: string; query: SimulatorRequest["query"] };

const channelParts =
  "id snippet contentDetails statistics status brandingSettings topicDetails localizations contentOwnerDetails auditDetails";
const playlistItemParts = "id snippet contentDetails status";
const videoParts =
  "id snippet contentDetails statistics status player topicDetails recordingDetails liveStreamingDetails localizations fileDetails processingDetails suggestions";
const videoStatsParts = "id snippet contentDetails statistics";

/** Google takes arrays repeated (`id=a&id=b`) and joined by commas (`id=a,b`). */
function listOf(query: URLSearchParams, name: string): string[] {
  return query
    .getAll(name)
    .flatMap((value) => value.split(","))
    .map((value) => value.trim())
    .filter(Boolean);
}

function readParts(query: URLSearchParams, known: string): Set<string> {
  const parts = listOf(query, "part");
  if (parts.length === 0) throw missingParameter("No part specified: 'part'", "part");
  for (const part of parts) if (!known.split(" ").includes(part)) throw unknownPart(part);
  return new Set(parts);
}

function readMaxResults(query: URLSearchParams): number {
  const text = query.get("maxResults");
  if (text === null) return 5;
  if (!/^\d+$/.test(text) || Number(text) > 50) {
    throw invalidParameter("maxResults", `Invalid value '${text}'. Values must be within the range: [0, 50]`);
  }
  return Number(text);
}

function readVideoIds(query: URLSearchParams): string[] {
  const ids = listOf(query, "id");
  if (ids.length === 0) {
    throw missingParameter("No filter selected. Expected one of: id, chart, myRating, idParam", "");
  }
  if (ids.length > 50)
    throw invalidParameter("id", "The request specifies too many ids; at most 50 are allowed.");
  return [...new Set(ids)];
}

/** The offset as YouTube writes it: protobuf fields 1 (offset) and 2 (direction), so that 50 is "CDIQAA". */
function pageToken(offset: number, direction: 0 | 1): string {
  const bytes = [0x08];
  let rest = offset;
  while (rest > 0x7f) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>= 7;
  }
  bytes.push(rest, 0x10, direction);
  return Buffer.from(bytes).toString("base64url");
}

function readPageToken(query: URLSearchParams): number {
  const text = query.get("pageToken");
  if (!text) return 0;
  const bytes = Buffer.from(text, "base64url");
  const offset = bytes.subarray(1, -2).reduce((sum, byte, place) => sum + (byte & 0x7f) * 128 ** place, 0);
  const isOurs = text === pageToken(offset, 0) || text === pageToken(offset, 1);
  if (!isOurs) throw invalidPageToken();
  return offset;
}

function owners(world: YoutubeWorld): Owner[] {
  return world.accountsOf(youtubeAccounts).filter(hasChannel);
}

function refuseIfGone(world: YoutubeWorld, caller: string): void {
  if (world.takeScenario(caller, "channel-closed")) throw channelGone("channelClosed");
  if (world.takeScenario(caller, "channel-suspended")) throw channelGone("channelSuspended");
}

export function listChannels({ world, caller, query }: Call): Resource {
  const parts = readParts(query, channelParts);
  const ids = listOf(query, "id");
  const handle = query.get("forHandle");
  const isMine = query.get("mine") === "true";
  if (!isMine && ids.length === 0 && !handle) {
    throw missingParameter(
      "No filter selected. Expected one of: managedByMe, categoryId, mine, forUsername, forHandle, id, idParam",
      "",
    );
  }
  if (isMine) refuseIfGone(world, caller);
  const missing = isMine ? world.takeScenario(caller, "no-channel") : null;
  const found = owners(world).filter(({ id, channel }) =>
    isMine ? id === caller && !missing : ids.includes(channel.id) || channel.handle === handle,
  );
  return {
    kind: "youtube#channelListResponse",
    pageInfo: { totalResults: found.length, resultsPerPage: readMaxResults(query) },
    // Today's servers leave the member out when nothing was found; old recordings hold an empty list.
    ...((found.length > 0 || missing?.as === "empty") && {
      items: found.map((owner) => channelResource(world, owner, parts)),
    }),
  };
}

export function listPlaylistItems({ world, caller, query }: Call): Resource {
  const parts = readParts(query, playlistItemParts);
  const playlistId = query.get("playlistId");
  if (!playlistId) throw missingParameter("No filter selected. Expected one of: id, playlistId", "");
  const limit = readMaxResults(query);
  const offset = readPageToken(query);
  if (/^(LL|WL|HL)/.test(playlistId)) throw playlistItemsNotAccessible();
  const owner = owners(world).find(({ channel }) => uploadsOf(channel) === playlistId);
  if (!owner) throw playlistNotFound();
  if (world.scenario(owner.id, "channel-closed") || world.scenario(owner.id, "channel-suspended")) {
    throw playlistNotFound();
  }
  const uploads = videosFor(world, owner)
    .filter(({ privacy }) => privacy === "public" || owner.id === caller)
    .reverse();
  const page = uploads.slice(offset, offset + limit);
  return {
    kind: "youtube#playlistItemListResponse",
    ...(offset + limit < uploads.length && limit > 0 && { nextPageToken: pageToken(offset + limit, 0) }),
    ...(offset > 0 && { prevPageToken: pageToken(offset, 1) }),
    items: page.map((video, index) => playlistItemResource(world, owner, video, offset + index, parts)),
    pageInfo: { totalResults: uploads.length, resultsPerPage: limit },
  };
}

/** In the order asked; what is deleted, unknown or another person's private video is simply missing. */
function findVideos({ world, caller }: Call, ids: string[]) {
  const all = new Map(
    owners(world).flatMap((owner) =>
      videosFor(world, owner).map((video) => [video.id, { owner, video }] as const),
    ),
  );
  return ids.flatMap((id) => {
    const found = all.get(id);
    return found && (found.video.privacy !== "private" || found.owner.id === caller) ? [found] : [];
  });
}

export function listVideos(call: Call): Resource {
  const parts = readParts(call.query, videoParts);
  const found = findVideos(call, readVideoIds(call.query));
  return {
    kind: "youtube#videoListResponse",
    items: found.map(({ owner, video }) => videoResource(call.world, owner, video, parts)),
    pageInfo: { totalResults: found.length, resultsPerPage: found.length },
  };
}

export function batchGetVideoStats(call: Call): Resource {
  const parts = readParts(call.query, videoStatsParts);
  const ids = readVideoIds(call.query);
  const found = findVideos(call, ids);
  return {
    kind: "youtube#batchGetStatsResponse",
    items: found.map(({ owner, video }) => videoStatsResource(call.world, owner, video, parts)),
    summary: {
      requestedVideoCount: String(ids.length),
      succeededVideoCount: String(found.length),
      failedVideoCount: String(ids.length - found.length),
    },
  };
}
