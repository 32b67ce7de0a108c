import { escapeHtml } from "../exchange.ts";
import type { MastodonAccount } from "./accounts.ts";
import { root } from "./environment.ts";
import { type Toot, tootCounts, tootsOf } from "./posts.ts";
import type { MastodonWorld } from "./scenarios.ts";

export type Resource = Record<string, unknown>;

const instant = (at: number) => new Date(at).toISOString();

/** Whole numbers; texts only where a scenario asks for them. */
function writeCounts(
  world: MastodonWorld,
  { id }: MastodonAccount,
  counts: Record<string, number>,
): Resource {
  const quoted = world.scenario(id, "quoted-numbers") !== null;
  return Object.fromEntries(
    Object.entries(counts).map(([name, value]) => [name, quoted ? String(value) : value]),
  );
}

const unheardOf = { mood: "calm", revisions: [{ at: "2027-01-01", by: null }] };

function maybeNewField(world: MastodonWorld, { id }: MastodonAccount): Resource {
  return world.scenario(id, "new-field") ? { brand_new_field: unheardOf } : {};
}

/** Everything but direct messages counts, as a real server counts it. */
export const tootsCounted = (world: MastodonWorld, account: MastodonAccount) =>
  tootsOf(world, account).filter(({ visibility }) => visibility !== "direct").length;

export const followersOf = ({ dataset, clock }: MastodonWorld, { followers }: MastodonAccount) =>
  dataset.levelAt(followers, clock.now());

export function accountResource(world: MastodonWorld, account: MastodonAccount): Resource {
  const picture = `${world.baseUrl}${root}/media/${account.number}.jpg`;
  const url = `${world.baseUrl}${root}/@${account.username}`;
  const last = tootsOf(world, account).at(-1);
  return {
    id: account.number,
    username: account.username,
    acct: account.username,
    display_name: account.displayName,
    locked: false,
    bot: false,
    discoverable: true,
    group: false,
    created_at: "2022-11-06T00:00:00.000Z",
    note: "",
    url,
    uri: `${world.baseUrl}${root}/users/${account.username}`,
    avatar: picture,
    avatar_static: picture,
    header: picture,
    header_static: picture,
    ...writeCounts(world, account, {
      followers_count: followersOf(world, account),
      following_count: account.following,
      statuses_count: tootsCounted(world, account),
    }),
    last_status_at: last ? instant(last.publishedAt).slice(0, 10) : null,
    hide_collections: null,
    noindex: false,
    emojis: [],
    roles: [],
    fields: [],
    ...maybeNewField(world, account),
  };
}

export function credentialResource(world: MastodonWorld, account: MastodonAccount): Resource {
  return {
    ...accountResource(world, account),
    source: {
      privacy: "public",
      sensitive: false,
      language: "en",
      note: "",
      fields: [],
      follow_requests_count: 0,
    },
    role: { id: "-99", name: "", permissions: "65536", color: "", highlighted: false },
  };
}

function mediaResource({ baseUrl }: MastodonWorld, { id, text }: Toot, place: number): Resource {
  const picture = (size: string) => `${baseUrl}${root}/media/${id}-${place}-${size}.jpg`;
  return {
    id: `${id}${place}`,
    type: "image",
    url: picture("original"),
    preview_url: picture("small"),
    remote_url: null,
    preview_remote_url: null,
    text_url: null,
    meta: { original: { width: 1_200, height: 800, size: "1200x800", aspect: 1.5 } },
    description: `A picture of ${text.toLowerCase()}`,
    blurhash: "UFBWY:8_0Jxv4mx]t8t64.%M-:IUWGWAt6M}",
  };
}

export function statusResource(world: MastodonWorld, account: MastodonAccount, toot: Toot): Resource {
  const { favourites, boosts, replies } = tootCounts(world.dataset, toot, world.clock.now());
  return {
    id: toot.id,
    created_at: instant(toot.publishedAt),
    in_reply_to_id: toot.isReply ? "108999999999999999" : null,
    in_reply_to_account_id: toot.isReply ? "108888" : null,
    sensitive: toot.isSensitive,
    spoiler_text: toot.isSensitive ? "Sharp tools" : "",
    visibility: toot.visibility,
    language: "en",
    uri: `${world.baseUrl}${root}/users/${account.username}/statuses/${toot.id}`,
    url: `${world.baseUrl}${root}/@${account.username}/${toot.id}`,
    ...writeCounts(world, account, {
      replies_count: replies,
      reblogs_count: boosts,
      favourites_count: favourites,
      quotes_count: 0,
    }),
    edited_at: null,
    content: toot.isBoost ? "" : `<p>${escapeHtml(toot.text)}</p>`,
    reblog: toot.isBoost
      ? { id: "108777777777777777", visibility: "public", content: "<p>Theirs</p>" }
      : null,
    application: null,
    account: accountResource(world, account),
    media_attachments: Array.from({ length: toot.pictures }, (_, place) => mediaResource(world, toot, place)),
    mentions: [],
    tags: [],
    emojis: [],
    card: null,
    poll: null,
    ...maybeNewField(world, account),
  };
}
