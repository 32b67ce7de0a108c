import type { Traits } from "../platform-worlds";
import type { Scenery } from "../scenes";

export const traits: Traits = {
  owner: "creator",
  accountless: "no-channel",
  publicWords: ["public"],
  usesPkce: true,
  unknownPost: "aaaaaaaaaaa",
  switches: {
    "access token refused": ["expired"],
    "permission missing": ["scope-missing"],
    "too fast": ["rate-limited-429", { retryAfter: "30" }],
    "allowance used up": ["quota-exceeded"],
    outage: ["outage-503"],
    "cut off": ["truncated"],
    "no JSON": ["malformed-json"],
    "too large": ["huge"],
    "counts in another form": ["bare-numbers"],
    "members unheard of": ["new-field"],
    "refresh refused": ["invalid-grant"],
    "refresh brings a new token": ["rotating-refresh"],
    "operator's mistake": ["api-not-enabled"],
    "account closed": ["channel-closed"],
  },
  otherwise: {},
};

const well = { weather: "working", problem: null, passes: true } as const;
const lost = { weather: "needs-reconnect", passes: false } as const;

export const scenery: Scenery = {
  wire: {
    account: { followers: "subscriberCount", views: "viewCount", posts: "videoCount" },
    post: { views: "viewCount", likes: "likeCount", comments: "commentCount" },
  },
  refreshOperation: "oauth.refresh",
  scenes: {
    "token expired": { turn: ["expired"], ...well },
    "revoked at the platform": { turn: ["revoked"], ...lost, problem: "expired/revoked" },
    "permission taken back": { turn: ["scope-missing"], ...lost, problem: "expired/scope-missing" },
    "refresh reply lost": { turn: ["lose-refresh-reply"], ...well },
    "two workers refresh at once": { turn: null, ...well },
    "too fast": { turn: ["rate-limited-429"], weather: "limited", problem: "limited/rate", passes: true },
    "allowance used up": {
      turn: ["quota-exceeded"],
      weather: "limited",
      problem: "limited/quota",
      passes: true,
    },
    "outage of a day": {
      turn: ["outage-503"],
      weather: "failing",
      problem: "unavailable/outage",
      passes: true,
    },
    "new field": { turn: ["new-field"], ...well },
    "count hidden": {
      turn: ["hidden-subscribers", { as: "zero" }],
      hides: { of: "account", metric: "followers", as: "hidden" },
      ...well,
    },
    "post deleted": { turn: ["delete-video"], ...well },
    "account renamed": { turn: ["renamed"], ...well },
    "account closed": { turn: ["channel-closed"], ...lost, problem: "expired/account-closed" },
  },
};
