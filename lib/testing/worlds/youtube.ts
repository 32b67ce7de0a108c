import type { Traits } from "../platform-worlds";

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
