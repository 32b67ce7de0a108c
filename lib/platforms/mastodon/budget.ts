import "server-only";
import type { Budget } from "../types";
import { mastodonPolicy } from "./policy";
import { readSettings } from "./settings";

const { calls: units, strictestWindowMs } = mastodonPolicy.rateLimit;

/**
 * Posts are read without a token, and then the server counts by address: all of this installation's calls together.
 * Calls with a token are counted for each person by itself, and one a day is far from any limit.
 */
export const mastodonBudget: Budget = {
  holder() {
    const settings = readSettings();
    return settings ? `${settings.serverUrl} ${settings.clientId}` : "";
  },
  allowances: { public: { kind: "sliding", units, seconds: strictestWindowMs / 1_000 } },
  drawsOn: ({ url: { pathname } }) =>
    /\/api\/v1\/(accounts\/[\w-]+\/)?statuses$/.test(pathname) ? "public" : null,
  costs: { account: {}, page: { public: 1 }, readings: { public: 1 } },
};
