import { z } from "zod";
import { expireAccessTokens, revokeAtGoogle } from "./google-grants.ts";
import { ScenarioName, ScenarioSettings } from "./scenarios.ts";
import type { World } from "./world.ts";
import { hasChannel, videosFor } from "./youtube-resources.ts";

/** One throw of a switch. `on: false` undoes it, where it can be undone: a revoked grant stays dead. */
export const SwitchInput = z.strictObject({
  name: ScenarioName,
  on: z
    .preprocess((value) => (value === "false" ? false : value === "true" ? true : value), z.boolean())
    .default(true),
  ...ScenarioSettings.shape,
});

export class UnknownTarget extends Error {}

export function throwSwitch(world: World, target: string, input: z.infer<typeof SwitchInput>): void {
  const { name, on, ...settings } = input;
  if (on) turnOn(world, target, name, settings);
  else turnOff(world, target, name);
}

function turnOn(world: World, target: string, name: ScenarioName, asked: ScenarioSettings): void {
  const settings = { ...asked };
  if (name === "revoked") revokeAtGoogle(world, target);
  if (name === "expired") expireAccessTokens(world, target);
  if (name === "delete-video" || name === "make-video-private") {
    settings.as ??= newestPublicVideo(world, target);
    world.state.videos[settings.as] = name === "delete-video" ? "deleted" : "private";
  }
  if (name === "renamed") {
    settings.as ??= "A New Name";
    const handle = `@${settings.as.toLowerCase().replace(/[^a-z0-9]+/g, "")}`;
    world.state.names[target] = { title: settings.as, handle };
  }
  world.switchOn(target, name, settings);
}

function turnOff(world: World, target: string, name: ScenarioName): void {
  const settings = world.scenario(target, name);
  if (name === "delete-video" || name === "make-video-private") delete world.state.videos[settings?.as ?? ""];
  if (name === "renamed") delete world.state.names[target];
  world.switchOff(target, name);
}

export function turnEverythingOff(world: World, target: string): void {
  for (const name of Object.keys(world.state.scenarios[target] ?? {})) {
    turnOff(world, target, ScenarioName.parse(name));
  }
}

function newestPublicVideo(world: World, target: string): string {
  const account = world.account(target);
  const videos = account && hasChannel(account) ? videosFor(world, account) : [];
  const newest = videos.findLast(({ privacy }) => privacy === "public");
  if (!newest) throw new UnknownTarget(`"${target}" has no public video`);
  return newest.id;
}
