import { z } from "zod";
import type { AccountDescription, Budget, PostDescription } from "../vendor.ts";
import { hasChannel, type YoutubeAccount } from "./accounts.ts";
import { describeQuota } from "./quota.ts";
import { hidesSubscribers, roundSubscribers, uploadsOf, videosFor } from "./resources.ts";
import type { YoutubeWorld } from "./scenarios.ts";
import { googlePart, youtubePart } from "./state.ts";
import { channelCounts, videoCounts } from "./videos.ts";

export function describeAccount(world: YoutubeWorld, account: YoutubeAccount): AccountDescription {
  const { id } = account;
  const grants = Object.values(world.part(googlePart).grants);
  const liveGrants = grants.filter((grant) => grant.account === id && !grant.revoked).length;
  if (!hasChannel(account))
    return { handle: null, name: null, facts: ["no channel"], liveGrants, channel: null };
  const exact = channelCounts(world.dataset, account.channel, world.clock.now());
  const videos = videosFor(world, account);
  const { title, handle } = world.part(youtubePart).names[id] ?? account.channel;
  const counts = {
    exactSubscribers: exact.subscribers,
    subscribers: hidesSubscribers(world, account) ? null : roundSubscribers(exact.subscribers),
    views: exact.views,
    publicVideos: videos.filter(({ privacy }) => privacy === "public").length,
    videos: videos.length,
  };
  return {
    handle,
    name: title,
    facts: [
      `${counts.subscribers?.toLocaleString("en") ?? "hidden"} subscribers`,
      `${counts.views.toLocaleString("en")} views`,
      `${counts.publicVideos} public videos of ${counts.videos}`,
    ],
    liveGrants,
    channel: { id: account.channel.id, uploads: uploadsOf(account.channel), title, handle },
    counts,
  };
}

export function describeVideos(world: YoutubeWorld, account: YoutubeAccount): PostDescription[] {
  if (!hasChannel(account)) return [];
  return videosFor(world, account)
    .reverse()
    .map((video) => ({
      id: video.id,
      title: video.title,
      publishedAt: new Date(video.publishedAt).toISOString(),
      privacy: video.privacy,
      hidesLikes: video.hidesLikes,
      commentsOff: video.commentsOff,
      counts: videoCounts(world.dataset, video, world.clock.now()),
    }));
}

const count = z.coerce.number().int().nonnegative().optional();
const QuotaInput = z.strictObject({ units: count, batchCalls: count, dailyUnits: count });

export const quotaBudget: Budget = {
  describe: describeQuota,
  set(world, input) {
    const { units, batchCalls, dailyUnits } = QuotaInput.parse(input);
    const quota = describeQuota(world);
    world.part(youtubePart).quota = {
      pacificDay: quota.pacificDay,
      units: units ?? quota.units,
      batchCalls: batchCalls ?? quota.batchCalls,
      dailyUnits: dailyUnits ?? quota.dailyUnits,
    };
  },
  words(world) {
    const { units, batchCalls, dailyUnits, pacificDay } = describeQuota(world);
    return `Quota of ${pacificDay} (Pacific time): ${units} of ${dailyUnits} units, ${batchCalls} batch calls.`;
  },
};
