import type { Traits } from "../platform-worlds";
import type { Scenery } from "../scenes";

export const traits: Traits = {
  owner: "creator-mastodon",
  accountless: null,
  publicWords: ["public", "unlisted"],
  usesPkce: true,
  unknownPost: "119999999999999",
  switches: {
    "access token refused": ["revoked"],
    "permission missing": ["scope-missing"],
    "too fast": ["rate-limited-429"],
    outage: ["outage-503"],
    "cut off": ["truncated"],
    "no JSON": ["malformed-json"],
    "too large": ["huge"],
    "counts in another form": ["quoted-numbers"],
    "members unheard of": ["new-field"],
    "account closed": ["login-disabled"],
  },
  otherwise: {
    // There is no day's allowance, only the limit of five minutes.
    "allowance used up": "never",
    // Wrong credentials show when a code is exchanged, and nowhere after.
    "operator's mistake": "never",
  },
};

const well = { weather: "working", problem: null, passes: true } as const;
const lost = { weather: "needs-reconnect", passes: false } as const;

export const scenery: Scenery = {
  wire: {
    account: { followers: "followers_count", following: "following_count", posts: "statuses_count" },
    post: { likes: "favourites_count", comments: "replies_count", shares: "reblogs_count" },
  },
  refreshOperation: "oauth.refresh",
  scenes: {
    // A token ends when somebody revokes it, and is never refreshed.
    "token expired": "never",
    "refresh reply lost": "never",
    "two workers refresh at once": "never",
    "revoked at the platform": { turn: ["revoked"], ...lost, problem: "expired/revoked" },
    "permission taken back": { turn: ["scope-missing"], ...lost, problem: "expired/scope-missing" },
    "too fast": { turn: ["rate-limited-429"], weather: "limited", problem: "limited/rate", passes: true },
    "allowance used up": "never",
    "outage of a day": {
      turn: ["outage-503"],
      weather: "failing",
      problem: "unavailable/outage",
      passes: true,
    },
    "new field": { turn: ["new-field"], ...well },
    // Nobody can hide a count.
    "count hidden": "never",
    "post deleted": { turn: ["delete-post"], ...well },
    // A username is for ever.
    "account renamed": "never",
    "account closed": { turn: ["login-disabled"], ...lost, problem: "expired/account-closed" },
  },
};
