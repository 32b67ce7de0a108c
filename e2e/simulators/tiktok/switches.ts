import type { ScenarioSettings } from "../scenarios.ts";
import { UnknownTarget } from "../switches.ts";
import type { TiktokAccount } from "./accounts.ts";
import { endGrants, expireAccessTokens, takeScopes } from "./grants.ts";
import type { TiktokWorld } from "./scenarios.ts";
import { tiktokPart } from "./state.ts";
import { publicVideosFor } from "./videos.ts";

const endings = ["revoked", "account-deleted", "account-banned"];

export function switchedOn(
  world: TiktokWorld,
  account: TiktokAccount,
  name: string,
  asked: ScenarioSettings,
): ScenarioSettings {
  const { id } = account;
  const { videos, names } = world.part(tiktokPart);
  if (endings.includes(name)) endGrants(world, id);
  if (name === "expired") expireAccessTokens(world, id);
  if (name === "scope-removed") takeScopes(world, id, (asked.as ?? "").split(","));
  if (name === "delete-video" || name === "make-video-private") {
    const as = asked.as ?? publicVideosFor(world, account)[0]?.id;
    if (as === undefined) throw new UnknownTarget(`"${id}" has no public video`);
    videos[as] = name === "delete-video" ? "deleted" : "private";
    return { ...asked, as };
  }
  if (name === "renamed" && asked.as !== undefined) {
    names[id] = { displayName: asked.as, username: asked.as.toLowerCase().replace(/[^a-z0-9]+/g, ".") };
  }
  return asked;
}

export function switchedOff(
  world: TiktokWorld,
  { id }: TiktokAccount,
  name: string,
  settings: ScenarioSettings | null,
): void {
  const { videos, names } = world.part(tiktokPart);
  if (name === "delete-video" || name === "make-video-private") delete videos[settings?.as ?? ""];
  if (name === "renamed") delete names[id];
}
