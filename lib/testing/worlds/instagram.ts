import type { Traits } from "../platform-worlds";
import type { Scenery } from "../scenes";

export const traits: Traits = {
  owner: "ig-creator",
  accountless: "ig-former",
  publicWords: ["public"],
  usesPkce: false,
  unknownPost: "17000000000000000",
  switches: {
    "access token refused": ["expired"],
    "permission missing": ["scope-missing"],
    "too fast": ["rate-limited", { as: "4", ms: 0, retryAfter: "30" }],
    "allowance used up": ["rate-limited"],
    outage: ["outage-503"],
    "cut off": ["truncated"],
    "no JSON": ["malformed-json"],
    "too large": ["huge"],
    "counts in another form": ["counts-as-text"],
    "members unheard of": ["new-field"],
    "account closed": ["account-closed"],
  },
  otherwise: {
    // It gives no day's allowance: what is used up of its rolling windows comes back by and by.
    "allowance used up": "limited/rate",
    // Whatever is wrong with our credentials, it says that the token is no good.
    "operator's mistake": "never",
  },
};

const well = { weather: "working", problem: null, passes: true } as const;
const lost = { weather: "needs-reconnect", passes: false } as const;
const limited = { weather: "limited", problem: "limited/rate", passes: true } as const;
/** A token of sixty days is renewed in its last twenty. */
const renewalDay = 45;

export const scenery: Scenery = {
  wire: {
    account: { followers: "followers_count", following: "follows_count", posts: "media_count" },
    post: {
      views: "view_count",
      likes: "like_count",
      comments: "comments_count",
      shares: "shares_count",
    },
  },
  refreshOperation: "token.refresh",
  scenes: {
    // There is nothing to renew an ended token with.
    "token expired": { turn: ["expired"], ...lost, problem: "expired/revoked" },
    "revoked at the platform": { turn: ["revoked"], ...lost, problem: "expired/revoked" },
    "permission taken back": { turn: ["scope-missing"], ...lost, problem: "expired/scope-missing" },
    "refresh reply lost": { turn: ["lose-refresh-reply"], afterDays: renewalDay, ...well },
    "two workers refresh at once": { turn: null, afterDays: renewalDay, ...well },
    "too fast": { turn: ["rate-limited", { as: "4", ms: 0, retryAfter: "30" }], ...limited },
    "allowance used up": { turn: ["rate-limited"], ...limited },
    "outage of a day": {
      turn: ["outage-503"],
      weather: "failing",
      problem: "unavailable/outage",
      passes: true,
    },
    "new field": { turn: ["new-field"], ...well },
    "count hidden": {
      turn: ["hide-likes"],
      hides: { of: "post", metric: "likes", as: "hidden" },
      ...well,
    },
    "post deleted": { turn: ["delete-post"], ...well },
    "account renamed": { turn: ["renamed"], ...well },
    "account closed": { turn: ["account-closed"], ...lost, problem: "expired/account-closed" },
  },
};
