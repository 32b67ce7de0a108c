import type { Traits } from "../platform-worlds";

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
