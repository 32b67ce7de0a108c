import "server-only";
import type { Budget } from "../types";
import { youtubePolicy } from "./policy";
import { readSettings } from "./settings";

const { quotaZone: zone, unitsADay, batchCallsADay } = youtubePolicy;

/** Every request of the Data API costs a unit, a refused one as well; batch statistics have an allowance of their own. */
export const youtubeBudget: Budget = {
  holder() {
    const settings = readSettings();
    return settings ? `${settings.apiUrl} ${settings.clientId}` : "";
  },
  allowances: {
    units: { kind: "day", units: unitsADay, zone },
    batch: { kind: "day", units: batchCallsADay, zone },
  },
  drawsOn({ url: { pathname } }) {
    if (!pathname.startsWith("/youtube/v3/")) return null;
    return pathname.endsWith("/videos:batchGetStats") ? "batch" : "units";
  },
  costs: { account: { units: 1 }, page: { units: 1 }, readings: { batch: 1 } },
};
