import "server-only";
import type { Budget } from "../types";
import { tiktokPolicy } from "./policy";
import { readSettings } from "./settings";

const { requestsPerWindow: units, windowMs } = tiktokPolicy;
const window = { kind: "sliding", units, seconds: windowMs / 1000 } as const;

/** TikTok counts the requests of each endpoint by itself. */
export const tiktokBudget: Budget = {
  holder() {
    const settings = readSettings();
    return settings ? `${settings.apiUrl} ${settings.clientKey}` : "";
  },
  allowances: { info: window, list: window, query: window },
  drawsOn({ url: { pathname } }) {
    if (pathname.endsWith("/v2/user/info/")) return "info";
    if (pathname.endsWith("/v2/video/list/")) return "list";
    return pathname.endsWith("/v2/video/query/") ? "query" : null;
  },
  costs: { account: { info: 1 }, page: { list: 1 }, readings: { query: 1 } },
};
