import type { Traits } from "../platform-worlds";
import type { Scenery } from "../scenes";

export const traits: Traits = {
  owner: "tiktok-creator",
  accountless: null,
  publicWords: ["public"],
  usesPkce: false,
  unknownPost: "7000000000000000001",
  switches: {
    "access token refused": ["expired"],
    "permission missing": ["scope-missing"],
    "too fast": ["rate-limited-429"],
    outage: ["outage-503"],
    "cut off": ["truncated"],
    "no JSON": ["malformed-json"],
    "too large": ["huge"],
    "counts in another form": ["counts-as-text"],
    "members unheard of": ["new-field"],
    "refresh refused": ["invalid-grant"],
    // Every refresh does, here with other lifetimes.
    "refresh brings a new token": ["old-lifetimes"],
    "account closed": ["account-banned"],
  },
  otherwise: {
    // A page that is no JSON stands in front of its servers, and passes.
    "no JSON": "unavailable/outage",
    // A window of a minute is its only limit.
    "allowance used up": "never",
    // Its data endpoints do not look at the app's own credentials.
    "operator's mistake": "never",
    // An account that is gone is a token that is dead.
    "account closed": "expired/revoked",
  },
};

const well = { weather: "working", problem: null, passes: true } as const;
const lost = { weather: "needs-reconnect", passes: false } as const;

export const scenery: Scenery = {
  wire: {
    account: {
      followers: "follower_count",
      following: "following_count",
      likes: "likes_count",
      posts: "video_count",
    },
    post: { views: "view_count", likes: "like_count", comments: "comment_count", shares: "share_count" },
  },
  refreshOperation: "oauth.refresh",
  scenes: {
    "token expired": { turn: ["expired"], ...well },
    "revoked at the platform": { turn: ["revoked"], ...lost, problem: "expired/revoked" },
    "permission taken back": {
      turn: ["scope-removed", { as: "video.list" }],
      // Only that part ends; what is granted goes on.
      weather: "partial",
      problem: "expired/scope-missing",
      passes: false,
    },
    // The answer carried the only token that is left, and the old one is dead: only a new consent helps.
    "refresh reply lost": { turn: ["lose-refresh-reply"], ...lost, problem: "expired/revoked" },
    "two workers refresh at once": { turn: null, ...well },
    "too fast": { turn: ["rate-limited-429"], weather: "limited", problem: "limited/rate", passes: true },
    "allowance used up": "never",
    "outage of a day": {
      turn: ["outage-503"],
      weather: "failing",
      problem: "unavailable/outage",
      passes: true,
    },
    "new field": { turn: ["new-field"], ...well },
    "count hidden": {
      turn: ["count-absent", { as: "share_count" }],
      hides: { of: "post", metric: "shares", as: "missing" },
      ...well,
    },
    // The oldest is beyond the first page, and the whole list is read once a week.
    "post deleted": { turn: ["delete-video"], afterDays: 7, ...well },
    "account renamed": { turn: ["renamed"], ...well },
    // Tokens are all that speaks of an account, and they are dead.
    "account closed": { turn: ["account-banned"], ...lost, problem: "expired/revoked" },
  },
};
