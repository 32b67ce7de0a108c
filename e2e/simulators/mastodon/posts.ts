import type { Dataset, Post } from "../dataset.ts";
import { pick } from "../fingerprint.ts";
import { titleOf } from "../titles.ts";
import type { MastodonAccount } from "./accounts.ts";
import type { MastodonWorld } from "./scenarios.ts";
import { mastodonPart } from "./state.ts";

/**
 * What an account has written, made from the measured lifetimes of videos. How far a Mastodon post reaches is not public,
 * so a lifetime stands for its reach, and reactions are a share of it which is ours: favourites 2 to 6 %, boosts 0.6 to
 * 2.4 %, replies 0.2 to 1 %.
 */
export type Toot = Post & {
  text: string;
  visibility: "public" | "unlisted" | "private" | "direct";
  isReply: boolean;
  isBoost: boolean;
  isSensitive: boolean;
  pictures: number;
};

export type TootCounts = { favourites: number; boosts: number; replies: number };

const toots = new WeakMap<Post, Toot>();

function asToot(account: MastodonAccount, post: Post): Toot {
  const { index } = post;
  const visibility =
    index % 11 === 4 ? "private" : index % 17 === 9 ? "direct" : index % 13 === 6 ? "unlisted" : "public";
  return {
    ...post,
    text: titleOf(account.writes.theme, index),
    visibility,
    isReply: index % 7 === 3,
    isBoost: index % 19 === 8,
    isSensitive: index % 23 === 12,
    pictures: index % 5 === 1 ? 3 : index % 5 === 2 ? 0 : 1,
  };
}

/** Everything up to the instant, oldest first, whoever may see it; what was deleted is gone. */
export function tootsOf(world: MastodonWorld, account: MastodonAccount): Toot[] {
  const changed = world.part(mastodonPart).posts;
  // Numbers that grow with time and are no other account's.
  const idOf = (index: number) => `11${account.number.slice(3)}${String(index).padStart(7, "0")}`;
  return world.dataset.postsOf({ ...account.writes, idOf }, world.clock.now()).flatMap((post) => {
    const toot = toots.get(post) ?? asToot(account, post);
    toots.set(post, toot);
    const change = changed[toot.id];
    if (change === "deleted") return [];
    return [change === "private" ? { ...toot, visibility: "private" as const } : toot];
  });
}

export const isForEverybody = ({ visibility }: Toot) => visibility === "public" || visibility === "unlisted";

/** Listed where replies to others and boosts are left out. */
export const isOwnPost = (toot: Toot) => !toot.isReply && !toot.isBoost;

export function tootCounts(dataset: Dataset, toot: Toot, at: number): TootCounts {
  const reach = dataset.viewsOf(toot, at);
  const share = (name: string, least: number, most: number) =>
    Math.floor((reach * (least + pick(`${name} ${toot.id}`, most - least + 1))) / 1_000);
  return {
    favourites: share("favourites", 20, 60),
    boosts: share("boosts", 6, 24),
    replies: share("replies", 2, 10),
  };
}
