import { fingerprint } from "../fingerprint.ts";
import type { InstagramAccount } from "./accounts.ts";
import { invalidParameter, objectGone, unknownField } from "./errors.ts";
import { countsOf, followersOf, type Media, mediaOf, showsShares, showsViews } from "./media.ts";
import type { InstagramWorld } from "./scenarios.ts";
import { instagramPart } from "./state.ts";

export type Resource = Record<string, unknown>;

const mostListed = 10_000;
const mostAPage = 100;

export function readFields(query: URLSearchParams, otherwise: string[]): string[] {
  const fields = (query.get("fields") ?? "").split(",").filter(Boolean);
  return fields.length > 0 ? fields : otherwise;
}

const unheardOf = { audience_mood: "curious", revisions: [{ at: "2027-01-01", by: null }] };

/** Only what was asked for; a field without a value is left out and never null. */
function pickFields(
  world: InstagramWorld,
  account: string,
  all: Resource,
  fields: readonly string[],
): Resource {
  const picked = fields.flatMap((field) => {
    if (!Object.hasOwn(all, field)) throw unknownField(field);
    return all[field] === undefined ? [] : [[field, all[field]]];
  });
  const resource = { ...Object.fromEntries(picked), id: all.id };
  return world.scenario(account, "new-field") ? { ...unheardOf, ...resource } : resource;
}

const countWriter = (world: InstagramWorld, account: string) =>
  world.scenario(account, "counts-as-text") ? String : (count: number) => count;

export const usernameOf = (world: InstagramWorld, { id, username }: InstagramAccount): string =>
  world.part(instagramPart).usernames[id] ?? username;

export function followersNow(world: InstagramWorld, account: InstagramAccount): number {
  const followers = followersOf(world.dataset, account, world.clock.now(), world.state.datasetEnd);
  return world.scenario(account.id, "misread") ? followers * 10 + (followers % 10) : followers;
}

export const isPersonal = (world: InstagramWorld, { id, type }: InstagramAccount): boolean =>
  type === "PERSONAL" || world.scenario(id, "turned-personal") !== null;

/** A personal account has no figures to give. */
export function profileOf(
  world: InstagramWorld,
  account: InstagramAccount,
  fields: readonly string[],
): Resource {
  const write = countWriter(world, account.id);
  const figures = !isPersonal(world, account);
  const all: Resource = {
    id: account.scopedId,
    user_id: account.professionalId,
    username: usernameOf(world, account),
    name: account.person,
    account_type: figures ? account.type : "PERSONAL",
    followers_count: figures ? write(followersNow(world, account)) : undefined,
    follows_count: figures ? write(account.follows) : undefined,
    media_count: write(mediaFor(world, account).length),
    // Without a value, so absent from every answer.
    website: undefined,
  };
  return pickFields(world, account.id, all, fields);
}

/** What the account shows now, newest first: without what was deleted or archived. */
export function mediaFor(world: InstagramWorld, account: InstagramAccount): Media[] {
  const { media } = world.part(instagramPart);
  return mediaOf(world.dataset, account, world.clock.now())
    .filter(({ id }) => media[id] === undefined)
    .reverse();
}

const timestamp = (at: number) => new Date(at).toISOString().replace(".000Z", "+0000");

export function hidesLikes(world: InstagramWorld, account: InstagramAccount): boolean {
  return account.hidesLikes || world.scenario(account.id, "hide-likes") !== null;
}

function mediaResource(
  world: InstagramWorld,
  account: InstagramAccount,
  media: Media,
  fields: readonly string[],
): Resource {
  const { id } = account;
  const extras = ["view_count", "shares_count"];
  const refused = world.scenario(id, "extras-refused") && fields.find((field) => extras.includes(field));
  if (refused) throw unknownField(refused);
  const at = world.clock.now();
  const write = countWriter(world, id);
  const counts = countsOf(world.dataset, media, at);
  const without = (name: "hide-comments" | "no-views" | "no-shares") => world.scenario(id, name) !== null;
  const shortcode = fingerprint(`shortcode ${media.id}`, 11);
  const image = `${world.baseUrl}/instagram/cdn/${media.id}.jpg`;
  const isVideo = media.type === "VIDEO";
  const all: Resource = {
    id: media.id,
    caption: media.caption ?? undefined,
    media_type: media.type,
    media_product_type: media.product,
    media_url: isVideo ? `${world.baseUrl}/instagram/cdn/${media.id}.mp4` : image,
    thumbnail_url: isVideo ? image : undefined,
    permalink: `https://www.instagram.com/${media.product === "REELS" ? "reel" : "p"}/${shortcode}/`,
    shortcode,
    timestamp: timestamp(media.publishedAt),
    like_count: hidesLikes(world, account) ? undefined : write(counts.likes),
    comments_count: without("hide-comments") ? undefined : write(counts.comments),
    view_count: showsViews(media, at) && !without("no-views") ? write(counts.views) : undefined,
    shares_count: showsShares(at) && !without("no-shares") ? write(counts.shares) : undefined,
  };
  return pickFields(world, id, all, fields);
}

/** Where a page ended, in a form nobody should read. */
const cursorAt = (media: Media) => Buffer.from(`QVFI${media.id}`).toString("base64url");

type Listing = {
  world: InstagramWorld;
  owner: InstagramAccount;
  query: URLSearchParams;
  path: string;
  token: string;
};

/** An empty list has no paging; the last page has cursors and no address of a next one. */
export function listMedia({ world, owner, query, path, token }: Listing): Resource {
  const limit = Math.min(Number(query.get("limit") ?? 25), mostAPage);
  if (!Number.isInteger(limit) || limit < 1) throw invalidParameter("limit must be a positive integer");
  const all = mediaFor(world, owner).slice(0, mostListed);
  const after = query.get("after");
  const place = after === null ? -1 : all.findIndex((media) => cursorAt(media) === after);
  if (after !== null && place === -1) throw invalidParameter("Invalid cursor value");
  const page = all.slice(place + 1, place + 1 + limit);
  const [first, last] = [page[0], page.at(-1)];
  const data = page.map((media) => mediaResource(world, owner, media, readFields(query, ["id"])));
  if (!first || !last) return { data };
  const cursors = { before: cursorAt(first), after: cursorAt(last) };
  if (last === all.at(-1)) return { data, paging: { cursors } };
  const next = new URL(path, world.baseUrl);
  next.search = new URLSearchParams({
    access_token: token,
    fields: query.get("fields") ?? "id",
    limit: `${limit}`,
    after: cursors.after,
  }).toString();
  return { data, paging: { cursors, next: next.href } };
}

/** @throws GraphError 100/33 for what is gone, archived or somebody else's */
export function mediaById(
  world: InstagramWorld,
  owner: InstagramAccount,
  id: string,
  query: URLSearchParams,
): Resource {
  const media = mediaFor(world, owner).find((one) => one.id === id);
  if (!media) throw objectGone(id);
  return mediaResource(world, owner, media, readFields(query, ["id"]));
}
