import type { ScenarioSettings } from "../scenarios.ts";
import { UnknownTarget } from "../switches.ts";
import type { InstagramAccount } from "./accounts.ts";
import { mediaFor } from "./resources.ts";
import type { InstagramWorld } from "./scenarios.ts";
import { instagramPart } from "./state.ts";
import { endTokens, expireTokens } from "./tokens.ts";

export function switchedOn(
  world: InstagramWorld,
  account: InstagramAccount,
  name: string,
  asked: ScenarioSettings,
): ScenarioSettings {
  const { media, usernames } = world.part(instagramPart);
  if (name === "revoked") endTokens(world, account.id, "removed");
  if (name === "password-changed") endTokens(world, account.id, "password-changed");
  if (name === "expired") expireTokens(world, account.id);
  if (name === "renamed" && asked.as !== undefined) usernames[account.id] = asked.as;
  if (name === "delete-post" || name === "archive-post") {
    const as = asked.as ?? mediaFor(world, account)[0]?.id;
    if (as === undefined) throw new UnknownTarget(`"${account.id}" has no post`);
    media[as] = name === "delete-post" ? "deleted" : "archived";
    return { ...asked, as };
  }
  return asked;
}

export function switchedOff(
  world: InstagramWorld,
  { id }: InstagramAccount,
  name: string,
  settings: ScenarioSettings | null,
): void {
  const { media, usernames } = world.part(instagramPart);
  if (name === "delete-post" || name === "archive-post") delete media[settings?.as ?? ""];
  if (name === "renamed") delete usernames[id];
}
