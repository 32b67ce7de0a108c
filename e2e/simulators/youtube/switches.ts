import type { ScenarioSettings } from "../scenarios.ts";
import { UnknownTarget } from "../switches.ts";
import { hasChannel, type YoutubeAccount } from "./accounts.ts";
import { expireAccessTokens, revokeAtGoogle } from "./google-grants.ts";
import { pacificDay } from "./quota.ts";
import { videosFor } from "./resources.ts";
import type { YoutubeWorld } from "./scenarios.ts";
import { youtubePart } from "./state.ts";

export function switchedOn(
  world: YoutubeWorld,
  account: YoutubeAccount,
  name: string,
  asked: ScenarioSettings,
): ScenarioSettings {
  const { id } = account;
  const { videos, names } = world.part(youtubePart);
  if (name === "revoked") revokeAtGoogle(world, id);
  if (name === "expired") expireAccessTokens(world, id);
  if (name === "quota-exceeded") return { as: pacificDay(world.clock.now()), ...asked };
  if (name === "delete-video" || name === "make-video-private") {
    const as = asked.as ?? newestPublicVideo(world, account);
    videos[as] = name === "delete-video" ? "deleted" : "private";
    return { ...asked, as };
  }
  if (name === "renamed" && asked.as !== undefined) {
    const handle = `@${asked.as.toLowerCase().replace(/[^a-z0-9]+/g, "")}`;
    names[id] = { title: asked.as, handle };
  }
  return asked;
}

export function switchedOff(
  world: YoutubeWorld,
  { id }: YoutubeAccount,
  name: string,
  settings: ScenarioSettings | null,
): void {
  const { videos, names } = world.part(youtubePart);
  if (name === "delete-video" || name === "make-video-private") delete videos[settings?.as ?? ""];
  if (name === "renamed") delete names[id];
}

function newestPublicVideo(world: YoutubeWorld, account: YoutubeAccount): string {
  const videos = hasChannel(account) ? videosFor(world, account) : [];
  const newest = videos.findLast(({ privacy }) => privacy === "public");
  if (!newest) throw new UnknownTarget(`"${account.id}" has no public video`);
  return newest.id;
}
